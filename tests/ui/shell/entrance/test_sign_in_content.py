"""The prompt of the sign-in: what must be told gives way to an answer and comes again."""

from __future__ import annotations

from ui.messages.sign_in import NOTHING_TO_TELL, DoorNotice
from ui.shell.entrance.sign_in_content import prompt_of
from ui.widgets.content import Tone
from ui.widgets.frame_content import PromptContent

ASKED = PromptContent("Scan your badge", "or type your PIN", note="Last here: M. Okafor 12:58")
NOTICE = DoorNotice("Not signed out: 12 scans not sent", "Leave this station on.")


def test_a_notice_is_attention_and_stands_where_the_answer_would() -> None:
    prompt = prompt_of(ASKED, 0, NOTICE, offline=True)

    assert (prompt.answer, prompt.answer_tone) == (NOTICE.answer, Tone.ATTENTION)
    assert prompt.note == NOTICE.note


def test_an_answer_to_a_scan_is_read_first_and_the_notice_s_note_stays() -> None:
    answered = PromptContent("Scan your badge", answer="Badge not known")

    prompt = prompt_of(answered, 0, NOTICE, offline=False)

    assert (prompt.answer, prompt.note) == ("Badge not known", NOTICE.note)


def test_there_is_a_dot_for_each_digit_and_at_least_four() -> None:
    few, many = (prompt_of(ASKED, n, NOTHING_TO_TELL, offline=False) for n in (2, 6))

    assert [(one.digits, one.length) for one in (few, many)] == [(2, 4), (6, 6)]
    assert few.note == ASKED.note
