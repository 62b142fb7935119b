"""Which stock event does what to the shelves."""

from __future__ import annotations

from app.fulfilment.events import WorkFinished
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid
from app.station.replay.picking import end_work
from app.station.replay.stock.counting import count_bin
from app.station.replay.stock.missing import miss_units
from app.station.replay.stock.moving import adjust_stock, move_units
from app.station.replay.stock.putting_back import put_units_back
from app.station.replay.stock.receiving import end_delivery, receive_units
from app.stock.events import (
    STOCK_MOVING,
    BinCounted,
    StockAdjusted,
    UnitsMissing,
    UnitsMoved,
    UnitsPutBack,
    UnitsReceived,
)
from app.store.schema.floor import WorkKind
from app.store.unit_of_work import UnitOfWork

STOCK_KINDS = frozenset(
    {
        WorkKind.RECEIVE.value,
        WorkKind.COUNT.value,
        WorkKind.MOVE.value,
        WorkKind.PUT_AWAY.value,
    }
)

_OF_KIND = {
    WorkKind.RECEIVE.value: (UnitsReceived,),
    WorkKind.COUNT.value: (BinCounted,),
    WorkKind.MOVE.value: (UnitsMoved, StockAdjusted),
    WorkKind.PUT_AWAY.value: (UnitsPutBack, UnitsMissing),
}

SHELF_CHANGING = (*STOCK_MOVING, WorkFinished)
"""What moves stock in stock work, or ends the work."""


def apply_stock(uow: UnitOfWork, happened: Happened) -> Outcome:
    """Do to the shelves what a record of stock work says that happened."""
    event = happened.record.event
    if isinstance(event, WorkFinished):
        if happened.work.kind == WorkKind.RECEIVE:
            end_delivery(uow, happened)
        end_work(happened.work, happened)
        return APPLIED
    if type(event) not in _OF_KIND[happened.work.kind]:
        return invalid(f"not in {happened.work.kind} work")
    match event:
        case UnitsReceived():
            return receive_units(uow, happened, event)
        case BinCounted():
            return count_bin(uow, happened, event)
        case UnitsMoved():
            return move_units(uow, happened, event)
        case StockAdjusted():
            return adjust_stock(uow, happened, event)
        case UnitsPutBack():
            return put_units_back(uow, happened, event)
        case UnitsMissing():
            return miss_units(uow, happened, event)
        case _:
            return APPLIED  # evidence only; nothing moved
