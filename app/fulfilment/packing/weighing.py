"""Weighing a full carton: in the band it goes on, outside somebody has to say why.

Source: verification.md, "The two tasks as state machines"; ux.md, Pack: ``weigh``.
"""

from __future__ import annotations

from app.fulfilment.double_scan import Ruling, accept
from app.fulfilment.events import Because, CartonWeighed, PanelChanged, WeightOff, WeightReason
from app.fulfilment.packing.desk import Desk, at_the_wrong_moment
from app.fulfilment.packing.progress import PackedCarton, PackProgress
from app.scanning.control_card import ControlCode
from app.scanning.meaning import ControlScanned, Meaning, WeightRead
from app.scanning.verdicts import Verdict


def band_of(progress: PackProgress, carton: PackedCarton) -> tuple[int, int] | None:
    """The lowest and highest good weight in grams; None while some weight is not known."""
    expected = progress.expected_grams(carton)
    if expected is None:
        return None
    allowed = progress.package.weight
    tolerance = max(allowed.grams, expected * allowed.percent // 100)
    return max(1, expected - tolerance), expected + tolerance


def judge_weighing(desk: Desk, meaning: Meaning) -> Ruling | None:
    """Say what a code means while a carton is to be weighed; None leaves it to the others."""
    match meaning:
        case WeightRead(grams):
            return judge_weight(desk, grams)
        case ControlScanned(ControlCode.CONFIRM):
            return accept(PanelChanged(panel="weight"))
        case ControlScanned(ControlCode.SHORT | ControlCode.EXCEPTION):
            return None
        case _:
            return at_the_wrong_moment(desk, Because.WEIGH_FIRST)


def judge_weight(desk: Desk, grams: int) -> Ruling:
    """Let a carton of the right weight go on; any other is looked at (ATTENTION)."""
    carton = desk.to_weigh
    if carton is None:
        return at_the_wrong_moment(desk, Because.NOT_IN_THIS_TASK)
    number, expected = carton.number, desk.progress.expected_grams(carton)
    band = band_of(desk.progress, carton)
    if expected is not None and band is not None and not band[0] <= grams <= band[1]:
        off = WeightOff(carton_number=number, grams=grams, expected_grams=expected)
        return Ruling(Verdict.WRONG_STATE, off)
    return accept(CartonWeighed(carton_number=number, grams=grams, expected_grams=expected))


def judge_weight_answer(
    desk: Desk, code: ControlCode = ControlCode.CONFIRM, approved_by: str = ""
) -> Ruling:
    """Let a carton go on outside the band or unweighed: for a reason, or as a supervisor says."""
    carton = desk.to_weigh
    if carton is None:
        return at_the_wrong_moment(desk, Because.NOT_IN_THIS_TASK)
    reason = WeightReason.SCALE_WRONG
    if code is ControlCode.CONFIRM:
        reason = WeightReason.COUNTED_AGAIN
    event = CartonWeighed(
        carton_number=carton.number,
        grams=desk.progress.off_grams,
        expected_grams=desk.progress.expected_grams(carton),
        reason=None if approved_by else reason,
        approved_by=approved_by,
    )
    return accept(event)
