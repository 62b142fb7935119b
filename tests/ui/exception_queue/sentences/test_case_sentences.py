"""Tests of ui/exception_queue/case_sentences.py: evidence as people read it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exception_queue.kinds import CaseKind, Resolution
from tests.support.desk_data import CASES
from ui.exception_queue.sentences.case_facts import facts_of
from ui.exception_queue.sentences.case_sentences import event_words, sentence_of

_names = st.sampled_from(
    ["fields", "lines", "problems", "reasons", "sku", "value", "scanned", "needed", "grams",
     "said_minor", "currency", "rows", "detail", "units_missing", "carton", "reason"]
)  # fmt: skip
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 10**9) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("row", CASES, ids=lambda row: f"{row.kind.value} {row.case_id}")
def test_every_case_says_what_happened_in_one_line(row: Any) -> None:
    sentence = sentence_of(row.kind, row.facts)

    assert 5 <= len(sentence) <= 60
    assert "{" not in sentence


@pytest.mark.parametrize("kind", list(CaseKind))
def test_a_case_without_evidence_still_says_something(kind: CaseKind) -> None:
    assert "{" not in sentence_of(kind, {})
    assert all(fact.label for fact in facts_of(kind, {}))


@given(kind=st.sampled_from(CaseKind), facts=st.dictionaries(_names, _JSON, max_size=6))
def test_no_evidence_however_odd_breaks_the_page(kind: CaseKind, facts: dict[str, Any]) -> None:
    sentence_of(kind, facts)
    assert len(facts_of(kind, facts)) <= 6


def test_both_codes_of_a_wrong_item_are_named_whole() -> None:
    facts = {"scanned": "BTL-500-PTB", "needed": "BTL-750-PTB"}

    assert sentence_of(CaseKind.DOUBLE_SCAN, facts) == "BTL-500-PTB, not BTL-750-PTB"


def test_a_refused_lot_is_not_said_to_be_taken_over() -> None:
    facts = {"work_no": "K-0031", "outcome": "invalid", "detail": "lot L-2 was not picked"}

    assert sentence_of(CaseKind.REPLAY, facts) == "K-0031, not taken: lot L-2 was not picked"


def test_amounts_carry_their_currency() -> None:
    said = sentence_of(CaseKind.PRICE, CASES[6].facts)

    assert said == "Says 124.80 EUR, comes to 126.80 EUR"


def test_history_names_who_did_what() -> None:
    facts = {"resolution": Resolution.SHIP_SHORT.value}

    assert event_words("solved", facts, "L. Novak") == "Ships short, L. Novak"
    assert event_words("opened", {}, "") == "Opened"
    assert event_words("count", {"bin": "A-14-03"}, "") == "Count asked for: A-14-03"
