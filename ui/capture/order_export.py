"""The list of orders as CSV, for other programs and for people with spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from app.store.books.capture.orders.lists import OrderRow
from app.values import minor_digits

_HEADER = (
    "order", "state", "held_for", "customer", "country", "placed_at", "dispatch_by", "lines",
    "units_ordered", "units_picked", "units_packed", "total", "currency",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def orders_csv(rows: Iterable[OrderRow]) -> bytes:
    """Write ``rows`` as UTF-8 with a byte-order mark, commas and CRLF (RFC 4180).

    Times are ISO 8601 in UTC, amounts have a decimal point.  A name that a spreadsheet would
    take for a formula gets an apostrophe before it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_HEADER)
    writer.writerows(_cells(row) for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _cells(row: OrderRow) -> tuple[object, ...]:
    return (
        _plain(row.order_no),
        row.state.value,
        " ".join(sorted(kind.value.replace(" ", "_") for kind in row.holds)),
        _plain(row.customer),
        _plain(row.country),
        row.placed_at.isoformat(),
        row.dispatch_by.isoformat(),
        row.lines,
        row.units_ordered,
        row.units_picked,
        row.units_packed,
        _amount(row.total_minor, row.currency),
        row.currency,
    )


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _amount(minor: int, currency: str) -> str:
    digits = minor_digits(currency)
    sign = "-" if minor < 0 else ""
    whole, rest = divmod(abs(minor), 10**digits)
    return f"{sign}{whole}.{rest:0{digits}d}" if digits else f"{sign}{whole}"
