"""Every value of the policy has its words, and every policy its meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.verification.checker import CheckReason
from app.fulfilment.verification.policy import CheckerPolicy, VerificationPolicy, WeightPolicy
from app.fulfilment.verification.policy_change import PolicyInForce
from app.fulfilment.verification.policy_trial import PolicyTrial
from app.fulfilment.work import DoubleScan
from ui.messages.desk import policy as words

POLICIES = st.builds(
    VerificationPolicy,
    double_scan=st.sampled_from(DoubleScan),
    checker=st.builds(
        CheckerPolicy,
        order_value_minor=st.integers(0, 10**9),
        sample_percent=st.integers(0, 100),
    ),
    weight=st.builds(WeightPolicy, grams=st.integers(1, 5_000)),
    high_value_minor=st.integers(0, 10**9),
)


@given(POLICIES)
def test_every_policy_says_all_five_things(policy: VerificationPolicy) -> None:
    facts = words.meaning_of(policy, PolicyInForce(policy))

    assert len({fact.label for fact in facts}) == 5
    assert all(fact.value for fact in facts)


def test_without_a_rule_the_picker_may_pack() -> None:
    facts = {fact.label: fact.value for fact in words.meaning_of(
        VerificationPolicy(high_value_minor=0), PolicyInForce(VerificationPolicy())
    )}  # fmt: skip

    assert facts["Other badge packs"] == "none: whoever picked it may"
    assert "200.00" not in facts["Quantities"]


def test_more_countries_than_there_is_room_for_are_counted() -> None:
    many = VerificationPolicy(checker=CheckerPolicy(countries=("CH", "NO", "GB", "IS")))

    assert words.meaning_of(many, PolicyInForce(many))[1].value == "to 4 countries"


@pytest.mark.parametrize("why", list(CheckReason))
def test_every_reason_for_another_badge_has_its_words(why: CheckReason) -> None:
    said = words.trial_words(PolicyTrial("1001", why, (), 2))

    assert said.startswith("1001: not its picker packs it, ")
    assert said.endswith("2 of 2 products unit by unit")


def test_a_part_that_this_release_does_not_know_says_its_own_name() -> None:
    assert words.change_words("once.there", 1, 2) == "once.there: 1 → 2"
