"""What is said of files, values, codes and rights."""

from __future__ import annotations

from app.errors import DocumentUnreadable, NotAllowed, NothingFound
from ui.messages.errors import for_error


def test_three_bad_pins_say_how_long_to_wait() -> None:
    trouble = for_error(NotAllowed(action="sign in", reason="too many bad PINs", wait_s=27))

    assert trouble.action == "Wait 27 s"


def test_a_reason_of_the_rules_is_worded_for_people() -> None:
    trouble = for_error(NotAllowed(action="cancel order", reason="owner"))

    assert "somebody else works on it" in trouble.detail


def test_a_missing_code_is_named() -> None:
    assert "order SO-1" in for_error(NothingFound(kind="order", code="SO-1")).detail


def test_an_unreadable_file_says_that_nothing_of_it_went_in() -> None:
    detail = for_error(DocumentUnreadable(document="o.csv", reason="empty", detail="")).detail

    assert detail == "o.csv: empty. Nothing of it went in."
