"""Where a walk stands, for the screen: one value from which every part of it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.fulfilment.double_scan.standing import Latch, Panel, Standing
from app.fulfilment.events import ItemNamed
from app.fulfilment.picking.progress import PickProgress
from app.fulfilment.picking.rules import expected_code
from app.fulfilment.work import PickStop


class PickState(StrEnum):
    """What the picker has to do next.

    BIND_TOTE  a slot of the cart has no tote yet: put an empty one there and scan it
    COUNTED  some units are in the hand: scan more, put them into the tote, or say SHORT
    TO_TOTE  all units are in the hand: they go into the tote
    QUANTITY  a number is being keyed; CONFIRM counts it
    BIN_CHECK  by the books the bin is empty now: look, and say so
    DROP_POINT  every stop is done: bring the cart in and scan the drop point, or CONFIRM
    """

    BIND_TOTE = "bind tote"
    GO_TO_BIN = "go to bin"
    AT_BIN = "at bin"
    COUNTED = "counted"
    TO_TOTE = "to tote"
    QUANTITY = "quantity"
    BIN_CHECK = "bin check"
    SHORT_PANEL = "short panel"
    LATCHED = "latched"
    DROP_POINT = "drop point"
    DONE = "done"
    NOT_YOURS = "not yours"


@dataclass(frozen=True, slots=True)
class PickSituation:
    """Where a walk stands.

    Attributes:
        state: what the picker has to do next.
        stop: the current stop, also behind a panel or latch; None at the drop point.
        counted: units in the hand.
        to_count: units that must still be scanned at this stop.
        in_tote: units of this stop that already lie in its tote.
        stops_done: stops that need nothing more.
        stops_total: stops of the walk without those of given-up orders that were not done.
        units_done: units in totes, of the whole walk.
        given_up: orders that changed or were cancelled on the way.
        panel: "short", "quantity", "empty" or "help" in the place of the instruction, or "".
        entry: the digits keyed so far.
        latch: the STOP that waits for CONFIRM, with what was scanned and expected, or None.
        expected: the code that the walk waits for; "" where CONFIRM is.
        named: the tracked item whose lot or serial is asked for, or None.
        serials: numbers of this stop's units, in the order of their scans.
        lot_in_hand: the lot that was scanned last in place of the stop's own, or "".
        slots: the totes by slot, "" where none is bound yet.
        slot: where the next tote goes; 0 where every slot that is needed has one.
    """

    state: PickState
    stop: PickStop | None
    counted: int
    to_count: int
    in_tote: int
    stops_done: int
    stops_total: int
    units_done: int
    given_up: frozenset[str]
    panel: Panel
    entry: str
    latch: Latch | None
    expected: str
    named: ItemNamed | None = None
    serials: tuple[str, ...] = ()
    lot_in_hand: str = ""
    slots: Mapping[int, str] = field(default_factory=dict)
    slot: int = 0

    @property
    def is_over(self) -> bool:
        """True if this task takes no goods any more and the work can be ended."""
        return self.state in {PickState.DONE, PickState.NOT_YOURS}


def situation_of(standing: Standing[PickProgress]) -> PickSituation:
    """Draw the situation from where the task stands."""
    progress = standing.progress
    bare = progress.to_bind
    stop = progress.to_check or bare or progress.stop
    asks_bin = progress.to_check is not None and not standing.panel
    return PickSituation(
        state=state_of(standing),
        stop=stop,
        counted=progress.counted,
        to_count=progress.to_count,
        in_tote=progress.in_tote.get(stop.pick_line_id, 0) if stop else 0,
        stops_done=progress.stops_done,
        stops_total=progress.stops_done + len(progress.open_stops),
        units_done=sum(progress.in_tote.values()),
        given_up=progress.given_up,
        panel="empty" if asks_bin else standing.panel,
        entry=standing.entry,
        latch=standing.latch,
        expected=expected_code(progress),
        named=progress.named,
        serials=_serials_of(progress, stop),
        lot_in_hand=_lot_in_hand(progress, stop),
        slots=progress.slots,
        slot=bare.slot if bare else 0,
    )


def _serials_of(progress: PickProgress, stop: PickStop | None) -> tuple[str, ...]:
    if stop is None:
        return ()
    taken = (*progress.taken.get(stop.pick_line_id, ()), *progress.hand)
    return tuple(serial for one in taken for serial in one.serials)


def _lot_in_hand(progress: PickProgress, stop: PickStop | None) -> str:
    """The other lot that the picker took last, where that is so."""
    if stop is None or not progress.hand or progress.hand[-1].lot == stop.lot:
        return ""
    return progress.hand[-1].lot


def state_of(standing: Standing[PickProgress]) -> PickState:
    """Name what the picker has to do next; a latch comes before a panel, a panel before work."""
    if standing.latch is not None:
        return PickState.LATCHED
    if standing.progress.finished:
        return PickState.DONE
    if standing.lost:
        return PickState.NOT_YOURS
    if standing.panel == "short":
        return PickState.SHORT_PANEL
    if standing.panel == "quantity":
        return PickState.QUANTITY
    if standing.progress.to_check is not None:
        return PickState.BIN_CHECK
    return _work_state(standing.progress)


def _work_state(progress: PickProgress) -> PickState:
    if progress.to_bind is not None:
        return PickState.BIND_TOTE
    if progress.stop is None:
        return PickState.DROP_POINT
    if not progress.at_bin:
        return PickState.GO_TO_BIN
    if not progress.to_count:
        return PickState.TO_TOTE
    return PickState.COUNTED if progress.counted else PickState.AT_BIN
