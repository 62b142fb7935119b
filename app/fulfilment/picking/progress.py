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
        at_bin: the current stop's bin was scanned, and nobody has walked on since.
        counted: units of the current stop in the hand: scanned, in no tote yet.
        in_tote: units by pick line; a missing key is 0.
        missing: units declared short by pick line; a missing key is 0.
        given_up: orders that changed or were cancelled on the way; their stops are left out.
        finished: the cart stands at the drop point.
    """

    package: PickPackage
    at_bin: bool = False
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
    def stops_done(self) -> int:
        """Stops that need nothing more, found or declared short."""
        return sum(1 for stop in self.package.stops if not self.needed(stop))

    def needed(self, stop: PickStop) -> int:
        """Units of ``stop`` that must still go into its tote, with those in the hand."""
        done = self.in_tote.get(stop.pick_line_id, 0) + self.missing.get(stop.pick_line_id, 0)
        return stop.units - done

    @property
    def to_count(self) -> int:
        """Units of the current stop that must still be scanned at its bin."""
        return self.needed(self.stop) - self.counted if self.stop else 0


def after(progress: PickProgress, event: AnyEvent) -> PickProgress:
    """How far the walk is after ``event``; what does not move goods changes nothing."""
    match event:
        case BinReached():
            return replace(progress, at_bin=True)
        case UnitsCounted(units=units):
            return replace(progress, counted=progress.counted + units)
        case PutInTote(pick_line_id=line, units=units):
            in_tote = _more(progress.in_tote, line, units)
            return _walked_on(progress, replace(progress, in_tote=in_tote, counted=0))
        case ShortDeclared(pick_line_id=line, missing=units):
            missing = _more(progress.missing, line, units)
            return _walked_on(progress, replace(progress, missing=missing))
        case Refused(order_no=order_no) if order_no:
            given_up = progress.given_up | {order_no}
            return _walked_on(progress, replace(progress, given_up=given_up))
        case WorkFinished():
            return replace(progress, finished=True)
        case _:
            return progress


def _more(units_by_line: Mapping[int, int], line: int, units: int) -> Mapping[int, int]:
    return {**units_by_line, line: units_by_line.get(line, 0) + units}


def _walked_on(old: PickProgress, new: PickProgress) -> PickProgress:
    """Who has another stop now stands at its bin only if it is the same bin, with empty hands."""
    if old.stop is None or new.stop is old.stop:
        return new
    same_bin = new.stop is not None and new.stop.bin_code == old.stop.bin_code
    return replace(new, at_bin=old.at_bin and same_bin, counted=0)
