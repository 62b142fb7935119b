"""The words of the planning screen."""

from __future__ import annotations

import pytest

from app.fulfilment.waves.planning.grouping import Grouping
from app.fulfilment.waves.releasing import WaveReport
from app.fulfilment.waves.wave_papers import WavePrint
from app.store.schema.planning import ReleaseMode
from hardware.ports import PrintOutcome
from tests.support.warehouse import NINE
from ui.messages.planning import waves as says
from ui.widgets.content import Tone

SENT = WavePrint("5 labels", "zebra", PrintOutcome.UNKNOWN)


def test_every_grouping_and_mode_has_words_of_its_own() -> None:
    assert len({says.grouping_words(grouping) for grouping in Grouping}) == 4
    assert len({says.mode_words(mode) for mode in ReleaseMode}) == 3


def test_a_wave_says_what_its_orders_have_in_common() -> None:
    assert says.group_of("zone", "front", None) == "Zone front"
    assert says.group_of("zone", "", None) == "Several zones"
    assert says.group_of("cut-off", "", NINE) == f"Cut-off {NINE.astimezone():%H:%M}"
    assert says.group_of("", "A", None) == "First come"


@pytest.mark.parametrize(
    ("metres", "words"), [(None, "estimated"), (84.4, "84 m"), (999.0, "999 m"), (1900.0, "1.9 km")]
)
def test_a_walk_is_said_in_metres_as_far_as_it_is_known(metres: float | None, words: str) -> None:
    assert says.metres(metres) == words


def test_times_and_savings_say_nothing_where_nothing_is_known() -> None:
    assert (says.minutes(None), says.saved(None, 3.0), says.saved(0, 0)) == ("", "", "")
    assert (says.minutes(0.2), says.saved(200, 84)) == ("~1 min", "-58 %")


def test_a_plan_says_how_many_waves_it_made() -> None:
    assert says.planned(("W-1",)) == ("Planned: W-1", Tone.OK)
    assert says.planned(()) == ("No order waits for such a wave", Tone.ATTENTION)


def test_a_printer_that_does_not_answer_is_told_from_one_that_failed() -> None:
    silent, tone = says.printed("", [SENT])
    assert silent == "Labels and pick lists sent, the printer does not answer"
    assert tone is Tone.OK
    none = WavePrint("pick list P-1", "", PrintOutcome.FAILED)
    assert "no printer for it" in says.printed("Released", [SENT, none])[0]


def test_what_was_released_names_the_wave() -> None:
    assert says.released(WaveReport(("W-1",), ("P-1",), 3))[0] == "Released W-1: 1 cart, 3 orders"
