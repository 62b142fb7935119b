"""How far a walk is: what lies in the totes, what was short, what is in the picker's hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count

from app.fulfilment.events import (
    AnyEvent,
    BinChecked,
    BinReached,
    ItemNamed,
    PutInTote,
    Refused,
    ShortDeclared,
    Taken,
    ToteBound,
    UnitsCounted,
    WorkFinished,
)
from app.fulfilment.work import PickPackage, PickStop


@dataclass(frozen=True)
class PickProgress:
    """How far a walk is.  What a scan asks for dozens of times is looked for once.

    Attributes:
        package: the walk as it was planned, with the totes that were bound since.
        here: the bin that was scanned last; "" before the first.
        counted: units of the current stop in the hand: scanned, in no tote yet.
        hand: which lots and serials they are; empty where nothing is tracked.
        named: the tracked item whose lot or serial is asked for, or None.
        taken: lots and serials that lie in totes, by pick line.
        in_tote: units by pick line; a missing key is 0.
        missing: units declared short by pick line; a missing key is 0.
        given_up: orders that changed or were cancelled on the way; their stops are left out.
        to_check: the stop after which its bin should be empty, until somebody has looked.
        finished: the cart stands at the drop point.
    """

    package: PickPackage
    here: str = ""
    counted: int = 0
    hand: tuple[Taken, ...] = ()
    named: ItemNamed | None = None
    taken: Mapping[int, tuple[Taken, ...]] = field(default_factory=dict)
    in_tote: Mapping[int, int] = field(default_factory=dict)
    missing: Mapping[int, int] = field(default_factory=dict)
    given_up: frozenset[str] = frozenset()
    to_check: PickStop | None = None
    finished: bool = False

    @cached_property
    def open_stops(self) -> tuple[PickStop, ...]:
        """The stops that still need units, in walking order."""
        stops = self.package.stops
        return tuple(s for s in stops if self.needed(s) and s.order_no not in self.given_up)

    @cached_property
    def to_bind(self) -> PickStop | None:
        """A stop of the first slot that has no tote yet; None where goods can be put in."""
        bare = (stop for stop in self.package.stops if not stop.tote)
        wanted = (s for s in bare if self.needed(s) and s.order_no not in self.given_up)
        return min(wanted, key=lambda stop: stop.slot, default=None)

    @cached_property
    def slots(self) -> dict[int, str]:
        """The tote of each slot, "" where none is bound yet; slots that are done come after."""
        slots = {stop.slot: stop.tote for stop in self.package.stops}
        open_totes = set(slots.values())
        done = (tote for tote in self.package.totes if tote not in open_totes)
        numbers = (number for number in count(1) if number not in slots)
        return dict(sorted((slots | dict(zip(numbers, done, strict=False))).items()))

    @cached_property
    def stop(self) -> PickStop | None:
        """The current stop; None when the cart may go to the drop point."""
        return next(iter(self.open_stops), None)

    @property
    def at_bin(self) -> bool:
        """True if the picker stands at the current stop's bin."""
        return self.stop is not None and self.stop.bin_code == self.here

    @cached_property
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

    def taken_here(self, stop: PickStop) -> tuple[Taken, ...]:
        """Lots and serials of the stop's product that this walk took out of the stop's bin."""
        same = (
            other.pick_line_id
            for other in self.package.stops
            if (other.product_id, other.bin_code) == (stop.product_id, stop.bin_code)
        )
        return self.hand + tuple(one for line in same for one in self.taken.get(line, ()))

    def has_serial(self, product_id: int, serial: str) -> bool:
        """True if this walk took a unit of the current stop's product with this number."""
        totes = (
            one
            for stop in self.package.stops
            if stop.product_id == product_id
            for one in self.taken.get(stop.pick_line_id, ())
        )
        return any(serial in one.serials for one in (*self.hand, *totes))


def after(progress: PickProgress, event: AnyEvent) -> PickProgress:
    """How far the walk is after ``event``; what does not move goods changes nothing."""
    match event:
        case ToteBound(slot=slot, tote=tote):
            return replace(progress, package=_with_tote(progress.package, slot, tote))
        case BinReached(pick_line_id=line):
            bins = [s.bin_code for s in progress.package.stops if s.pick_line_id == line]
            return replace(progress, here=bins[0] if bins else "", named=None)
        case ItemNamed():
            return replace(progress, named=event)
        case UnitsCounted(pick_line_id=line) if _is_current(progress, line):
            return _counted(progress, event)
        case PutInTote(pick_line_id=line, units=units):
            in_tote = _more(progress.in_tote, line, units)
            taken = {**progress.taken, line: progress.taken.get(line, ()) + event.taken}
            put = replace(progress, in_tote=in_tote, taken=taken, counted=0, hand=(), named=None)
            return replace(put, to_check=_emptied(put, line))
        case BinChecked():
            return replace(progress, to_check=None)
        case ShortDeclared(pick_line_id=line, missing=units):
            missing = _more(progress.missing, line, units)
            return replace(progress, missing=missing, named=None)
        case Refused(order_no=order_no) if order_no:
            return _without(progress, order_no)
        case WorkFinished():
            return replace(progress, finished=True)
        case _:
            return progress


def _with_tote(package: PickPackage, slot: int, tote: str) -> PickPackage:
    stops = tuple(
        stop.model_copy(update={"tote": tote}) if stop.slot == slot else stop
        for stop in package.stops
    )
    return package.model_copy(update={"stops": stops})


def _counted(progress: PickProgress, event: UnitsCounted) -> PickProgress:
    hand = progress.hand
    if event.lot or event.serials:
        hand = with_units(hand, event.lot, event.units, event.serials)
    return replace(progress, counted=progress.counted + event.units, hand=hand, named=None)


def with_units(
    taken: tuple[Taken, ...], lot: str, units: int, serials: tuple[str, ...]
) -> tuple[Taken, ...]:
    """The same with more units of ``lot``; each lot stands once."""
    before = next((one for one in taken if one.lot == lot), None)
    if before is None:
        return (*taken, Taken(lot=lot, units=units, serials=serials))
    more = Taken(lot=lot, units=before.units + units, serials=before.serials + serials)
    return tuple(more if one is before else one for one in taken)


def _emptied(progress: PickProgress, line: int) -> PickStop | None:
    """The stop of ``line`` if by the books nothing of its product is left in its bin now (30).

    Whichever lots were taken: one that was left for another still lies there.
    """
    stop = next((one for one in progress.package.stops if one.pick_line_id == line), None)
    if stop is None:
        return None
    place = (stop.bin_code, stop.product_id)
    taken = sum(
        progress.in_tote.get(one.pick_line_id, 0)
        for one in progress.package.stops
        if (one.bin_code, one.product_id) == place
    )
    there = stop.units_in_bin + sum(lot.free + lot.held for lot in stop.other_lots)
    return stop if taken == there else None


def _is_current(progress: PickProgress, line: int) -> bool:
    return progress.stop is not None and progress.stop.pick_line_id == line


def _without(progress: PickProgress, order_no: str) -> PickProgress:
    """Leave the order's open stops out; what is in the hand for it goes back into its bin."""
    for_it = progress.stop is not None and progress.stop.order_no == order_no
    counted, hand = (0, ()) if for_it else (progress.counted, progress.hand)
    given_up = progress.given_up | {order_no}
    return replace(progress, given_up=given_up, counted=counted, hand=hand, named=None)


def _more(units_by_line: Mapping[int, int], line: int, units: int) -> Mapping[int, int]:
    return {**units_by_line, line: units_by_line.get(line, 0) + units}
