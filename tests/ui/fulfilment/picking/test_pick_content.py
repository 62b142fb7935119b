"""From where a walk stands to what is shown."""

from __future__ import annotations

from datetime import timedelta

from tests.support import floor_data
from tests.support.desk_kit import NOW
from tests.support.packages import CONFIRM, SHORT, picking, say, stop_of, walk_of
from ui.fulfilment.picking import pick_content
from ui.widgets.content import Direction, Health, StepMark


def test_a_bin_is_told_by_aisle_bay_and_level_with_its_shelf_lit() -> None:
    walk = floor_data.walk()
    task = picking(*walk.stops)

    place = pick_content.bin_of(walk, task.situation)

    assert place is not None
    assert [value for _label, value in place.groups] == ["A", "14", "1"]
    assert place.shelf is not None
    assert (place.shelf.level, place.shelf.levels) == (1, 5)
    assert (place.side, place.direction) == ("left side, level 1", Direction.LEFT)
    assert place.route == "then A-14-02, 8 m"


def test_a_bin_without_map_shows_its_code() -> None:
    stop = stop_of("MUG", 2).model_copy(update={"aisle": "", "bay": "", "level": ""})

    place = pick_content.bin_of(walk_of(stop), picking(stop).situation)

    assert place is not None
    assert place.groups == (("", "A-01"),)
    assert place.shelf is None
    assert (place.side, place.direction) == ("", Direction.AHEAD)
    assert place.route == "the last stop"


def test_two_stops_at_one_bin_say_the_bin_after_both() -> None:
    stops = (stop_of("MUG", 1), stop_of("LAMP", 1, line=2), stop_of("CLOCK", 1, "A-02", line=3))

    place = pick_content.bin_of(walk_of(*stops), picking(*stops).situation)

    assert place is not None
    assert place.route == "then A-02"


def test_pips_show_the_scan_at_the_bin_above_the_tote() -> None:
    task = picking(stop_of("MUG", 3))
    say(task, "A-01", "MUG", "MUG", "T-1", "MUG")

    item = pick_content.item_of(task.situation)

    done, now = StepMark.DONE, StepMark.NOW
    assert item is not None
    assert item.pips == ((done, done), (done, done), (done, now))


def test_the_walk_marks_what_is_done_at_hand_and_to_come() -> None:
    stops = (stop_of("MUG", 1), stop_of("LAMP", 2, "A-02", line=2), stop_of("CLOCK", 1, line=3))
    task = picking(*stops)
    say(task, "A-01", "MUG", "T-1", "A-02", "LAMP")

    lines = pick_content.stops_of(walk_of(*stops), task.situation)

    assert [line.mark for line in lines.lines] == [StepMark.DONE, StepMark.NOW, StepMark.TODO]
    assert lines.lines[1].done == 1
    assert lines.summary == "1 of 3 stops"


def test_the_cart_says_how_many_go_into_the_slot() -> None:
    task = picking(stop_of("MUG", 2, tote="T-2"))
    say(task, "A-01", "MUG")

    cart = pick_content.cart_of(walk_of(stop_of("MUG", 2, tote="T-2")), task.situation)

    assert [(slot.number, slot.detail) for slot in cart.slots] == [("1", ""), ("2", "put 1")]


def test_a_panel_stands_only_while_it_is_open() -> None:
    task = picking(stop_of("MUG", 2))
    say(task, "A-01")
    assert pick_content.panel_content(task.situation) is None

    say(task, SHORT)
    assert pick_content.panel_content(task.situation) is not None


def test_the_top_bar_says_cart_wave_and_the_time_that_is_left() -> None:
    facts, words, health = pick_content.place_of(floor_data.walk(), NOW + timedelta(minutes=60))

    assert [fact.value for fact in facts] == ["C-12", "W-77"]
    assert (words, health) == ("8 min late", Health.BAD)


def test_a_cart_that_is_brought_in_is_left_for_the_next_or_for_home() -> None:
    task = picking(stop_of("MUG", 1))
    say(task, "A-01", "MUG", "T-1", CONFIRM)
    assert task.situation.is_over

    live = [key.label for key in pick_content.keys_of(task.situation) if key.enabled]

    assert live == ["Confirm", "Home", "Sign out", "Help"]
