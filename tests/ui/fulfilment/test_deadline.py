"""How long until it must leave."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.desk_kit import NOW
from ui.fulfilment.deadline import deadline_of, in_words
from ui.widgets.content import Health


@pytest.mark.parametrize(
    ("minutes", "words", "health"),
    [
        (22, "Ships in 22 min", Health.WARN),
        (61, "Ships in 1 h 01", Health.GOOD),
        (3 * 24 * 60, "Ships in 3 d", Health.GOOD),
        (1, "Ships in 1 min", Health.WARN),
        (0, "Due now", Health.BAD),
        (-1, "1 min late", Health.BAD),
        (-5, "5 min late", Health.BAD),
    ],
)
def test_the_time_left_has_words_and_a_colour(minutes: int, words: str, health: Health) -> None:
    assert deadline_of(NOW + timedelta(minutes=minutes), NOW) == (words, health)


def test_what_has_no_deadline_shows_none() -> None:
    assert deadline_of(None, NOW) == ("", Health.UNKNOWN)


def test_two_days_are_still_told_in_hours() -> None:
    assert in_words(timedelta(hours=47, minutes=5)) == "47 h 05"
