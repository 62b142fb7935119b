"""The tape of scans, and the tone that goes with each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.scanning.verdicts import Verdict
from app.station.journals.day_count import DayCount
from tests.support.desk_kit import NOW, Told, kit_of
from ui.fulfilment.floor_kit import Tape


def test_the_tape_has_the_newest_first_and_counts_all() -> None:
    tape = Tape()
    tape.went_before(NOW.date(), DayCount(60, 1))
    for number in range(15):
        tape.add(NOW, Verdict.ACCEPTED, f"CODE-{number}", "")
    tape.add(NOW, Verdict.WRONG_ITEM, "WRONG", "not in this order")

    assert tape.content.entries[0].code == "WRONG"
    assert len(tape.content.entries) == 12
    assert tape.content.summary == "76 today, 2 rejected"


def test_a_verdict_sounds_here_and_is_told_to_its_scanner() -> None:
    told = Told()

    kit_of(told).signal("scanner-1", Verdict.ACCEPTED)

    assert (told.sounds, told.told) == (["ok"], [("scanner-1", Verdict.ACCEPTED)])


def test_while_a_stop_is_latched_stop_is_what_sounds() -> None:
    told = Told()

    kit_of(told).signal("scanner-1", Verdict.NOT_COUNTED, latched=True)

    assert told.sounds == ["stop"]


def test_two_scanners_are_told_apart_on_the_tape_and_one_is_not_named() -> None:
    one, two = kit_of(Told()), replace(kit_of(Told()), names_scanners=True)

    for kit in (one, two):
        kit.note("scanner-2", Verdict.ACCEPTED, "MUG", "2nd scan")
        kit.note("", Verdict.ACCEPTED, "MUG", "loaded")

    assert [entry.meaning for entry in one.tape.content.entries] == ["loaded", "2nd scan"]
    assert [entry.meaning for entry in two.tape.content.entries] == [
        "loaded",
        "2nd scan · scanner-2",
    ]


@pytest.mark.parametrize("asks", [Verdict.LOT_REQUIRED, Verdict.SERIAL_REQUIRED])
def test_a_unit_whose_lot_or_number_is_still_to_come_is_not_rejected(asks: Verdict) -> None:
    tape = Tape()

    tape.add(NOW, asks, "MUG", "")

    assert tape.content.summary == "1 today, 0 rejected"


def test_at_midnight_the_day_begins_at_nothing_also_where_nobody_scans() -> None:
    days = [NOW.date()]
    tape = Tape(lambda: days[-1])
    tape.add(NOW, Verdict.ACCEPTED, "MUG", "")
    assert tape.content.summary == "1 today, 0 rejected"

    days.append(NOW.date() + timedelta(days=1))
    assert tape.content.summary == "0 today, 0 rejected"
    tape.add(NOW + timedelta(days=1), Verdict.WRONG_ITEM, "LAMP", "")
    assert tape.content.summary == "1 today, 1 rejected"
    assert [entry.code for entry in tape.content.entries] == ["LAMP", "MUG"], "the tape goes on"


def test_a_figure_of_yesterday_that_comes_after_midnight_is_not_todays() -> None:
    tape = Tape(NOW.date)

    tape.went_before(NOW.date() - timedelta(days=1), DayCount(60, 1))

    assert tape.content.summary == "0 today, 0 rejected"
