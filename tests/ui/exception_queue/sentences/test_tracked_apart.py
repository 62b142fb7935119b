"""Lots and numbers that only one of the two scans counted."""

from __future__ import annotations

from app.exception_queue.kinds import CaseKind
from ui.exception_queue.sentences.case_facts import facts_of
from ui.exception_queue.sentences.case_sentences import sentence_of
from ui.exception_queue.sentences.tracked_apart import tracked_apart

_LINE = {
    "sku": "TEA",
    "units_ordered": 2,
    "units_picked": 2,
    "units_packed": 2,
    "lots": [{"lot": "L-7", "picked": 2, "packed": 1}],
    "serials_left": ["S-1", "S-2"],
}


def test_each_lot_and_each_number_is_a_sentence() -> None:
    assert tracked_apart(_LINE) == [
        "TEA lot L-7: 2 picked, 1 packed",
        "TEA serial S-1: picked, not packed",
        "TEA serial S-2: picked, not packed",
    ]


def test_odd_evidence_is_left_out() -> None:
    assert tracked_apart({"lots": "?", "serials_left": None}) == []
    assert tracked_apart({"lots": ["?"]}) == []


def test_a_case_says_the_first_and_how_many_more_and_shows_both_counts() -> None:
    facts = {"lines": [_LINE]}

    assert sentence_of(CaseKind.DOUBLE_SCAN, facts) == "TEA lot L-7: 2 picked, 1 packed, and 2 more"
    (fact,) = facts_of(CaseKind.DOUBLE_SCAN, facts)
    assert (fact.label, fact.value) == ("TEA", "ordered 2, picked 2, packed 2")
