"""A moment of stock work: STOP before all else, then questions, then the step."""

from __future__ import annotations

from app.fulfilment.double_scan import Latch
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from ui.messages.floor.steps import Instruction
from ui.stock.floor.stock_scene import Moment, banner_at, keys_at, panel_at, two_steps
from ui.widgets.content import StepMark, Tone

STEP = Instruction("Step 1", "Scan each item")


def _moment(latch: Latch | None = None, *, over: bool = False) -> Moment:
    return Moment(STEP, {ControlCode.HELP}, "", latch, over)


def test_a_latched_stop_is_all_that_is_shown() -> None:
    moment = _moment(Latch(Verdict.WRONG_BIN, "A-1", "A-2"))

    assert banner_at(None, moment).tone is Tone.STOP
    assert [key.label for key in keys_at(moment) if key.enabled] == ["Confirm"]
    assert panel_at(moment, nothing_else=True) is None


def test_where_nothing_else_stands_the_help_does() -> None:
    moment = _moment()

    assert panel_at(moment, nothing_else=False) is None
    panel = panel_at(moment, nothing_else=True)
    assert panel is not None
    assert panel.title == "What the keys do"


def test_work_that_is_over_is_done() -> None:
    assert banner_at(None, _moment(over=True)).tone is Tone.DONE
    assert banner_at(None, _moment()).tone is Tone.READY


def test_the_gauge_stands_at_the_step_that_is_next() -> None:
    assert two_steps(("a", "b"), first_done=True).second is StepMark.NOW
    assert two_steps(("a", "b"), first_done=False).first is StepMark.NOW
