"""Beside a case stand its values, the most telling first."""

from __future__ import annotations

from app.exception_queue.kinds import CaseKind
from tests.support.desk_data import CASES
from ui.exception_queue.sentences.case_facts import facts_of


def test_a_lost_leading_zero_is_proposed() -> None:
    facts = CASES[1].facts

    assert facts_of(CaseKind.ADDRESS, facts)[0].value == "1067, perhaps 01067"


def test_an_order_whose_sum_is_wrong_shows_both_sums_in_its_currency() -> None:
    facts = {"said_minor": 12480, "recomputed_minor": 12680, "currency": "EUR"}

    shown = [(fact.label, fact.value) for fact in facts_of(CaseKind.PRICE, facts)]

    assert shown[:2] == [("Order says", "124.80 EUR"), ("Lines come to", "126.80 EUR")]


def test_what_the_evidence_lacks_is_left_out() -> None:
    shown = facts_of(CaseKind.WEIGHT, {"carton": "1", "printer": None, "detail": {"odd": 1}})

    assert [(fact.label, fact.value) for fact in shown] == [("Carton", "1")]
