"""What a code means at each point of a walk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.fulfilment.events import Because, Refused
from app.fulfilment.picking.progress import PickProgress
from app.fulfilment.picking.rules import expected_code, judge_pick, judge_pick_panel
from app.scanning.control_card import ControlCode
from app.scanning.directory import ProductCode
from app.scanning.meaning import (
    AmbiguousScanned,
    BinScanned,
    ControlScanned,
    DamagedScanned,
    ItemScanned,
    Meaning,
    ToteScanned,
)
from app.scanning.verdicts import Verdict
from tests.support.packages import stop_of, walk_of

WALK = PickProgress(
    walk_of(stop_of("MUG", 2), stop_of("LAMP", 1, line=2, bin_code="A-02"), drop_point="A-03")
)
AT_BIN = replace(WALK, here="A-01")
TO_TOTE = replace(AT_BIN, counted=2)
BROUGHT = replace(WALK, in_tote={1: 2, 2: 1})
DONE = replace(BROUGHT, finished=True)
MUG, LAMP = ItemScanned(ProductCode(1, "MUG", "Mug"), 1), ItemScanned(ProductCode(2, "L", ""), 1)
CLOCK = ItemScanned(ProductCode(4, "CLOCK", "Clock"), 1)


@pytest.mark.parametrize(
    ("progress", "code"),
    [(WALK, "A-01"), (AT_BIN, "MUG"), (TO_TOTE, "T-1"), (BROUGHT, "A-03"), (DONE, "A-03")],
)
def test_the_walk_waits_for_one_code(progress: PickProgress, code: str) -> None:
    assert expected_code(progress) == code


@pytest.mark.parametrize(
    ("progress", "meaning", "verdict", "because"),
    [
        (WALK, MUG, Verdict.WRONG_STATE, Because.BIN_FIRST),
        (WALK, LAMP, Verdict.WRONG_STATE, Because.BIN_FIRST),
        (WALK, CLOCK, Verdict.WRONG_ITEM, None),
        (WALK, ToteScanned("T-1"), Verdict.WRONG_STATE, Because.BIN_FIRST),
        (WALK, BinScanned("A-02", "A"), Verdict.WRONG_BIN, None),
        (WALK, AmbiguousScanned(("A", "B")), Verdict.AMBIGUOUS_CODE, None),
        (WALK, DamagedScanned("check digit"), Verdict.UNKNOWN_CODE, None),
        (AT_BIN, LAMP, Verdict.WRONG_ITEM, None),
        (AT_BIN, ToteScanned("T-1"), Verdict.WRONG_STATE, Because.ITEM_FIRST),
        (AT_BIN, BinScanned("A-01", "A"), Verdict.WRONG_STATE, Because.ALREADY_HERE),
        (AT_BIN, BinScanned("A-02", "A"), Verdict.WRONG_BIN, None),
        (TO_TOTE, MUG, Verdict.OVER_QUANTITY, None),
        (TO_TOTE, LAMP, Verdict.WRONG_ITEM, None),
        (TO_TOTE, BinScanned("A-01", "A"), Verdict.WRONG_STATE, Because.TOTE_FIRST),
        (TO_TOTE, ToteScanned("T-2"), Verdict.WRONG_TOTE, None),
        (BROUGHT, MUG, Verdict.OVER_QUANTITY, None),
        (BROUGHT, CLOCK, Verdict.WRONG_ITEM, None),
        (BROUGHT, ToteScanned("T-1"), Verdict.WRONG_STATE, Because.NOT_IN_THIS_TASK),
        (BROUGHT, BinScanned("A-01", "A"), Verdict.WRONG_STATE, Because.NOT_IN_THIS_TASK),
        (DONE, MUG, Verdict.WRONG_STATE, Because.TASK_OVER),
    ],
)
def test_what_is_wrong_is_refused_for_its_reason(
    progress: PickProgress, meaning: Meaning, verdict: Verdict, because: Because | None
) -> None:
    ruling = judge_pick(progress, meaning)

    assert ruling.verdict is verdict
    assert isinstance(ruling.event, Refused)
    assert ruling.event.because is because


@pytest.mark.parametrize(
    ("progress", "code", "because"),
    [
        (WALK, ControlCode.SHORT, Because.BIN_FIRST),
        (TO_TOTE, ControlCode.SHORT, Because.NOTHING_MISSING),
        (BROUGHT, ControlCode.SHORT, Because.NOTHING_MISSING),
        (AT_BIN, ControlCode.CONFIRM, Because.NOTHING_TO_CONFIRM),
        (AT_BIN, ControlCode.NEXT_CARTON, Because.NOT_IN_THIS_TASK),
        (AT_BIN, ControlCode.REPRINT, Because.NOT_IN_THIS_TASK),
    ],
)
def test_control_codes_at_the_wrong_moment_move_nothing(
    progress: PickProgress, code: ControlCode, because: Because
) -> None:
    event = judge_pick(progress, ControlScanned(code)).event

    assert isinstance(event, Refused)
    assert event.because is because


@pytest.mark.parametrize("code", [None, ControlCode.REPRINT, ControlCode.NEXT_CARTON])
def test_the_short_panel_takes_its_own_answers_only(code: ControlCode | None) -> None:
    assert judge_pick_panel(AT_BIN, code).verdict is Verdict.WRONG_STATE


def test_nothing_can_be_short_at_the_drop_point() -> None:
    assert judge_pick_panel(BROUGHT, ControlCode.CONFIRM).verdict is Verdict.WRONG_STATE


@pytest.mark.parametrize("progress", [AT_BIN, BROUGHT])
def test_confirm_ends_a_walk_only_where_nothing_is_left_and_no_drop_point_is_scanned(
    progress: PickProgress,
) -> None:
    anywhere = progress.package.model_copy(update={"drop_point": ""})
    there = progress.package.model_copy(update={"drop_point": "DOCK"})
    ends = progress is BROUGHT

    for package, done in ((anywhere, ends), (there, False)):
        here = replace(progress, package=package)
        verdict = judge_pick(here, ControlScanned(ControlCode.CONFIRM)).verdict
        assert (verdict is Verdict.TASK_DONE) is done
