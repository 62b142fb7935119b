"""The policy while somebody types: sums, countries, faults at their fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.verification.policy import CheckerPolicy, VerificationPolicy
from ui.policies.policy_draft import PolicyDraft

KEYS = [field.key for field in PolicyDraft().fields()]


def fault(key: str, text: str) -> str:
    draft = PolicyDraft()
    draft.type_in(key, text)
    return draft.faults.get(key, "")


@pytest.mark.parametrize(
    ("typed", "minor"), [("500", 50_000), ("500.5", 50_050), ("499,99", 49_999), ("0", 0)]
)
def test_a_sum_is_typed_as_money_is_written(typed: str, minor: int) -> None:
    draft = PolicyDraft()

    draft.type_in("checker.order_value_minor", typed)

    assert draft.policy is not None
    assert draft.policy.checker.order_value_minor == minor


@pytest.mark.parametrize("typed", ["ch, no", "CH NO", " CH;NO "])
def test_countries_are_typed_in_any_of_the_usual_ways(typed: str) -> None:
    draft = PolicyDraft()

    draft.type_in("checker.countries", typed)

    assert draft.policy == VerificationPolicy(checker=CheckerPolicy(countries=("CH", "NO")))


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("checker.order_value_minor", "much", "A sum, such as 500.00"),
        ("checker.order_value_minor", "-1", "A sum, such as 500.00"),
        ("checker.countries", "Norway", "Two letters each, as CH"),
        ("checker.sample_percent", "101", "At most 100"),
        ("checker.new_operator_days", "x", "A whole number"),
        ("weight.percent", "", "A whole number"),
    ],
)
def test_what_is_no_policy_is_said_at_its_field(key: str, text: str, said: str) -> None:
    assert fault(key, text) == said


def test_a_fault_that_is_corrected_is_gone() -> None:
    draft = PolicyDraft()
    draft.type_in("weight.grams", "x")

    draft.type_in("weight.grams", "30")

    assert (draft.faults, draft.changed) == ({}, False)


def test_what_comes_from_elsewhere_is_shown_unless_something_is_typed() -> None:
    theirs, draft = VerificationPolicy(high_value_minor=1), PolicyDraft()

    assert draft.take(theirs)
    draft.type_in("weight.grams", "50")
    assert not draft.take(VerificationPolicy())

    assert draft.seen == theirs
    draft.revert()
    assert (draft.seen, draft.changed) == (VerificationPolicy(), False)


def test_what_was_put_in_force_is_no_change_any_more() -> None:
    draft = PolicyDraft()
    draft.type_in("weight.grams", "50")
    assert draft.policy is not None

    assert draft.take(draft.policy)

    assert not draft.changed


@given(key=st.sampled_from(KEYS), text=st.text(max_size=12))
def test_nothing_that_is_typed_breaks_the_page(key: str, text: str) -> None:
    draft = PolicyDraft()

    draft.type_in(key, text)

    assert (draft.policy is None) == bool(draft.faults)
    assert {field.key: field.value for field in draft.fields()}[key] == text
