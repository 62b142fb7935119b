"""A print that is not on paper names its printer, what still works and what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.errors import JournalUnwritable, NotAllowed, StoreUnreachable
from app.fulfilment.shipping.carriers import Standing
from app.fulfilment.shipping.label_gate import LabelRefusal
from app.store.schema.shipping import PrintState
from tests.support.floor_data import papers
from tests.ui.messages.floor.test_steps import assert_reads_at_3_m
from ui.messages.floor.papers import (
    for_early_label,
    for_no_early_label,
    for_no_papers,
    for_prints,
    for_standing,
)
from ui.messages.trouble.texts import Trouble


def test_papers_that_came_out_ask_for_nothing() -> None:
    words = for_prints(papers().failed)

    assert words.step is None
    assert words.what_to_do == ""


def test_letters_that_no_font_has_are_named_once_the_label_is_on_paper() -> None:
    words = for_prints((), ("ό", "ς"))

    assert words.step is None
    assert words.word == "the address prints ? for ό ς"
    assert "EXCEPTION" in words.what_to_do
    assert for_prints((), tuple("Αθήνα")).word.endswith("Α θ ή ν and 1 more")
    assert for_prints(papers(label=PrintState.FAILED).failed, ("ό",)).step is not None


def test_an_early_label_names_the_letters_that_it_lacks_and_a_failed_one_its_printer() -> None:
    lacking = for_early_label((), ("ό", "ς"))

    assert_reads_at_3_m(lacking)
    assert lacking.overline == "The label is out · the address prints ? for 2 letters"
    assert (lacking.headline, lacking.second) == ("Stick the label", "write in ός")
    assert for_early_label((), tuple("Αθήνα")).second == "write in Αθήν…"
    assert for_early_label((), ("ό",)).overline.endswith("for one letter")
    assert for_early_label(()).second == "then scan on"
    failed = for_early_label(papers(label=PrintState.FAILED).failed, ("ό",))
    assert failed.headline == "Check the printer"


@pytest.mark.parametrize("state", [PrintState.FAILED, PrintState.UNKNOWN])
@pytest.mark.parametrize("detail", ["", "paper out"])
def test_a_label_that_is_not_on_paper_is_never_silent(state: PrintState, detail: str) -> None:
    words = for_prints(papers(label=state, detail=detail).failed)

    assert words.step is not None
    assert_reads_at_3_m(words.step)
    assert "Zebra ZD421" in words.step.overline
    assert "the slip is printed" in words.step.overline
    assert words.step.second == "then scan REPRINT"
    assert "F4" in words.what_to_do
    assert "another printer" in words.what_to_do


def test_what_is_unknown_is_looked_for_before_it_is_printed_twice() -> None:
    words = for_prints(papers(label=PrintState.UNKNOWN).failed)

    assert words.step is not None
    assert words.step.headline == "Look for it"
    assert "look if the label came out" in words.word


def test_what_still_works_follows_from_what_failed() -> None:
    slip = for_prints(papers(slip=PrintState.FAILED).failed).step
    both = for_prints(papers(PrintState.FAILED, PrintState.FAILED).failed).step

    assert slip is not None
    assert "the label is printed" in slip.overline
    assert both is not None
    assert "label and slip are kept" in both.overline


@pytest.mark.parametrize("reason", sorted(set(LabelRefusal) - {LabelRefusal.LOT_RECALLED}))
def test_every_refusal_of_a_label_sets_the_carton_aside(reason: LabelRefusal) -> None:
    trouble = for_no_papers(NotAllowed(action="label", reason=reason.value))

    assert trouble.headline == "Set it aside"
    assert trouble.detail
    assert trouble.action == "then scan EXCEPTION"


@pytest.mark.parametrize("words", [for_no_papers, for_no_early_label])
def test_a_recalled_lot_is_named_and_taken_out(words: Callable[[Exception], Trouble]) -> None:
    refused = NotAllowed(action="label", reason=LabelRefusal.LOT_RECALLED.value, detail="L-7")

    trouble = words(refused)

    assert (trouble.headline, trouble.action) == ("Take it out", "or scan EXCEPTION")
    assert trouble.detail.startswith("Lot L-7 was recalled, no label is made")


def test_without_the_database_the_label_follows_by_itself() -> None:
    trouble = for_no_papers(StoreUnreachable(url="db", detail="gone"))

    assert trouble.headline == "Keep the carton"
    assert "follows when the database is back" in trouble.detail


def test_other_trouble_has_its_own_words() -> None:
    error = JournalUnwritable(path="p", detail="full")

    assert for_no_papers(error).headline == "Cannot keep scans"
    assert for_no_papers(NotAllowed(action="x", reason="owner")).headline == "Not allowed"


@pytest.mark.parametrize("standing", list(Standing))
def test_every_quote_says_why_it_was_taken_or_lost(standing: Standing) -> None:
    assert for_standing(standing)
