"""How far an order is at the packing station: which units were verified into which carton.

The pick count is nowhere in here: the pack count is blind (verification.md, D1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from app.errors import NotAllowed
from app.fulfilment.events import (
    AnyEvent,
    Approved,
    CartonFull,
    CartonOpened,
    CartonWeighed,
    ItemNamed,
    LabelMatched,
    LineDropped,
    LineShort,
    ProblemReported,
    Refused,
    UnitsInHand,
    UnitsPacked,
    WeightOff,
)
from app.fulfilment.work import DoubleScan, LotWanted, PackLine, PackPackage
from app.scanning.verdicts import Verdict


class Ending(StrEnum):
    """Why an order leaves the packing station."""

    CLOSED = "closed"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class PackedCarton:
    """One carton: verified units by order line, and the SSCC once its label was scanned.

    ``lots`` are the same units by order line and lot, ``serials`` by order line, where tracked.
    ``tare_grams`` is None where nobody knows it, such as in a carton that was taken over;
    ``weighed`` says that the step is done, ``grams`` what the scale showed.
    """

    number: int
    carton_type: str
    contents: Mapping[int, int] = field(default_factory=dict)
    sscc: str = ""
    lots: Mapping[tuple[int, str], int] = field(default_factory=dict)
    serials: tuple[tuple[int, str], ...] = ()
    tare_grams: int | None = None
    grams: int | None = None
    weighed: bool = False


@dataclass(frozen=True)
class PackProgress:
    """How far an order is.  What a scan asks for dozens of times is looked for once.

    Attributes:
        package: the order as it was claimed.
        cartons: in the order of their numbers.
        in_hand: the number of the carton that takes units now, or None.
        last_line: the order line that was packed last, or None.
        named: the tracked item whose lot or serial is asked for, or None.
        outdated: ORDER_CHANGED or ORDER_CANCELLED once the operator has been told (D10).
        in_between: units that were scanned and wait for the carton's label (policy item+carton).
        dropped: units by line that a supervisor let the order go without.
        off_grams: what the scale showed outside the band, of the carton to be weighed; or None.
        check_approved_by: the supervisor who let the picker's own badge pack (D7), or "".
        ending: why the order leaves the station, or None while it is being packed.
    """

    package: PackPackage
    cartons: tuple[PackedCarton, ...] = ()
    in_hand: int | None = None
    last_line: int | None = None
    named: ItemNamed | None = None
    outdated: Verdict | None = None
    in_between: UnitsInHand | None = None
    dropped: Mapping[int, int] = field(default_factory=dict)
    off_grams: int | None = None
    check_approved_by: str = ""
    ending: Ending | None = None

    @property
    def by_carton(self) -> bool:
        """True if each unit is verified by its carton's label too (policy item+carton, D1)."""
        return self.package.double_scan is DoubleScan.ITEM_AND_CARTON

    def needed(self, line: PackLine) -> int:
        """Units of ``line`` that must be in cartons at the end."""
        return line.units - self.dropped.get(line.order_line_id, 0)

    def packed(self, line: PackLine) -> int:
        """Units of ``line`` in all cartons."""
        return sum(carton.contents.get(line.order_line_id, 0) for carton in self.cartons)

    def remaining(self, line: PackLine) -> int:
        """Units of ``line`` that no carton holds yet."""
        return self.needed(line) - self.packed(line)

    def remaining_of(self, line: PackLine, lot: str) -> int:
        """Units of ``line`` that must still come from ``lot``."""
        wanted = sum(one.units for one in lots_of(line) if one.lot == lot)
        return wanted - sum(c.lots.get((line.order_line_id, lot), 0) for c in self.cartons)

    def serials_of(self, line: PackLine) -> tuple[str, ...]:
        """Serial numbers of ``line`` in all cartons, in the order of their scans."""
        of_line = line.order_line_id
        return tuple(s for c in self.cartons for line_id, s in c.serials if line_id == of_line)

    def lot_to_show(self, line: PackLine) -> str:
        """The lot that the line needs next; "" where lots are not tracked."""
        return next((one.lot for one in lots_of(line) if self.remaining_of(line, one.lot) > 0), "")

    @cached_property
    def all_verified(self) -> bool:
        """True if every line is in cartons to the unit (D8: only then a label)."""
        return all(self.packed(line) == self.needed(line) for line in self.package.lines)

    @cached_property
    def carton(self) -> PackedCarton | None:
        """The carton in hand: the one that takes units, or the first that needs its label."""
        if self.all_verified:
            return next((c for c in self.cartons if not c.sscc), None)
        return next((c for c in self.cartons if c.number == self.in_hand), None)

    @cached_property
    def to_weigh(self) -> PackedCarton | None:
        """The full carton that was opened here and is not weighed yet; None if there is none."""
        full = (c for c in self.cartons if c.number != self.in_hand or self.all_verified)
        waiting = (c for c in full if not c.weighed and c.tare_grams is not None and not c.sscc)
        return next((c for c in waiting if any(c.contents.values())), None)

    def expected_grams(self, carton: PackedCarton) -> int | None:
        """What a carton should weigh by its contents; None while some weight is not known."""
        weights = {line.order_line_id: line.unit_grams for line in self.package.lines}
        known = carton.tare_grams is not None and all(
            weights.get(line_id) for line_id, units in carton.contents.items() if units
        )
        if not known:
            return None
        goods = (weights[line_id] * units for line_id, units in carton.contents.items())
        return (carton.tare_grams or 0) + sum(goods)

    @cached_property
    def line(self) -> PackLine | None:
        """The line to show: the one packed last while it needs units, else the first that does."""
        short = [line for line in self.package.lines if self.remaining(line)]
        same = (line for line in short if line.order_line_id == self.last_line)
        return next(same, short[0] if short else None)

    @property
    def next_number(self) -> int:
        """The number of the next carton of this order."""
        before = self.package.first_carton - 1
        return max((carton.number for carton in self.cartons), default=before) + 1


def lots_of(line: PackLine) -> tuple[LotWanted, ...]:
    """The lots that a line must come from; empty where lots are not tracked."""
    if line.lots or not line.tracking.has_lots or not line.lot:
        return line.lots
    return (LotWanted(lot=line.lot, units=line.units),)


def begun(package: PackPackage) -> PackProgress:
    """Where the station takes the order over.  Cartons of another station take no more units.

    Raises:
        NotAllowed: the order has no lines, or holds more than it needs.
    """
    numbers = sorted({before.carton_number for before in package.packed_before})
    progress = PackProgress(package, tuple(_taken_over(package, number) for number in numbers))
    if not package.lines or any(progress.remaining(line) < 0 for line in package.lines):
        raise NotAllowed(action="pack", reason="the order has no lines or holds too much")
    return progress


def _taken_over(package: PackPackage, number: int) -> PackedCarton:
    held = [before for before in package.packed_before if before.carton_number == number]
    carton = PackedCarton(number, held[0].carton_type)
    for before in held:
        carton = _with_units(carton, before.order_line_id, before.units, before.lot, before.serials)
    return carton


def _with_units(
    carton: PackedCarton, line_id: int, units: int, lot: str, serials: tuple[str, ...]
) -> PackedCarton:
    held = carton.contents.get(line_id, 0)
    lots = carton.lots
    if lot:
        lots = {**lots, (line_id, lot): lots.get((line_id, lot), 0) + units}
    return replace(
        carton,
        contents={**carton.contents, line_id: held + units},
        lots=lots,
        serials=(*carton.serials, *((line_id, serial) for serial in serials)),
    )


def after(progress: PackProgress, event: AnyEvent) -> PackProgress:
    """How far the order is after ``event``; what does not move goods changes nothing."""
    match event:
        case CartonOpened(carton_number=number, carton_type=carton_type, tare_grams=tare):
            new = PackedCarton(number, carton_type, tare_grams=tare)
            cartons = (*progress.cartons, new)
            return replace(progress, cartons=cartons, in_hand=number, named=None)
        case ItemNamed():
            return replace(progress, named=event)
        case UnitsPacked():
            return _packed(progress, event)
        case UnitsInHand(order_line_id=line_id):
            return replace(progress, last_line=line_id, in_between=event, named=None)
        case WeightOff(grams=grams):
            return replace(progress, off_grams=grams)
        case CartonWeighed():
            return _weighed(progress, event)
        case LineDropped(order_line_id=line_id, missing=missing):
            before = progress.dropped.get(line_id, 0)
            return replace(progress, dropped={**progress.dropped, line_id: before + missing})
        case Approved(approved_by=badge):
            return replace(progress, check_approved_by=badge)
        case CartonFull():
            return replace(progress, in_hand=None, named=None)
        case LabelMatched():
            return _labelled(progress, event)
        case LineShort() | ProblemReported():
            return replace(progress, ending=Ending.SET_ASIDE)
        case Refused(order_no=order_no, verdict=verdict) if order_no:
            return replace(progress, outdated=verdict)
        case _:
            return progress


def _packed(progress: PackProgress, event: UnitsPacked) -> PackProgress:
    line_id = event.order_line_id
    cartons = tuple(
        _with_units(c, line_id, event.units, event.lot, event.serials)
        if c.number == event.carton_number
        else c
        for c in progress.cartons
    )
    return replace(progress, cartons=cartons, last_line=line_id, named=None, in_between=None)


def _weighed(progress: PackProgress, event: CartonWeighed) -> PackProgress:
    cartons = tuple(
        replace(c, grams=event.grams, weighed=True) if c.number == event.carton_number else c
        for c in progress.cartons
    )
    return replace(progress, cartons=cartons, off_grams=None)


def _labelled(progress: PackProgress, event: LabelMatched) -> PackProgress:
    cartons = tuple(
        replace(c, sscc=event.sscc) if c.number == event.carton_number else c
        for c in progress.cartons
    )
    ending = Ending.CLOSED if event.last else None
    return replace(progress, cartons=cartons, in_hand=None, ending=ending)
