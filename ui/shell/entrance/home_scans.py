"""What a scanned thing or a key opens at home, by role."""

from __future__ import annotations

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
    ToteScanned,
)
from app.scanning.resolver import CodeKind
from ui.messages.home import KEY_OF, screens_of
from ui.shell.screen import ScreenName

KINDS = (
    CodeKind.TOTE,
    CodeKind.ORDER,
    CodeKind.LABEL,
    CodeKind.BIN,
    CodeKind.PRODUCT,
    CodeKind.PURCHASE_ORDER,
    CodeKind.CART,
    CodeKind.LANE,
)
"""The kinds of codes that open something, the likeliest first."""


def what_opens(meaning: Meaning, role: str) -> tuple[ScreenName, str] | None:
    """Say which screen a scan opens, with the code that leads there; None if it opens nothing."""
    match meaning:
        case ControlScanned(code):
            opened = {KEY_OF[name]: name for name in screens_of(role)}.get(code)
            return (opened, "") if opened else None
        case ToteScanned(code=tote):
            return ScreenName.PACK, tote
        case CartScanned(work_no):
            return ScreenName.PICK, work_no
        case LabelScanned(number):
            return ScreenName.DISPATCH, number
        case LaneScanned(code=lane):
            return ScreenName.DISPATCH, lane
        case BinScanned(code=bin_code):
            return ScreenName.STOCK, bin_code
        case ItemScanned(product=product):
            return ScreenName.STOCK, product.sku
        case PurchaseOrderScanned(po_no):
            return ScreenName.RECEIVE, po_no
        case OrderScanned(order_no):
            at_desk = ScreenName.ORDERS in screens_of(role)
            return (ScreenName.ORDERS if at_desk else ScreenName.PACK), order_no
        case _:
            return None
