"""A supervisor sees who is silent, ticks what that means, and only then takes its work."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed
from app.scanning.verdicts import Verdict
from tests.support.desk_kit import NOVAK
from tests.support.wall_states import WALK, WallDesk


@pytest.fixture
def desk() -> WallDesk:
    return WallDesk()


def test_the_silent_station_with_work_in_hand_is_stood_on_first(desk: WallDesk) -> None:
    assert desk.page.detail.title == "Pick 02"
    assert desk.page.detail.code == "P-0007"


def test_the_work_of_a_silent_station_is_released_only_after_the_tick(desk: WallDesk) -> None:
    tick = "Tick: seen 13:10, 3 picks unsent?"
    assert desk.actions == [("F1", tick, True), ("F2", "Release P-0007", False)]
    desk.press(2)
    assert desk.released == []
    assert "Tick first" in desk.page.answer

    desk.press(1)
    assert desk.actions[0][1].startswith("Ticked:")
    desk.press(2)

    assert desk.released == [(WALK.work_id, NOVAK.badge, True)]
    assert desk.page.answer == "P-0007 is open again, what may be picked is marked"


def test_a_tick_is_taken_back_by_the_same_key_and_by_another_row(desk: WallDesk) -> None:
    desk.press(1)
    desk.press(1)
    assert desk.actions[1][2] is False

    desk.press(1)
    desk.presenter.stand_on("Pack 03")
    desk.presenter.stand_on(f"Pick 02 {WALK.work_id}")

    assert desk.actions[1][2] is False


def test_a_station_that_is_heard_needs_no_tick(desk: WallDesk) -> None:
    desk.presenter.stand_on("Pack 04 9")

    assert desk.actions == [("F2", "Release K-0031", True)]
    desk.press(1)
    assert "does nothing" in desk.page.answer
    desk.press(2)
    assert desk.released == [(9, NOVAK.badge, False)]


def test_a_station_without_work_has_nothing_to_release(desk: WallDesk) -> None:
    desk.presenter.stand_on("Pack 03")

    assert desk.actions == []
    desk.press(2)
    assert desk.released == []


def test_a_release_that_is_refused_says_why(desk: WallDesk) -> None:
    desk.trouble = NotAllowed(action="release work", reason="not held")
    desk.press(1)

    desk.press(2)

    assert "no station holds it" in desk.page.answer


def test_every_key_is_kept_with_its_verdict(desk: WallDesk) -> None:
    desk.press(8)
    desk.press(3)

    assert "does nothing" in desk.page.answer
    assert [verdict for _source, verdict in desk.told.told] == [
        Verdict.ACCEPTED,
        Verdict.WRONG_STATE,
    ]


def test_the_wall_looks_by_itself_every_five_seconds(desk: WallDesk) -> None:
    desk.wall = type(desk.wall)(desk.wall.now, desk.wall.rows[:1])

    for _second in range(4):
        desk.presenter.tick()
    assert desk.page.detail.title == "Pick 02"
    desk.presenter.tick()

    assert desk.page.detail.title == "Pack 03"


def test_a_fault_of_the_program_is_not_swallowed(desk: WallDesk) -> None:
    desk.trouble = ValueError("a bug")
    desk.press(1)

    with pytest.raises(ValueError, match="a bug"):
        desk.press(2)
