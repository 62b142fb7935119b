"""How far a walk is: what lies in the totes, what was short, what is in the picker's hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.fulfilment.events import (
    AnyEvent,
    BinReached,
    PutInTote,
    Refused,
    ShortDeclared,
    UnitsCounted,
    WorkFinished,
)
from app.fulfilment.work import PickPackage, PickStop


@dataclass(frozen=True, slots=True)
class PickProgress:
    """How far a walk is.

    Attributes:
        package: the walk as it was planned.
        here: the bin that was scanned last; "" before the first.
        counted: units of the current stop in the hand: scanned, in no tote yet.
        in_tote: units by pick line; a missing key is 0.
        missing: units declared short by pick line; a missing key is 0.
        given_up: orders that changed or were cancelled on the way; their stops are left out.
        finished: the cart stands at the drop point.
    """

    package: PickPackage
    here: str = ""
    counted: int = 0
    in_tote: Mapping[int, int] = field(default_factory=dict)
    missing: Mapping[int, int] = field(default_factory=dict)
    given_up: frozenset[str] = frozenset()
    finished: bool = False

    @property
    def open_stops(self) -> tuple[PickStop, ...]:
        """The stops that still need units, in walking order."""
        stops = self.package.stops
        return tuple(s for s in stops if self.needed(s) and s.order_no not in self.given_up)

    @property
    def stop(self) -> PickStop | None:
        """The current stop; None when the cart may go to the drop point."""
        return next(iter(self.open_stops), None)

    @property
    def at_bin(self) -> bool:
        """True if the picker stands at the current stop's bin."""
        return self.stop is not None and self.stop.bin_code == self.here

    @property
    def stops_done(self) -> int:
        """Stops that need nothing more, found or declared short."""
        return sum(1 for stop in self.package.stops if not self.needed(stop))

    def needed(self, stop: PickStop) -> int:
        """Units of ``stop`` that must still go into its tote, with those in the hand."""
        done = self.in_tote.get(stop.pick_line_id, 0) + self.missing.get(stop.pick_line_id, 0)
        return max(stop.units - done, 0)

    @property
    def to_count(self) -> int:
        """Units of the current stop that must still be scanned at its bin."""
        return self.needed(self.stop) - self.counted if self.stop else 0


def after(progress: PickProgress, event: AnyEvent) -> PickProgress:
    """How far the walk is after ``event``; what does not move goods changes nothing."""
    match event:
        case BinReached(pick_line_id=line):
            bins = [s.bin_code for s in progress.package.stops if s.pick_line_id == line]
            return replace(progress, here=bins[0] if bins else "")
        case UnitsCounted(pick_line_id=line, units=units) if _is_current(progress, line):
            return replace(progress, counted=progress.counted + units)
        case PutInTote(pick_line_id=line, units=units):
            in_tote = _more(progress.in_tote, line, units)
            return replace(progress, in_tote=in_tote, counted=0)
        case ShortDeclared(pick_line_id=line, missing=units):
            return replace(progress, missing=_more(progress.missing, line, units))
        case Refused(order_no=order_no) if order_no:
            return _without(progress, order_no)
        case WorkFinished():
            return replace(progress, finished=True)
        case _:
            return progress


def _is_current(progress: PickProgress, line: int) -> bool:
    return progress.stop is not None and progress.stop.pick_line_id == line


def _without(progress: PickProgress, order_no: str) -> PickProgress:
    """Leave the order's open stops out; what is in the hand for it goes back into its bin."""
    for_it = progress.stop is not None and progress.stop.order_no == order_no
    counted = 0 if for_it else progress.counted
    return replace(progress, given_up=progress.given_up | {order_no}, counted=counted)


def _more(units_by_line: Mapping[int, int], line: int, units: int) -> Mapping[int, int]:
    return {**units_by_line, line: units_by_line.get(line, 0) + units}
