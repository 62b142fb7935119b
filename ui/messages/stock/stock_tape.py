"""What a scan of stock work led to, on the scan tape."""

from __future__ import annotations

from typing import assert_never

from app.stock.events import (
    BinCounted,
    EmptyClaimed,
    MoveApproved,
    OverAllowed,
    Purpose,
    PurposeChosen,
    StockAdjusted,
    StockEvent,
    UnitsMissing,
    UnitsMoved,
    UnitsPutBack,
    UnitsReceived,
    UnitsTaken,
    UnitsTallied,
)
from ui.messages.wording import translate


def purpose_words(purpose: Purpose) -> str:
    """What units are taken out of a bin for, in a word or two."""
    match purpose:
        case Purpose.MOVE:
            return translate("purpose", "Move")
        case Purpose.DAMAGED:
            return translate("purpose", "Damaged")
        case Purpose.LOST:
            return translate("purpose", "Lost")
        case Purpose.FOUND:
            return translate("purpose", "Found")
        case Purpose.QUARANTINE:
            return translate("purpose", "Quarantine")
        case Purpose.CLEAR:
            return translate("purpose", "Out of quarantine")
        case _:
            assert_never(purpose)


def stock_words(event: StockEvent) -> str:
    """Say what happened."""
    match event:
        case UnitsTaken(goods=goods):
            return translate("tape", "{n} in the hand").format(n=goods.units)
        case OverAllowed() | MoveApproved():
            return translate("tape", "a supervisor lets it pass")
        case UnitsReceived(goods=goods, bin_code=bin_code):
            return translate("tape", "{n} into {bin}").format(n=goods.units, bin=bin_code)
        case UnitsTallied(goods=goods):
            return translate("tape", "{n} counted").format(n=goods.units)
        case EmptyClaimed():
            return translate("tape", "asked")
        case BinCounted(found=found):
            units = sum(goods.units for goods in found)
            return translate("tape", "count of {n} complete").format(n=units)
        case PurposeChosen(purpose=purpose):
            return purpose_words(purpose)
        case UnitsMoved(goods=found, to_bin=bin_code):
            units = sum(goods.units for goods in found)
            return translate("tape", "{n} into {bin}").format(n=units, bin=bin_code)
        case UnitsPutBack(goods=found, to_bin=bin_code):
            units = sum(goods.units for goods in found)
            return translate("tape", "{n} back into {bin}").format(n=units, bin=bin_code)
        case UnitsMissing(goods=found):
            units = sum(goods.units for goods in found)
            return translate("tape", "{n} not there · counted").format(n=units)
        case StockAdjusted(goods=found, purpose=purpose):
            units = sum(goods.units for goods in found)
            return f"{purpose_words(purpose)} · {units}"
        case _:
            assert_never(event)
