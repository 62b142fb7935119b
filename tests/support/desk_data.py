"""Believable cases and orders for pictures and tests of the desk's pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from app.exception_queue.cases import DUE_SOON
from app.exception_queue.kinds import CaseKind
from app.store.books.capture.case_lists import CaseCounts, CaseEventRow, CaseRow
from tests.support.desk_kit import NOW
from ui.exception_queue.exceptions_content import QueueRead

_MINUTE = timedelta(minutes=1)

PERHAPS = {
    "fields": [
        {
            "purpose": "shipping",
            "field": "postcode",
            "value": "1067",
            "reason": "postcode malformed",
            "proposal": "01067",
        }
    ],
    "reasons": ["postcode malformed"],
    "version": 1,
}


def case_of(
    case_id: int,
    kind: CaseKind,
    order_no: str,
    left_min: int,
    facts: Mapping[str, Any],
    owner: str = "",
    station: str = "",
    badge: str = "",
) -> CaseRow:
    """An open case that is due in ``left_min`` minutes."""
    due = NOW + left_min * _MINUTE
    opened = min(due - timedelta(hours=2), NOW - 3 * _MINUTE)
    return CaseRow(
        case_id=case_id,
        case_no=f"E-{case_id}",
        key=f"{kind.value} {order_no}",
        kind=kind,
        is_open=True,
        order_id=case_id,
        order_no=order_no,
        subject=order_no,
        facts=facts,
        station=station,
        badge=badge,
        opened_at=opened,
        due_at=due,
        owner=owner,
        owned_until=NOW + 4 * _MINUTE if owner else None,
        resolution=None,
        solved_by="",
    )


def _short(sku: str, units: int) -> dict[str, Any]:
    return {"lines": [{"sku": sku, "units_missing": units}]}


def _odd(sku: str, units: int, *reasons: str) -> dict[str, Any]:
    line = {"position": 1, "sku": sku, "units": units, "price_minor": 0, "reasons": list(reasons)}
    return {"lines": [line], "reasons": list(reasons), "version": 1}


def _address(field: str, value: str, reason: str) -> dict[str, Any]:
    one = {"purpose": "shipping", "field": field, "value": value, "reason": reason, "proposal": ""}
    return {"fields": [one], "reasons": [reason], "version": 1}


DOUBLE_SCAN = {"scanned": "BTL-500-PTB", "needed": "BTL-750-PTB", "times": 2, "bin": "A-14-03"}
_PAYMENT = {"financial_status": "pending", "total_minor": 31840, "currency": "EUR"}
_PRICE = {
    "currency": "EUR", "said_minor": 12480, "recomputed_minor": 12680, "goods_minor": 11200,
    "discount_minor": 0, "shipping_minor": 690, "tax_minor": 790, "lines": [],
}  # fmt: skip
_LABEL = {"carton": 1, "kind": "label", "printer": "Label printer", "detail": "paper out"}
_BAD = {
    "document": "orders.csv", "row": 212, "column": "Lineitem quantity", "value": "1,5",
    "reason": "not a whole number",
}  # fmt: skip
_HEAVY = {"carton": 1, "grams": 31200, "country": "CH"}
K = CaseKind

CASES: tuple[CaseRow, ...] = (
    case_of(1, K.DOUBLE_SCAN, "SO-10482", -6, DOUBLE_SCAN, station="Pack 04", badge="B-100"),
    case_of(2, K.ADDRESS, "SO-10455", -2, PERHAPS, owner="B-300"),
    case_of(3, K.LABEL_FAILED, "SO-10461", 4, _LABEL, station="Pack 02", badge="B-100"),
    case_of(4, K.OUT_OF_STOCK, "SO-10473", 11, _short("LBX-BAM", 2)),
    case_of(
        5, K.NO_CARRIER, "SO-10448", 14, {"carton": 1, "grams": 31200, "country": "CH"}, "B-900"
    ),
    case_of(6, K.PAYMENT, "SO-10490", 22, _PAYMENT),
    case_of(7, K.PRICE, "SO-10492", 26, _PRICE),
    case_of(8, K.OUT_OF_STOCK, "SO-10466", 28, _short("KTL-12", 1)),
    case_of(9, K.SKU, "SO-10495", 64, _odd("POST", 1, "pseudo SKU")),
    case_of(10, K.ADDRESS, "SO-10501", 71, _address("street1", "", "street missing")),
    case_of(11, K.OUT_OF_STOCK, "SO-10507", 88, _short("MUG-WHT", 6)),
    case_of(12, K.ADDRESS, "SO-10511", 102, _address("email", "anna@", "e-mail malformed")),
    case_of(13, K.CANCELLATION, "C10488", 640, _odd("MUG-WHT", -6, "negative quantity")),
    case_of(14, K.BAD_ROW, "orders.csv", 1200, {"source": "orders", "problems": [_BAD]}),
)


def counts_of(rows: tuple[CaseRow, ...], solved_today: int = 37) -> CaseCounts:
    """The figures that belong to ``rows``."""
    return CaseCounts(
        open=len(rows),
        late=sum(row.due_at < NOW for row in rows),
        due_soon=sum(NOW <= row.due_at < NOW + DUE_SOON for row in rows),
        oldest=min((row.opened_at for row in rows), default=None),
        solved_today=solved_today,
    )


def queue_of(rows: tuple[CaseRow, ...] = CASES) -> QueueRead:
    """The queue as it would be read."""
    return QueueRead(rows, counts_of(rows))


HISTORY: tuple[CaseEventRow, ...] = (
    CaseEventRow(NOW - 36 * _MINUTE, "opened", "B-100", {}),
    CaseEventRow(NOW - 6 * _MINUTE, "taken", "B-300", {}),
    CaseEventRow(NOW - 1 * _MINUTE, "released", "B-300", {}),
)
