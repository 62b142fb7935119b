"""Why an action is not allowed, in words."""

from __future__ import annotations

from ui.messages.desk.refusals import reason_words


def test_a_known_reason_has_words_and_a_new_one_says_itself() -> None:
    assert reason_words("not held") == "no station holds it"
    assert reason_words("something new") == "something new"
