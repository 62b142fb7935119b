"""Words of the station wall."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.station.claims.releasing import ReleasedWork
from tests.support.wall_states import wall_of_five
from ui.messages.desk import stations as words


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (None, "never"),
        (timedelta(seconds=40), "just now"),
        (timedelta(minutes=38), "38 min ago"),
        (timedelta(hours=5, minutes=10), "5 h ago"),
    ],
)
def test_the_time_since_a_station_was_heard_is_said_shortly(
    ago: timedelta | None, said: str
) -> None:
    assert words.ago_words(ago) == said


def test_a_tick_says_when_the_station_was_seen_and_what_it_may_hold() -> None:
    assert words.may_hold_words("09:12", 3, ticked=False) == ("Tick: seen 09:12, 3 picks unsent?")
    assert words.may_hold_words("09:12", 0, ticked=True) == ("Ticked: seen 09:12, scans unsent?")


def test_a_release_says_whether_anything_is_suspect() -> None:
    assert "marked" in words.released_words(ReleasedWork("P-7", "Pick 02", suspect=True))
    assert "marked" not in words.released_words(ReleasedWork("P-7", "Pick 02", suspect=False))


def test_every_station_s_state_and_scans_are_worded() -> None:
    rows = wall_of_five().rows

    assert {words.state_words(row) for row in rows} == {"on line", "silent"}
    assert {words.unsent_words(row) for row in rows} == {"all saved", "12 kept there", "not known"}
