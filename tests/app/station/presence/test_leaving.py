"""Who scans SIGN OUT is signed out when all is sent, or when a supervisor says so (sync.md, 8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from app.errors import AppError, StoreUnreachable
from app.station.journals.visits import SIGNED_OUT, Visit, VisitState
from app.station.presence.leaving import Farewell, Leaving, Remaining
from app.station.sync import SyncState
from tests.support.desk_kit import BAKKER, NOVAK, OKAFOR

GONE = StoreUnreachable(url="db", detail="no route")
LEAVES = Visit(UUID(int=1), SIGNED_OUT, OKAFOR, datetime(2026, 3, 2, 18, 0, tzinfo=UTC))


class Shift:
    """A station whose link the test holds in its hands."""

    def __init__(self) -> None:
        self.flushes: list[tuple[Callable[[], None], Callable[[AppError], None]]] = []
        self.signed_out: list[Farewell] = []
        self.kept: list[tuple[Farewell, VisitState]] = []
        self.said = 0
        self.leaving = Leaving(self._flush, self._note, self._look)

    def link_is_up(self) -> None:
        """All that was kept is sent."""
        self.leaving.hear(SyncState(0))
        asked, self.flushes = self.flushes, []
        for then, _failed in asked:
            then()

    def link_is_down(self, waiting: int, labels: int = 0) -> None:
        """The server does not answer."""
        asked, self.flushes = self.flushes, []
        for _then, failed in asked:
            failed(GONE)
        self.leaving.hear(SyncState(waiting, GONE, labels))

    def _flush(self, then: Callable[[], None], failed: Callable[[AppError], None]) -> None:
        self.flushes.append((then, failed))

    def _note(self, farewell: Farewell, state: VisitState) -> None:
        self.kept.append((farewell, state))
        if state is VisitState.DUE:
            self.signed_out.append(farewell)

    def _look(self) -> None:
        self.said += 1


@pytest.fixture
def shift() -> Shift:
    return Shift()


def test_with_all_sent_whoever_leaves_is_signed_out_at_once(shift: Shift) -> None:
    shift.leaving.leave(LEAVES)
    assert shift.signed_out == []

    shift.link_is_up()

    assert shift.signed_out == [Farewell(LEAVES)]
    assert shift.signed_out[0].facts == {}
    assert shift.leaving.remaining is None


def test_with_scans_that_are_only_here_the_sign_out_is_refused_and_says_how_many(
    shift: Shift,
) -> None:
    shift.leaving.leave(LEAVES)
    shift.link_is_down(12, labels=2)

    assert shift.signed_out == []
    assert shift.leaving.remaining == Remaining("M. Okafor", 12, 2)
    assert shift.said > 0


def test_once_the_server_is_back_who_left_is_signed_out_without_a_touch(shift: Shift) -> None:
    shift.leaving.leave(LEAVES)
    shift.link_is_down(12)

    shift.link_is_up()

    assert shift.signed_out == [Farewell(LEAVES)]
    assert shift.leaving.remaining is None


def test_a_server_that_goes_again_meanwhile_signs_nobody_out(shift: Shift) -> None:
    shift.leaving.leave(LEAVES)
    shift.link_is_down(12)
    shift.leaving.hear(SyncState(0))  # all seemed sent, and one more was kept

    shift.link_is_down(1)

    assert shift.signed_out == []
    assert shift.leaving.remaining == Remaining("M. Okafor", 1)


def test_whoever_comes_back_never_left(shift: Shift) -> None:
    shift.leaving.leave(LEAVES)
    shift.link_is_down(12)

    shift.leaving.came(OKAFOR)
    shift.link_is_up()

    assert shift.signed_out == []
    assert [state for _farewell, state in shift.kept] == [
        VisitState.LEAVING,
        VisitState.WITHDRAWN,
    ]


def test_whom_a_power_cut_found_leaving_is_signed_out_once_all_is_sent(shift: Shift) -> None:
    shift.leaving.resume([replace(LEAVES, facts={"handed_to": BAKKER.badge})])
    shift.link_is_down(12)
    assert shift.leaving.remaining == Remaining("M. Okafor", 12)

    shift.leaving.hear(SyncState(0))
    shift.link_is_up()

    (gone,) = shift.signed_out
    assert gone.facts == {"handed_to": BAKKER.badge}


def test_the_next_shift_takes_the_station_over_and_the_audit_names_it(shift: Shift) -> None:
    shift.leaving.leave(LEAVES)
    shift.link_is_down(12)

    shift.leaving.came(BAKKER)
    assert shift.signed_out == [], "the scans of the shift before are still only here"
    shift.link_is_up()

    assert shift.signed_out == [Farewell(LEAVES, handed_to=BAKKER.badge)]


def test_a_supervisor_signs_out_before_all_is_sent_and_the_audit_says_how_much(
    shift: Shift,
) -> None:
    shift.leaving.leave(LEAVES)
    shift.link_is_down(12)

    shift.leaving.came(NOVAK)

    assert shift.signed_out == [Farewell(LEAVES, said_by=NOVAK.badge, unsent=12)]
    assert shift.signed_out[0].facts == {"said_by": NOVAK.badge, "unsent": 12}
    assert shift.leaving.remaining is None


def test_the_next_badge_before_the_answer_is_no_hand_over(shift: Shift) -> None:
    shift.leaving.leave(LEAVES)
    shift.leaving.came(BAKKER)

    shift.link_is_up()

    assert shift.signed_out == [Farewell(LEAVES)]


def test_the_window_stays_open_while_scans_are_only_here_unless_a_supervisor_stands_there(
    shift: Shift,
) -> None:
    assert shift.leaving.may_close(OKAFOR), "all is sent"
    shift.link_is_down(3)

    asked = [shift.leaving.may_close(who) for who in (OKAFOR, NOVAK, None)]
    assert asked == [False, True, False]
    shift.leaving.may_close(None)
    assert shift.leaving.remaining == Remaining("", 3)


def test_once_all_is_sent_the_window_may_be_closed(shift: Shift) -> None:
    shift.link_is_down(3)
    shift.leaving.may_close(None)

    shift.link_is_up()

    assert shift.leaving.remaining is None
    assert shift.leaving.may_close(None)
