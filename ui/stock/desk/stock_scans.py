"""What a scan or key means at the stock desk; answered from memory."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from app.scanning.control_card import ControlCode
from app.scanning.meaning import (
    BinScanned,
    ControlScanned,
    ItemScanned,
    LabelScanned,
    Meaning,
    OrderScanned,
    PurchaseOrderScanned,
    ToteScanned,
)
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from ui.fulfilment.desk_scans import Decision
from ui.messages.wording import translate
from ui.shell.screen import Navigator, ScreenName

KINDS = (
    CodeKind.BIN,
    CodeKind.PRODUCT,
    CodeKind.PURCHASE_ORDER,
    CodeKind.TOTE,
    CodeKind.LABEL,
    CodeKind.ORDER,
)
"""The kinds of codes that mean something here."""

_WORK = {
    ControlCode.CONFIRM: ScreenName.RECEIVE,
    ControlCode.SHORT: ScreenName.COUNT,
    ControlCode.EXCEPTION: ScreenName.MOVE,
    ControlCode.UNDO: ScreenName.HOME,
}


class StockDesk(Protocol):
    """Who does what a scan asks for."""

    @property
    def bin_stood_on(self) -> str:
        """The bin of the shelf stood on; "" for none."""

    def find(self, code: str) -> None:
        """List what a scanned code is part of."""

    def ask_count(self, bin_code: str) -> None:
        """Let somebody count a bin blindly."""


def decide_stock(desk: StockDesk, navigator: Navigator, meaning: Meaning) -> Decision:
    """Say what a scan or key means."""
    match meaning:
        case BinScanned(code=found):
            return Decision(Verdict.ACCEPTED, found, to=found, act=partial(desk.find, found))
        case ItemScanned(product=product):
            act = partial(desk.find, product.sku)
            return Decision(Verdict.ACCEPTED, product.sku, to=product.sku, act=act)
        case PurchaseOrderScanned(po_no):
            act = partial(navigator.go, ScreenName.RECEIVE, po_no)
            return Decision(Verdict.ACCEPTED, to=ScreenName.RECEIVE.value, act=act)
        case ToteScanned(code=found) | LabelScanned(number=found) | OrderScanned(order_no=found):
            act = partial(navigator.go, ScreenName.PUT_AWAY, found)
            return Decision(Verdict.ACCEPTED, to=ScreenName.PUT_AWAY.value, act=act)
        case ControlScanned(ControlCode.REPRINT) if desk.bin_stood_on:
            bin_code = desk.bin_stood_on
            said = translate("stock desk", "{bin} waits for a count").format(bin=bin_code)
            return Decision(
                Verdict.ACCEPTED, said, to=bin_code, act=partial(desk.ask_count, bin_code)
            )
        case ControlScanned(code) if code in _WORK:
            act = partial(navigator.go, _WORK[code])
            return Decision(Verdict.ACCEPTED, to=_WORK[code].value, act=act)
        case _:
            return Decision(Verdict.WRONG_STATE)
