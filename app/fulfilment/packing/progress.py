"""How far an order is at the packing station: which units were verified into which carton.

The pick count is nowhere in here: the pack count is blind (verification.md, D1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.errors import NotAllowed
from app.fulfilment.events import (
    AnyEvent,
    CartonFull,
    CartonOpened,
    LabelMatched,
    LineShort,
    ProblemReported,
    Refused,
    UnitsPacked,
)
from app.fulfilment.work import DoubleScan, PackLine, PackPackage
from app.scanning.verdicts import Verdict


class Ending(StrEnum):
    """Why an order leaves the packing station."""

    CLOSED = "closed"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class PackedCarton:
    """One carton: verified units by order line, and the SSCC once its label was scanned."""

    number: int
    carton_type: str
    contents: Mapping[int, int] = field(default_factory=dict)
    sscc: str = ""


@dataclass(frozen=True, slots=True)
class PackProgress:
    """How far an order is.

    Attributes:
        package: the order as it was claimed.
        cartons: in the order of their numbers.
        in_hand: the number of the carton that takes units now, or None.
        last_line: the order line that was packed last, or None.
        outdated: ORDER_CHANGED or ORDER_CANCELLED once the operator has been told (D10).
        ending: why the order leaves the station, or None while it is being packed.
    """

    package: PackPackage
    cartons: tuple[PackedCarton, ...] = ()
    in_hand: int | None = None
    last_line: int | None = None
    outdated: Verdict | None = None
    ending: Ending | None = None

    def packed(self, line: PackLine) -> int:
        """Units of ``line`` in all cartons."""
        return sum(carton.contents.get(line.order_line_id, 0) for carton in self.cartons)

    def remaining(self, line: PackLine) -> int:
        """Units of ``line`` that no carton holds yet."""
        return line.units - self.packed(line)

    @property
    def all_verified(self) -> bool:
        """True if every line is in cartons to the unit (D8: only then a label)."""
        return all(self.packed(line) == line.units for line in self.package.lines)

    @property
    def carton(self) -> PackedCarton | None:
        """The carton in hand: the one that takes units, or the first that needs its label."""
        if self.all_verified:
            return next((c for c in self.cartons if not c.sscc), None)
        return next((c for c in self.cartons if c.number == self.in_hand), None)

    @property
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


def begun(package: PackPackage) -> PackProgress:
    """Where the station takes the order over.  Cartons of another station take no more units.

    Raises:
        NotAllowed: the order has no lines, holds more than it needs, or asks for the
            item-and-carton policy, which this station does not have yet.
    """
    if package.double_scan is not DoubleScan.PICK_AND_PACK:
        raise NotAllowed(action="pack", reason=f"double scan {package.double_scan} is not built")
    numbers = sorted({before.carton_number for before in package.packed_before})
    progress = PackProgress(package, tuple(_taken_over(package, number) for number in numbers))
    if not package.lines or any(progress.remaining(line) < 0 for line in package.lines):
        raise NotAllowed(action="pack", reason="the order has no lines or holds too much")
    return progress


def _taken_over(package: PackPackage, number: int) -> PackedCarton:
    held = [before for before in package.packed_before if before.carton_number == number]
    carton = PackedCarton(number, held[0].carton_type)
    for before in held:
        carton = _with_units(carton, before.order_line_id, before.units)
    return carton


def _with_units(carton: PackedCarton, line_id: int, units: int) -> PackedCarton:
    held = carton.contents.get(line_id, 0)
    return replace(carton, contents={**carton.contents, line_id: held + units})


def after(progress: PackProgress, event: AnyEvent) -> PackProgress:
    """How far the order is after ``event``; what does not move goods changes nothing."""
    match event:
        case CartonOpened(carton_number=number, carton_type=carton_type):
            cartons = (*progress.cartons, PackedCarton(number, carton_type))
            return replace(progress, cartons=cartons, in_hand=number)
        case UnitsPacked(order_line_id=line_id, units=units, carton_number=number):
            cartons = tuple(
                _with_units(c, line_id, units) if c.number == number else c
                for c in progress.cartons
            )
            return replace(progress, cartons=cartons, last_line=line_id)
        case CartonFull():
            return replace(progress, in_hand=None)
        case LabelMatched():
            return _labelled(progress, event)
        case LineShort() | ProblemReported():
            return replace(progress, ending=Ending.SET_ASIDE)
        case Refused(order_no=order_no, verdict=verdict) if order_no:
            return replace(progress, outdated=verdict)
        case _:
            return progress


def _labelled(progress: PackProgress, event: LabelMatched) -> PackProgress:
    cartons = tuple(
        replace(c, sscc=event.sscc) if c.number == event.carton_number else c
        for c in progress.cartons
    )
    ending = Ending.CLOSED if event.last else None
    return replace(progress, cartons=cartons, in_hand=None, ending=ending)
