"""Rounds of the outbox: one at a time, only for whoever may, and a failure ends no work."""

from __future__ import annotations

from app.errors import StoreUnreachable
from tests.support.runners import Held
from ui.shell.workplace.outbox_rounds import OutboxRounds


class Rounds:
    """A station whose outbox thread the test holds."""

    def __init__(self, trouble: Exception | None = None) -> None:
        self.thread, self.done, self.told = Held(), 0, list[Exception]()
        self.may = True
        self._trouble = trouble
        self.rounds = OutboxRounds(self._drain, self.thread, lambda: self.may, self.told.append)

    def _drain(self) -> None:
        self.done += 1
        if self._trouble is not None:
            raise self._trouble


def test_a_slow_mail_server_gets_one_round_at_a_time() -> None:
    station = Rounds()

    station.rounds.tick()
    station.rounds.tick()
    assert len(station.thread.waiting) == 1

    station.thread.let_go()
    station.rounds.tick()
    station.thread.let_go()
    assert station.done == 2


def test_without_a_supervisor_nothing_is_taken() -> None:
    station = Rounds()
    station.may = False

    station.rounds.tick()

    assert not station.thread.waiting


def test_a_round_that_failed_is_told_and_the_next_one_tries_again() -> None:
    gone = StoreUnreachable(url="db", detail="no route")
    station = Rounds(gone)

    for _time in range(2):
        station.rounds.tick()
        station.thread.let_go()

    assert station.told == [gone, gone]
