"""Tests of ui/exception_queue/queue_choices.py: which case comes next."""

from __future__ import annotations

from app.exception_queue.kinds import CaseKind, Resolution
from app.exception_queue.solving import SolveAnswer
from app.scanning.directory import Person
from tests.support.desk_data import CASES, queue_of
from tests.support.desk_kit import BAKKER
from ui.exception_queue.queue_choices import QueueChoices


class Nobody:
    """A desk at which nothing is done."""

    def select(self, case_id: int) -> None:
        """Nothing."""

    def redraw(self) -> None:
        """Nothing."""

    def solve(self, resolution: Resolution, approver: Person) -> None:
        """Nothing."""


def choices() -> QueueChoices:
    made = QueueChoices(Nobody())
    made.begin(BAKKER, "")
    made.take_rows(queue_of())
    return made


def test_after_the_last_case_of_a_list_comes_the_one_before_it() -> None:
    queue = choices()
    queue.filter_by(CaseKind.ADDRESS.value)
    queue.stand_on(12)

    queue.go_on(SolveAnswer(is_solved=True))

    assert queue.current == 10


def test_a_case_that_is_not_solved_stays_in_front() -> None:
    queue = choices()

    queue.go_on(SolveAnswer(is_solved=False))

    assert queue.current == 1
    assert len(queue.all_rows) == len(CASES)


def test_a_kind_of_which_nothing_is_left_shows_all_again() -> None:
    queue = choices()
    queue.filter_by(CaseKind.PAYMENT.value)

    queue.take_rows(queue_of(tuple(r for r in CASES if r.kind is not CaseKind.PAYMENT)))

    assert len(queue.rows) == len(CASES) - 1
    assert queue.current == 1


def test_a_wish_for_a_badge_ends_when_another_case_is_looked_at() -> None:
    queue = choices()
    queue.asking = Resolution.SHIP_SHORT

    queue.stand_on(4)

    assert queue.asking is None
