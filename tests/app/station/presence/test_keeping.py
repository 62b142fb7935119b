"""A station keeps its claim alive without waiting, and never believes in it for too long."""

from __future__ import annotations

import pytest

from app.errors import AppError, StoreUnreachable
from app.station.claims.leases import LEASE, RENEW_EVERY, Renewal, RenewalAnswer
from app.station.presence.keeping import LeaseKeeper
from tests.support.runners import Held

WORK, FENCE = 7, 3
LEASE_S, THIRD_S = LEASE.total_seconds(), RENEW_EVERY.total_seconds()


class Station:
    """A keeper with a clock and an answer in the test's hand."""

    def __init__(self) -> None:
        self.now_s = 1_000.0
        self.answer = RenewalAnswer(Renewal.HELD)
        self.trouble: AppError | None = None
        self.asked: list[tuple[int, int]] = []
        self.lost: list[tuple[int, str]] = []
        self.thread = Held()
        self.keeper = LeaseKeeper(
            self._renew,
            self.thread,
            lambda: self.now_s,
            lambda work_id, holder: self.lost.append((work_id, holder)),
        )

    def _renew(self, work_id: int, fence: int) -> RenewalAnswer:
        self.asked.append((work_id, fence))
        if self.trouble is not None:
            raise self.trouble
        return self.answer

    def after(self, seconds: float) -> None:
        """So many seconds go by, and the database answers."""
        self.now_s += seconds
        self.keeper.tick()
        self.thread.let_go()


@pytest.fixture
def station() -> Station:
    """A station that has just claimed a work."""
    station = Station()
    station.keeper.hold(WORK, FENCE, station.now_s)
    return station


def test_a_claim_is_renewed_every_third_of_its_lease(station: Station) -> None:
    station.after(THIRD_S - 1)
    assert station.asked == []

    station.after(1)
    station.after(THIRD_S)

    assert station.asked == [(WORK, FENCE)] * 2


def test_the_screen_goes_on_while_the_database_does_not_answer(station: Station) -> None:
    station.now_s += THIRD_S

    station.keeper.tick()
    station.keeper.tick()

    assert station.asked == []
    assert len(station.thread.waiting) == 1


def test_the_lease_counts_from_before_the_question(station: Station) -> None:
    station.now_s += THIRD_S
    station.keeper.tick()
    asked_s = station.now_s
    station.now_s += 30  # the answer took half a minute
    station.thread.let_go()

    station.now_s = asked_s + LEASE_S - 0.1
    assert station.keeper.is_certain
    station.now_s = asked_s + LEASE_S
    assert not station.keeper.is_certain


def test_a_claim_is_uncertain_once_its_lease_ran_out_without_an_answer(station: Station) -> None:
    station.trouble = StoreUnreachable(url="db", detail="no route")

    station.after(THIRD_S)
    station.after(5)
    assert len(station.asked) == 1
    station.after(5)  # it tries again soon, not only after another third

    assert len(station.asked) == 2
    station.after(LEASE_S)
    assert not station.keeper.is_certain
    assert station.lost == []


def test_a_lost_claim_is_told_once(station: Station) -> None:
    station.answer = RenewalAnswer(Renewal.LOST, "Pack 02")

    station.after(THIRD_S)
    station.after(THIRD_S)

    assert station.lost == [(WORK, "Pack 02")]


def test_a_work_that_is_over_is_not_lost(station: Station) -> None:
    station.answer = RenewalAnswer(Renewal.OVER)

    station.after(THIRD_S)

    assert station.lost == []
    assert station.keeper.is_certain


def test_an_answer_about_the_work_before_says_nothing_of_the_one_in_hand(
    station: Station,
) -> None:
    station.answer = RenewalAnswer(Renewal.LOST, "Pack 02")
    station.now_s += THIRD_S
    station.keeper.tick()
    station.keeper.hold(WORK + 1, 1, station.now_s)

    station.thread.let_go()

    assert station.lost == []


def test_after_a_restart_the_claim_is_asked_for_at_once(station: Station) -> None:
    station.keeper.hold(WORK, FENCE, None)
    assert not station.keeper.is_certain

    station.after(0)

    assert station.asked == [(WORK, FENCE)]
    assert station.keeper.is_certain


def test_with_nothing_in_hand_nothing_is_asked(station: Station) -> None:
    station.keeper.drop()

    station.after(LEASE_S)

    assert station.asked == []


def test_a_fault_of_the_program_is_not_swallowed(station: Station) -> None:
    def broken(_work_id: int, _fence: int) -> RenewalAnswer:
        raise ValueError

    keeper = LeaseKeeper(broken, station.thread, lambda: station.now_s, lambda _w, _h: None)
    keeper.hold(WORK, FENCE, None)
    keeper.tick()

    with pytest.raises(ValueError, match=r"^$"):
        station.thread.let_go()
