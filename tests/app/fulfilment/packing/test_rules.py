"""What a code means at each point of packing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.fulfilment.double_scan.standing import Panel
from app.fulfilment.events import (
    Because,
    LineShort,
    PanelChanged,
    ProblemReported,
    Refused,
    ReprintReason,
    ReprintRequested,
    ShortReason,
)
from app.fulfilment.packing.desk import Desk, PrintedLabel, expected_code
from app.fulfilment.packing.panels import judge_pack_panel
from app.fulfilment.packing.progress import PackedCarton, PackProgress
from app.fulfilment.packing.rules import judge_pack
from app.scanning.control_card import ControlCode
from app.scanning.directory import CartonType, ProductCode
from app.scanning.meaning import (
    CartonScanned,
    ControlScanned,
    ItemScanned,
    LabelScanned,
    Meaning,
    ToteScanned,
)
from app.scanning.verdicts import Verdict
from tests.support.packages import line_of, order_of

ORDER = PackProgress(order_of(line_of("MUG", 2)))
OPEN = replace(ORDER, cartons=(PackedCarton(1, "BOX"),), in_hand=1)
FULL = replace(ORDER, cartons=(PackedCarton(1, "BOX", {1: 2}),))
EMPTY_DESK, DESK, VERIFIED = (Desk(progress, "B-1") for progress in (ORDER, OPEN, FULL))
PRINTED = replace(VERIFIED, label=PrintedLabel("SSCC", "TRACK"))

MUG = ItemScanned(ProductCode(1, "MUG", "Mug"), 1)
CLOCK = ItemScanned(ProductCode(4, "CLOCK", "Clock"), 1)
BOX = CartonScanned(CartonType("BOX", "Box", 1, 1, 1, 1, 1))


@pytest.mark.parametrize(
    ("desk", "meaning", "verdict", "because"),
    [
        (EMPTY_DESK, MUG, Verdict.WRONG_STATE, Because.CARTON_FIRST),
        (EMPTY_DESK, CLOCK, Verdict.WRONG_ITEM, None),
        (DESK, BOX, Verdict.WRONG_STATE, Because.CARTON_OPEN),
        (DESK, LabelScanned("SSCC"), Verdict.WRONG_STATE, Because.NOT_IN_THIS_TASK),
        (DESK, ToteScanned("T-1"), Verdict.WRONG_STATE, Because.ALREADY_HERE),
        (DESK, ToteScanned("T-2"), Verdict.WRONG_TOTE, None),
        (VERIFIED, BOX, Verdict.WRONG_STATE, Because.LABEL_FIRST),
        (VERIFIED, MUG, Verdict.OVER_QUANTITY, None),
        (VERIFIED, LabelScanned("SSCC"), Verdict.WRONG_STATE, Because.LABEL_NOT_PRINTED),
        (PRINTED, LabelScanned("OTHER"), Verdict.WRONG_CARTON, None),
        (PRINTED, CLOCK, Verdict.WRONG_ITEM, None),
    ],
)
def test_what_is_wrong_is_refused_for_its_reason(
    desk: Desk, meaning: Meaning, verdict: Verdict, because: Because | None
) -> None:
    ruling = judge_pack(desk, meaning)

    assert ruling.verdict is verdict
    assert isinstance(ruling.event, Refused)
    assert ruling.event.because is because


@pytest.mark.parametrize(
    ("desk", "code", "because"),
    [
        (EMPTY_DESK, ControlCode.NEXT_CARTON, Because.CARTON_FIRST),
        (DESK, ControlCode.NEXT_CARTON, Because.CARTON_EMPTY),
        (VERIFIED, ControlCode.NEXT_CARTON, Because.LABEL_FIRST),
        (VERIFIED, ControlCode.SHORT, Because.NOTHING_MISSING),
        (VERIFIED, ControlCode.REPRINT, Because.LABEL_NOT_PRINTED),
        (DESK, ControlCode.REPRINT, Because.CARTON_EMPTY),
        (PRINTED, ControlCode.CONFIRM, Because.NOTHING_TO_CONFIRM),
        (PRINTED, ControlCode.HELP, Because.NOT_IN_THIS_TASK),
    ],
)
def test_control_codes_at_the_wrong_moment_move_nothing(
    desk: Desk, code: ControlCode, because: Because
) -> None:
    event = judge_pack(desk, ControlScanned(code)).event

    assert isinstance(event, Refused)
    assert event.because is because


@pytest.mark.parametrize(("desk", "panel"), [(VERIFIED, "short"), (EMPTY_DESK, "reprint")])
def test_a_panel_whose_question_is_gone_moves_nothing(desk: Desk, panel: Panel) -> None:
    assert (
        judge_pack_panel(desk, panel, ControlScanned(ControlCode.CONFIRM)).verdict
        is Verdict.WRONG_STATE
    )


@pytest.mark.parametrize("number", ["SSCC", "TRACK"])
def test_either_number_of_the_label_closes_its_carton(number: str) -> None:
    assert judge_pack(PRINTED, LabelScanned(number)).verdict is Verdict.TASK_DONE


def test_the_station_names_the_code_that_it_waits_for() -> None:
    waited = [expected_code(desk) for desk in (EMPTY_DESK, DESK, VERIFIED, PRINTED)]

    assert waited == ["", "MUG", "", "SSCC"]


def test_a_short_line_names_what_is_missing_and_why() -> None:
    missing = judge_pack_panel(DESK, "short", ControlScanned(ControlCode.CONFIRM))
    damaged = judge_pack_panel(DESK, "short", ControlScanned(ControlCode.EXCEPTION))

    reason = ShortReason.NOT_IN_TOTE
    assert missing.event == LineShort(order_line_id=1, missing=2, reason=reason)
    assert isinstance(damaged.event, LineShort)
    assert damaged.event.reason is ShortReason.DAMAGED


def test_an_exception_is_confirmed_before_the_order_is_set_aside() -> None:
    assert judge_pack(DESK, ControlScanned(ControlCode.EXCEPTION)).event == PanelChanged(
        panel="exception"
    )
    assert (
        judge_pack_panel(DESK, "exception", ControlScanned(ControlCode.CONFIRM)).event
        == ProblemReported()
    )


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (ControlCode.CONFIRM, ReprintReason.UNREADABLE),
        (ControlCode.EXCEPTION, ReprintReason.NOT_PRINTED),
    ],
)
def test_a_reprint_has_a_reason(code: ControlCode, reason: ReprintReason) -> None:
    assert judge_pack(PRINTED, ControlScanned(ControlCode.REPRINT)).verdict is Verdict.ACCEPTED

    event = judge_pack_panel(PRINTED, "reprint", ControlScanned(code)).event

    assert event == ReprintRequested(carton_number=1, reason=reason)


@pytest.mark.parametrize(
    ("panel", "code"),
    [
        ("short", ControlCode.SHORT),
        ("short", ControlCode.UNDO),
        ("exception", ControlCode.EXCEPTION),
        ("exception", ControlCode.UNDO),
        ("reprint", ControlCode.REPRINT),
        ("reprint", ControlCode.UNDO),
    ],
)
def test_every_panel_has_its_way_back(panel: Panel, code: ControlCode) -> None:
    assert judge_pack_panel(DESK, panel, ControlScanned(code)).event == PanelChanged(panel="")


def test_d7_the_picker_does_not_make_the_second_scan_where_another_badge_must() -> None:
    package = order_of(line_of("MUG", 2), pickers=("B-1",), other_badge_required=True)
    desk = Desk(replace(OPEN, package=package), "B-1")

    refused = judge_pack(desk, MUG)
    other = judge_pack(replace(desk, badge="B-2"), MUG)

    assert (refused.verdict, other.verdict) == (Verdict.NOT_YOURS, Verdict.ACCEPTED)
    assert isinstance(refused.event, Refused)
    assert refused.event.because is Because.OTHER_BADGE
