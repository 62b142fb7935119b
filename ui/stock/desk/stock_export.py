"""The list of shelves as CSV, for other programs and for people with spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from app.store.books.shelves.stock_lists import ShelfRow

_HEADER = (
    "bin", "zone", "sku", "name", "lot", "on_hand", "held", "suspect", "quarantined", "free",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def stock_csv(rows: Iterable[ShelfRow]) -> bytes:
    """Write ``rows`` as UTF-8 with a byte-order mark, commas and CRLF (RFC 4180).

    A name that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_HEADER)
    for row in rows:
        names = (row.bin_code, row.zone, row.sku, row.name, row.lot)
        units = (row.on_hand, row.held, row.suspect, row.quarantined, row.free)
        writer.writerow((*map(_plain, names), *units))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
