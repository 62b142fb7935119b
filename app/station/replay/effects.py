"""Which event does what to the floor."""

from __future__ import annotations

from collections.abc import Iterable

from app.fulfilment.events import (
    AnyEvent,
    Approved,
    BinChecked,
    CartonOpened,
    CartonWeighed,
    LabelLetOut,
    LabelMade,
    LabelMatched,
    LabelPrinted,
    LineDropped,
    LineShort,
    ProblemReported,
    PutInTote,
    ShortDeclared,
    ToteBound,
    Undone,
    UnitsPacked,
    WorkFinished,
)
from app.station.replay.endings import declare_line_short, match_label, report_problem
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid, version_of
from app.station.replay.own_labels import note_own_print, take_own_label
from app.station.replay.packing import (
    open_carton,
    pack_units,
    take_back_carton,
    unpack_units,
)
from app.station.replay.picking import (
    bind_tote,
    finish_walk,
    put_in_tote,
    take_off_tote,
    take_out_of_tote,
)
from app.station.replay.policy.deviations import (
    approve,
    check_bin,
    drop_line,
    let_label_out,
    unweigh_carton,
    weigh_carton,
)
from app.station.replay.shorts import declare_short
from app.station.replay.stock.effects import SHELF_CHANGING, STOCK_KINDS
from app.stock.events import STOCK_MOVING
from app.store.books.picture.rows import OrderRow
from app.store.schema.floor import WorkKind
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Change, UnitOfWork

_HANDLING = (ToteBound, PutInTote, BinChecked, CartonOpened, UnitsPacked, CartonWeighed)
"""What happens within a work; nobody but who holds it has anything to do with it."""

_ENDING = (WorkFinished, LabelMade, LabelPrinted, LabelMatched)
"""What ends a work, or a carton of it: others go on with that."""

_PICK = (ToteBound, PutInTote, ShortDeclared, BinChecked, WorkFinished)
_PACK = (
    CartonOpened,
    UnitsPacked,
    CartonWeighed,
    Approved,
    LineDropped,
    LineShort,
    ProblemReported,
    LabelLetOut,
    LabelMade,
    LabelPrinted,
    LabelMatched,
)

_MOVING = frozenset((*_PICK, *_PACK, *SHELF_CHANGING))


def changes_floor(event: AnyEvent, kind: str) -> bool:
    """Say whether an event of a work of this kind moves goods or ends the work."""
    if kind in STOCK_KINDS:
        return isinstance(event, SHELF_CHANGING)
    return isinstance(_inner(event), _PICK if kind == WorkKind.PICK else _PACK)


def moves_goods(event: AnyEvent) -> bool:
    """Say whether an event moves goods or ends work of whatever kind."""
    return type(_inner(event)) in _MOVING


def change_by(events: Iterable[AnyEvent]) -> Change:
    """What these events changed, for all who show it, where each did no more than it says."""
    acts = [_inner(event) for event in events if moves_goods(event)]
    if any(isinstance(act, STOCK_MOVING) for act in acts):
        return Change.ANYTHING
    if not all(isinstance(act, _HANDLING + _ENDING) for act in acts):
        return Change.ORDERS
    ended = any(isinstance(act, _ENDING) for act in acts)
    return Change.FLOOR if ended else Change.PROGRESS


def _inner(event: AnyEvent) -> AnyEvent:
    return event.event if isinstance(event, Undone) else event


def apply(uow: UnitOfWork, happened: Happened) -> Outcome:
    """Do to the picture what a record says that happened; see ``changes_floor``."""
    if happened.work.kind == WorkKind.PICK:
        return _apply_pick(uow, happened)
    order = happened.picture.orders[happened.work.order_id or 0]
    changed = version_of(order, happened.work.order_version)
    if changed.kind is not ScanOutcome.APPLIED:
        return changed
    match happened.record.event:
        case LabelMade() as event:
            return take_own_label(uow, happened, order, event)
        case LabelPrinted() as event:
            return note_own_print(happened, order, event)
        case _:
            return _apply_pack(happened, order)


def _apply_pick(uow: UnitOfWork, happened: Happened) -> Outcome:
    match happened.record.event:
        case ToteBound() as event:
            return bind_tote(uow, happened, event)
        case PutInTote() as event:
            return put_in_tote(happened, event)
        case ShortDeclared() as event:
            return declare_short(happened, event)
        case BinChecked() as event:
            return check_bin(happened, event)
        case WorkFinished():
            return finish_walk(happened)
        case Undone(event=PutInTote() as event):
            return take_out_of_tote(happened, event)
        case Undone(event=ToteBound() as event):
            return take_off_tote(happened, event)
        case Undone():
            return invalid("cannot be undone any more")
        case _:
            return APPLIED


def _apply_pack(happened: Happened, order: OrderRow) -> Outcome:
    match happened.record.event:
        case CartonOpened() as event:
            return open_carton(happened, order, event)
        case UnitsPacked() as event:
            return pack_units(happened, order, event)
        case CartonWeighed() as event:
            return weigh_carton(happened, order, event)
        case Approved() as event:
            return approve(happened, order, event)
        case LineDropped() as event:
            return drop_line(happened, order, event)
        case LineShort() as event:
            return declare_line_short(happened, order, event)
        case ProblemReported():
            return report_problem(happened, order)
        case LabelLetOut() as event:
            return let_label_out(happened, order, event)
        case LabelMatched() as event:
            return match_label(happened, order, event)
        case Undone(event=CartonOpened() as event):
            return take_back_carton(happened, order, event)
        case Undone(event=CartonWeighed() as event):
            return unweigh_carton(happened, order, event)
        case Undone(event=UnitsPacked() as event):
            return unpack_units(happened, order, event)
        case Undone():
            return invalid("cannot be undone any more")
        case _:
            return APPLIED
