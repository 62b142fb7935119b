"""A detail is a sentence, whatever the error brought along."""

from __future__ import annotations

from app.errors import NothingFound
from ui.messages.trouble.texts import fact_of, sentence


def test_a_detail_ends_with_one_full_stop() -> None:
    assert [sentence(text) for text in ("no room", "No room.", "Why?", "")] == [
        "no room.", "No room.", "Why?", ""
    ]  # fmt: skip


def test_a_fact_that_an_error_lacks_is_left_out() -> None:
    error = NothingFound(code=" SO-1 ")

    assert (fact_of(error, "code"), fact_of(error, "kind")) == ("SO-1", "")
