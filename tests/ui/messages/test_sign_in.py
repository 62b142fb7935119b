"""Tests of ui/messages/sign_in.py: what the door says."""

from __future__ import annotations

from app.station.presence.leaving import Remaining
from tests.support.desk_kit import NOW
from ui.messages.sign_in import LastHere, last_here, not_signed_out


def test_who_was_here_last_is_named_with_the_time() -> None:
    assert last_here(LastHere("M. Okafor", NOW)) == "Last here: M. Okafor 13:48"


def test_who_is_not_signed_out_reads_how_many_scans_are_only_here_and_what_to_do() -> None:
    told = not_signed_out(Remaining("M. Okafor", 12, 2))

    assert told.answer == "Not signed out: 12 scans not sent"
    assert "Leave this station on" in told.note
    assert "2 labels made here" in told.note
    assert "M. Okafor goes on by badge" in told.note
    assert "supervisor's badge" in told.note


def test_a_window_that_is_not_closed_says_why_and_who_can() -> None:
    told = not_signed_out(Remaining("", 1))

    assert told.answer == "Not closed: 1 scan not sent"
    assert "With a supervisor signed in" in told.note
