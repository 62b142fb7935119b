"""Each question says which keys answer it; the keys that are named are those that answer."""

from __future__ import annotations

from typing import get_args

import pytest

from app.fulfilment.double_scan.standing import Panel
from app.fulfilment.packing.desk import Desk
from app.fulfilment.packing.panels import judge_pack_panel
from app.fulfilment.picking.rules import judge_pick_panel
from app.scanning.control_card import ControlCode
from app.scanning.meaning import ControlScanned
from app.scanning.verdicts import Signal, signal_of
from tests.support.packages import BOX, gtin_of, line_of, packing, picking, say, stop_of
from ui.messages.floor.panels import for_panel, help_answers, help_words
from ui.messages.verdicts import Place

_PACK_PANELS: list[Panel] = ["short", "exception", "reprint"]


def _open_desk() -> Desk:
    task = packing(line_of("MUG", 2))
    say(task, BOX, gtin_of("MUG"))
    return task._desk


@pytest.mark.parametrize("panel", _PACK_PANELS)
def test_each_key_that_a_pack_question_names_answers_it(panel: Panel) -> None:
    question = for_panel(panel, Place.BENCH)

    assert question is not None
    for code in question.answers:
        assert (
            signal_of(judge_pack_panel(_open_desk(), panel, ControlScanned(code)).verdict)
            is Signal.OK
        )


def test_each_key_that_the_question_at_a_bin_names_answers_it() -> None:
    task = picking(stop_of("MUG", 2))
    say(task, "A-01")
    question = for_panel("short", Place.BIN)

    assert question is not None
    for code in question.answers:
        ruling = judge_pick_panel(task._standing.progress, code)
        assert signal_of(ruling.verdict) is Signal.OK


@pytest.mark.parametrize("place", list(Place))
@pytest.mark.parametrize("panel", sorted(set(get_args(Panel)) - {"", "help"}))
def test_every_other_panel_asks_something_wherever_it_is_open(panel: Panel, place: Place) -> None:
    question = for_panel(panel, place)

    assert question is not None
    assert question.answers


@pytest.mark.parametrize("panel", ["", "help"])
def test_help_and_no_panel_ask_nothing(panel: Panel) -> None:
    assert for_panel(panel, Place.BENCH) is None


@pytest.mark.parametrize("code", list(ControlCode))
def test_help_says_in_words_what_each_key_does(code: ControlCode) -> None:
    assert len(help_words(code).split()) >= 4


def test_help_tells_only_of_keys_that_mean_something_in_their_own_order() -> None:
    live = {ControlCode.HELP, ControlCode.CONFIRM}

    assert list(help_answers(live).answers) == [ControlCode.CONFIRM, ControlCode.HELP]
