"""What a scan or key means at the stock desk."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from app.scanning.control_card import ControlCode
from app.scanning.directory import ProductCode
from app.scanning.meaning import (
    BinScanned,
    CartScanned,
    ControlScanned,
    ItemScanned,
    Meaning,
    OrderScanned,
    PurchaseOrderScanned,
    ToteScanned,
)
from app.scanning.verdicts import Verdict
from tests.support.desk_kit import Told
from ui.shell.screen import ScreenName
from ui.stock.desk.stock_scans import decide_stock


@dataclass
class Desk:
    """A desk that remembers what it was asked."""

    bin_stood_on: str = "A-14-03"
    asked: list[str] = field(default_factory=list)

    def find(self, code: str) -> None:
        self.asked.append(f"find {code}")

    def ask_count(self, bin_code: str) -> None:
        self.asked.append(f"count {bin_code}")


@pytest.mark.parametrize(
    ("meaning", "asked"),
    [
        (BinScanned("A-1", "A"), "find A-1"),
        (ItemScanned(ProductCode(1, "MUG", "Mug"), 1), "find MUG"),
        (ControlScanned(ControlCode.REPRINT), "count A-14-03"),
    ],
)
def test_things_are_found_and_a_count_is_asked_for(meaning: Meaning, asked: str) -> None:
    desk, told = Desk(), Told()

    decide_stock(desk, told, meaning).act()

    assert desk.asked == [asked]


@pytest.mark.parametrize(
    ("meaning", "went"),
    [
        (PurchaseOrderScanned("PO-1"), (ScreenName.RECEIVE, "PO-1")),
        (ToteScanned("T-1"), (ScreenName.PUT_AWAY, "T-1")),
        (OrderScanned("SO-1"), (ScreenName.PUT_AWAY, "SO-1")),
        (ControlScanned(ControlCode.CONFIRM), (ScreenName.RECEIVE, "")),
        (ControlScanned(ControlCode.SHORT), (ScreenName.COUNT, "")),
        (ControlScanned(ControlCode.EXCEPTION), (ScreenName.MOVE, "")),
        (ControlScanned(ControlCode.UNDO), (ScreenName.HOME, "")),
    ],
)
def test_keys_and_purchase_orders_open_the_floors_work(
    meaning: Meaning, went: tuple[ScreenName, str]
) -> None:
    told = Told()

    decide_stock(Desk(), told, meaning).act()

    assert told.went == [went]


def test_without_a_shelf_no_count_can_be_asked_for() -> None:
    ask = ControlScanned(ControlCode.REPRINT)

    assert decide_stock(Desk(""), Told(), ask).verdict is Verdict.WRONG_STATE
    assert decide_stock(Desk(), Told(), CartScanned("P-1")).verdict is Verdict.WRONG_STATE
