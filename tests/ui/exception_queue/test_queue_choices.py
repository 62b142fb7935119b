"""Tests of ui/exception_queue/queue_choices.py: which case comes next."""

from __future__ import annotations

from dataclasses import replace

from app.exception_queue.kinds import CaseKind, Resolution
from app.exception_queue.solving import SolveAnswer
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import BadgeScanned, BinScanned, ControlScanned, Meaning, ToteScanned
from app.scanning.verdicts import Verdict
from tests.support.desk_data import CASES, queue_of
from tests.support.desk_kit import BAKKER, NOVAK
from ui.exception_queue.queue_choices import QueueChoices
from ui.fulfilment.desk_scans import Decision


class Nobody:
    """A desk at which nothing is done."""

    def select(self, case_id: int) -> None:
        """Nothing."""

    def redraw(self) -> None:
        """Nothing."""

    def solve(self, resolution: Resolution, approver: Person, bin_code: str = "") -> None:
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


def test_a_cancelled_order_whose_goods_lie_about_can_be_put_away() -> None:
    (row, *_others) = [row for row in CASES if row.kind is CaseKind.CANCELLATION]
    left = replace(row, facts={"order_no": "1001", "put_away": [{"sku": "MUG", "units": 1}]})
    queue = QueueChoices(Nobody())
    queue.begin(NOVAK, "")
    queue.take_rows(queue_of((left,)))

    assert queue.decide(ControlScanned(ControlCode.CONFIRM)).to == Resolution.PUT_AWAY.value
    assert queue.asking_bin is None


def late_scans(person: Person) -> tuple[QueueChoices, Asked]:
    """A desk that stands on a case of late scans."""
    asked = Asked()
    queue = QueueChoices(asked)
    queue.begin(person, "")
    queue.take_rows(queue_of((replace(CASES[0], kind=CaseKind.REPLAY, facts={}),)))
    return queue, asked


class Asked(Nobody):
    """A desk that remembers what was to be solved."""

    def __init__(self) -> None:
        self.solved: list[tuple[Resolution, str, str]] = []

    def solve(self, resolution: Resolution, approver: Person, bin_code: str = "") -> None:
        self.solved.append((resolution, approver.badge, bin_code))


def act(queue: QueueChoices, meaning: Meaning) -> Decision:
    """Scan something and let the desk do what it means."""
    decision = queue.decide(meaning)
    if decision.act is not None:
        decision.act()
    return decision


def test_late_goods_are_put_away_by_the_scan_of_the_bin_they_lie_in() -> None:
    queue, asked = late_scans(NOVAK)

    act(queue, ControlScanned(ControlCode.EXCEPTION))
    assert act(queue, ToteScanned("T-118")).verdict is Verdict.WRONG_STATE
    assert asked.solved == []
    act(queue, BinScanned("A-14-03", "A"))

    assert asked.solved == [(Resolution.PUT_AWAY, NOVAK.badge, "A-14-03")]


def test_a_clerk_needs_the_badge_first_and_then_the_bin() -> None:
    queue, asked = late_scans(BAKKER)

    act(queue, ControlScanned(ControlCode.EXCEPTION))
    act(queue, BadgeScanned(NOVAK))
    assert queue.asking is None
    act(queue, BinScanned("A-14-03", "A"))

    assert asked.solved == [(Resolution.PUT_AWAY, NOVAK.badge, "A-14-03")]


def test_a_wish_to_put_away_is_taken_back_by_undo() -> None:
    queue, asked = late_scans(NOVAK)
    act(queue, ControlScanned(ControlCode.EXCEPTION))

    act(queue, ControlScanned(ControlCode.UNDO))
    act(queue, BinScanned("A-14-03", "A"))

    assert (queue.asking_bin, asked.solved) == (None, [])
