"""What is scanned at home opens its page."""

from __future__ import annotations

import pytest

from app.scanning.control_card import ControlCode
from app.scanning.directory import ProductCode
from app.scanning.meaning import (
    BinScanned,
    CartScanned,
    ControlScanned,
    ItemScanned,
    LabelScanned,
    LaneScanned,
    Meaning,
    OrderScanned,
    PurchaseOrderScanned,
    UnknownScanned,
)
from ui.shell.entrance.home_scans import what_opens
from ui.shell.screen import ScreenName


@pytest.mark.parametrize(
    ("meaning", "role", "opened"),
    [
        (BinScanned("A-1", "A"), "packer", (ScreenName.STOCK, "A-1")),
        (ItemScanned(ProductCode(1, "MUG", "Mug"), 1), "packer", (ScreenName.STOCK, "MUG")),
        (PurchaseOrderScanned("PO-1"), "packer", (ScreenName.RECEIVE, "PO-1")),
        (CartScanned("P-0007"), "packer", (ScreenName.PICK, "P-0007")),
        (LabelScanned("340123451234567895"), "clerk", (ScreenName.DISPATCH, "340123451234567895")),
        (LaneScanned("LANE-RG", "Redgate Post"), "clerk", (ScreenName.DISPATCH, "LANE-RG")),
        (OrderScanned("1001"), "packer", (ScreenName.PACK, "1001")),
        (OrderScanned("1001"), "clerk", (ScreenName.ORDERS, "1001")),
        (ControlScanned(ControlCode.NEXT_CARTON), "packer", (ScreenName.STOCK, "")),
        (ControlScanned(ControlCode.UNDO), "packer", None),
        (UnknownScanned(), "clerk", None),
    ],
)
def test_each_thing_opens_the_page_of_the_role(
    meaning: Meaning, role: str, opened: tuple[ScreenName, str] | None
) -> None:
    assert what_opens(meaning, role) == opened
