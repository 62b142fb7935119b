"""From where an order stands to what is shown; the pick count is nowhere in it (D1)."""

from __future__ import annotations

import pytest

from app.scanning.control_card import ControlCode
from tests.support import floor_data
from tests.support.desk_kit import NOW
from tests.support.packages import (
    BOX,
    NEXT_CARTON,
    SHORT,
    directory,
    line_of,
    packing,
    say,
    sscc_of,
)
from ui.fulfilment.packing import pack_content
from ui.fulfilment.packing.pack_content import PackScene
from ui.messages.floor.steps import Instruction
from ui.widgets.content import Health, StepMark, Tone


def test_lines_say_done_at_hand_and_to_come() -> None:
    task = packing(line_of("MUG", 1), line_of("LAMP", 2), line_of("BOTTLE", 1))
    say(task, BOX, "MUG", "LAMP")

    lines = pack_content.lines_of(task.situation)

    assert [line.mark for line in lines.lines] == [StepMark.DONE, StepMark.NOW, StepMark.TODO]
    assert lines.summary == "2 of 4 units"


def test_next_carton_is_live_only_while_there_is_something_in_the_carton() -> None:
    task = packing(line_of("MUG", 3))
    live = pack_content.live_keys
    assert ControlCode.NEXT_CARTON not in live(task.situation)
    say(task, BOX)
    assert ControlCode.NEXT_CARTON not in live(task.situation)
    say(task, "MUG")
    assert ControlCode.NEXT_CARTON in live(task.situation)
    say(task, NEXT_CARTON)
    assert ControlCode.NEXT_CARTON not in live(task.situation)


def test_without_a_scan_the_banner_rests_in_the_tone_of_the_state() -> None:
    task = packing(line_of("MUG", 1))

    def tone(trouble: Instruction | None = None) -> Tone:
        troubled = trouble is not None
        scene = PackScene("SO-1", task.situation, directory(), trouble, troubled=troubled)
        return pack_content.banner_of(scene, None).tone

    assert tone() is Tone.READY
    say(task, BOX, "MUG")
    assert tone() is Tone.BUSY
    task.documents_ready(1, sscc_of(1), "")
    assert tone() is Tone.READY
    assert tone(Instruction("Zebra", "Check the printer")) is Tone.ATTENTION


@pytest.mark.parametrize("codes", [(SHORT,), ()])
def test_the_gauge_stands_where_units_are_verified(codes: tuple[str, ...]) -> None:
    task = packing(line_of("MUG", 2))
    say(task, BOX, *codes)

    gauge = pack_content.gauge_of(task.situation)

    assert (gauge is None) is bool(codes)


def test_the_top_bar_says_order_wave_and_the_time_that_is_left() -> None:
    facts, words, health = pack_content.place_of(floor_data.order(), NOW)

    assert [fact.value for fact in facts] == ["SO-10482", "W-77"]
    assert (words, health) == ("Ships in 22 min", Health.WARN)


def test_of_a_packed_order_one_step_back_is_home() -> None:
    task = packing(line_of("MUG", 1))
    say(task, BOX, "MUG")
    task.documents_ready(1, sscc_of(1), "")
    say(task, sscc_of(1))
    assert task.situation.is_over

    live = [key.label for key in pack_content.keys_of(task.situation) if key.enabled]

    assert live == ["Home", "Sign out", "Help"]
