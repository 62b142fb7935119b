"""Cases of weights in one line."""

from __future__ import annotations

from app.exception_queue.kinds import CaseKind
from ui.exception_queue.sentences.case_facts import facts_of
from ui.exception_queue.sentences.case_sentences import sentence_of
from ui.exception_queue.sentences.parcel_sentences import no_carrier, weight_off
from ui.exception_queue.sentences.two_sides import evidence_of
from ui.widgets.content import Fact


def test_a_carton_says_what_it_weighs_what_it_should_and_why_it_went_on() -> None:
    facts = {"carton": 2, "grams": 1250, "expected_grams": 1500, "reason": "counted again"}

    assert weight_off(facts) == "Carton 2: 1.25 kg, expected 1.50 kg: counted again"
    assert "–" in weight_off({**facts, "grams": None})


def test_a_carton_that_nobody_takes_says_where_to_and_how_heavy() -> None:
    assert no_carrier({"country": "CH", "grams": 31_000}) == "No service to CH takes 31.00 kg"


def test_a_refused_e_mail_says_to_whom_and_why() -> None:
    facts = {"to": "ada@example.com", "detail": "550 no such user"}

    said = sentence_of(CaseKind.MAIL_REFUSED, facts)

    assert said == "E-mail to ada@example.com was refused: 550 no such user"


def test_an_e_mail_that_may_have_arrived_is_to_be_asked_for() -> None:
    facts = {"to": "ada@example.com", "detail": "timed out", "unknown": True}

    said = sentence_of(CaseKind.MAIL_REFUSED, facts)

    assert said == "E-mail to ada@example.com may have arrived, ask before sending: timed out"


def test_a_label_that_was_let_out_early_says_why_and_what_was_not_verified() -> None:
    facts = {"carton": 2, "reason": "carrier waits", "unverified": ["LAMP", "MUG"]}

    said = sentence_of(CaseKind.EARLY_LABEL, facts)

    assert said == "Label of carton 2 let out: carrier waits; not verified: LAMP, MUG"
    assert sentence_of(CaseKind.EARLY_LABEL, {}).endswith("–")


def test_a_void_label_says_which_carton_bears_what_and_what_must_not_leave() -> None:
    facts = {"carton": 2, "sscc": "340", "void_sscc": "341", "void_tracking_no": "PL-7"}

    said = sentence_of(CaseKind.VOID_LABEL, facts)
    sides = evidence_of(CaseKind.VOID_LABEL, facts)

    assert said == "Carton 2 has two labels: destroy the void one, cancel its parcel"
    assert sides is not None
    assert sides.codes == ("340", "341")
    assert Fact("Cancel", "PL-7") in facts_of(CaseKind.VOID_LABEL, facts)
