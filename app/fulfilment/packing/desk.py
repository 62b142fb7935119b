"""What a pack scan is judged by, and the code that the station waits for."""

from __future__ import annotations

from dataclasses import dataclass

from app.fulfilment.double_scan import Ruling, refuse
from app.fulfilment.events import Because, LabelAsked
from app.fulfilment.packing.progress import PackedCarton, PackProgress
from app.scanning.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """What stands on the printed label of the carton in hand: either number names the carton."""

    sscc: str
    tracking: str

    def bears(self, number: str) -> bool:
        """True if ``number`` is on this label."""
        return number in {self.sscc, self.tracking} - {""}


@dataclass(frozen=True, slots=True)
class Desk:
    """What a pack scan is judged by.

    Attributes:
        progress: the order's cartons.
        badge: who makes the second scan.
        label: the printed label of the carton in hand, or None while there is none.
        weighs: True if this station has a scale, so that every full carton is weighed.
        early: labels that were printed before all was verified, by carton: they close nothing.
        let_out: cartons whose label a supervisor let out early.
        asked: which label is wanted early and why, while a supervisor's badge is waited for.
    """

    progress: PackProgress
    badge: str
    label: PrintedLabel | None = None
    weighs: bool = False
    early: tuple[PrintedLabel, ...] = ()
    let_out: frozenset[int] = frozenset()
    asked: LabelAsked | None = None

    @property
    def is_picker(self) -> bool:
        """True if D7 wants another badge than the one that made the first scan."""
        package = self.progress.package
        wanted = package.other_badge_required and not self.progress.check_approved_by
        return wanted and self.badge in package.pickers

    @property
    def to_weigh(self) -> PackedCarton | None:
        """The carton that goes onto the scale now; None where nothing is weighed."""
        return self.progress.to_weigh if self.weighs else None


def expected_code(desk: Desk) -> str:
    """The code that the station waits for, where it is one code; else ""."""
    carton = desk.progress.carton
    if desk.to_weigh is not None:
        return ""
    if desk.progress.in_between is not None and carton is not None:
        return carton.carton_type
    if desk.progress.all_verified:
        return desk.label.sscc if desk.label else ""
    if desk.progress.in_hand is None or desk.progress.line is None:
        return ""
    return desk.progress.line.sku


def at_the_wrong_moment(desk: Desk, because: Because) -> Ruling:
    """The right code at the wrong moment, and why."""
    return refuse(Verdict.WRONG_STATE, expected_code(desk), because)
