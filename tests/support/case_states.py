"""A case of every kind in the exception queue, with the evidence that its maker puts into it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.exception_queue.kinds import CaseKind
from app.store.books.capture.case_lists import CaseRow
from tests.support.desk_data import CASES, case_of
from tests.support.desk_states import exceptions_page
from ui.theme.theme import Theme

K = CaseKind

_SAID = {
    "lines": [
        {"sku": "MUG-CER-WHT", "description": "Ceramic mug, white", "units": 2},
        {"sku": "TWL-LIN-NAT", "description": "Tea towel, linen", "units": 1},
    ]
}
_HAD = [{"sku": "MUG-CER-WHT", "units": 3}, {"sku": "TWL-LIN-NAT", "units": 1}]
_COUNTED = {"sku": "BTL-750-PTB", "lot": "", "books": 18, "first": 16, "counted": 16}
_LYING = [
    {"sku": "BTL-750-PTB", "units": 3, "place": "T-118"},
    {"sku": "TWL-LIN-NAT", "units": 1, "place": "SO-10482/1"},
]
_MISSING = {
    "sku": "BTL-750-PTB", "lot": "", "units": 2, "serials": [], "place": "T-118", "bin": "A-14-03",
}  # fmt: skip
_VOID = {
    "order_no": "SO-10471", "carton": 1, "sscc": "340123450000000352",
    "tracking_no": "1Z5R89390357567036", "void_sscc": "340123450000000314",
    "void_carrier": "Parcelway", "void_tracking_no": "1Z5R89390357567031",
}  # fmt: skip
_LATE = {
    "work_no": "P-0007", "outcome": "stale_fence", "detail": "fence 3, now 4", "fence": 3,
    "fence_now": 4, "holder_now": "PICK-3",
}  # fmt: skip

RARE: tuple[CaseRow, ...] = (
    case_of(21, K.VOID_LABEL, "SO-10471", 12, _VOID, station="Pack 02", badge="B-100"),
    case_of(22, K.REPLAY, "P-0007", 18, _LATE, station="Pick 02", badge="B-100"),
    case_of(
        23,
        K.EARLY_LABEL,
        "SO-10466",
        20,
        {"carton": 1, "reason": "the carrier is waiting", "unverified": ["BTL-750-PTB"]},
        station="Pack 04",
        badge="B-100",
    ),
    case_of(
        24,
        K.WEIGHT,
        "SO-10458",
        40,
        {"carton": 2, "grams": 3210, "expected_grams": 3630, "reason": "counted again"},
        station="Pack 04",
        badge="B-100",
    ),
    case_of(
        25,
        K.RECALL,
        "L2407",
        25,
        {
            "sku": "TWL-LIN-NAT",
            "lot": "L2407",
            "places": [
                {"place": "T-118", "units": 2, "order_no": "SO-10482"},
                {"place": "SO-10455/1", "units": 1, "order_no": "SO-10455"},
            ],
        },
    ),
    case_of(
        26,
        K.STOCK_DRIFT,
        "A-14-03",
        70,
        {"bin_code": "A-14-03", "task_id": 7, "rows": [_COUNTED]},
        station="Pick 02",
        badge="B-101",
    ),
    case_of(
        27,
        K.RECEIPT,
        "PO-553",
        80,
        {
            "po_no": "PO-553",
            "supplier": "Potteries Ltd",
            "sku": "MUG-CER-WHT",
            "lot": "",
            "units": 3,
            "bin": "Q-01-1",
            "apart": "over",
        },
        station="Dock 1",
        badge="B-100",
    ),
    case_of(
        28,
        K.ORDER_REVISED,
        "SO-10464",
        90,
        {"state": "picking", "version": 1, "cancelled": False, "said": _SAID, "had": _HAD},
    ),
    case_of(
        29, K.REPORTED, "SO-10459", 95, {"order_no": "SO-10459", "work_no": "K-0031"}, badge="B-100"
    ),
    case_of(
        30,
        K.MAIL_REFUSED,
        "SO-10440",
        100,
        {"key": "shipped SO-10440", "to": "anna@exmaple.com", "detail": "550 no such mailbox"},
    ),
    case_of(
        31,
        K.CANCELLATION,
        "SO-10482",
        1200,
        {"order_no": "SO-10482", "put_away": _LYING, "totes": ["T-118"]},
    ),
    case_of(
        32,
        K.CANCELLATION,
        "SO-10455",
        1300,
        {"order_no": "SO-10455", "missing": [_MISSING]},
        station="Pack 04",
        badge="B-100",
    ),
)
"""Cases that seldom happen; the usual ones are ``desk_data.CASES``."""


def _standing_on(row: CaseRow, rows: tuple[CaseRow, ...]) -> Callable[[Theme], QWidget]:
    def build(theme: Theme) -> QWidget:
        view, presenter = exceptions_page(theme, rows=rows)
        presenter.stand_on(str(row.case_id))
        return view

    return build


def _shown() -> dict[str, Callable[[Theme], QWidget]]:
    names = {
        "price": CASES[6],
        "payment": CASES[5],
        "label_failed": CASES[2],
        "out_of_stock": CASES[3],
        "no_carrier": CASES[4],
        "sku": CASES[8],
        "bad_row": CASES[13],
    }
    rare = {row.kind.value.replace(" ", "_").replace("-", "_"): row for row in RARE[:-2]}
    rare |= {"goods_lie_about": RARE[-2], "goods_missing": RARE[-1]}
    usual = {f"exceptions_{name}": _standing_on(row, CASES) for name, row in names.items()}
    return usual | {f"exceptions_{name}": _standing_on(row, RARE) for name, row in rare.items()}


CASE_STATES = _shown()
"""The queue standing on a case of each kind, by the name of its picture."""
