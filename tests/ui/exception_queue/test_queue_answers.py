"""Tests of ui/exception_queue/queue_answers.py: what became of a case, in one line."""

from __future__ import annotations

from app.exception_queue.kinds import HoldReason, Resolution
from app.exception_queue.solving import SolveAnswer
from ui.exception_queue import queue_answers
from ui.widgets.content import Tone


def test_a_count_that_was_asked_for_leaves_the_case_open_and_says_so() -> None:
    text, tone = queue_answers.solved(Resolution.COUNT_BIN, SolveAnswer(is_solved=False))

    assert text == "Bin is to be counted, still open"
    assert tone is Tone.OK


def test_everything_that_still_holds_an_order_is_named() -> None:
    still = frozenset({HoldReason.CITY_MISSING, HoldReason.NOT_PAID})

    text, tone = queue_answers.solved(
        Resolution.CHECK_AGAIN, SolveAnswer(is_solved=False, still=still)
    )

    assert text == "Still held: City missing, Neither paid nor authorised"
    assert tone is Tone.ATTENTION
