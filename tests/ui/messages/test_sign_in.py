"""Tests of ui/messages/sign_in.py: what the door says."""

from __future__ import annotations

from tests.support.desk_kit import NOW
from ui.messages.sign_in import LastHere, last_here


def test_who_was_here_last_is_named_with_the_time() -> None:
    assert last_here(LastHere("M. Okafor", NOW)) == "Last here: M. Okafor 13:48"


def test_an_order_left_open_is_named_too() -> None:
    said = last_here(LastHere("M. Okafor", NOW, "SO-10482"))

    assert said == "Last here: M. Okafor 13:48 (order SO-10482 still open)"
