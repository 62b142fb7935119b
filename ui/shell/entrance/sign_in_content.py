"""What the sign-in shows: the request, the last answer, and what must be told besides."""

from __future__ import annotations

from dataclasses import replace

from ui.messages import sign_in as words
from ui.widgets.content import Tone
from ui.widgets.frame_content import PromptContent


def prompt_of(
    prompt: PromptContent, digits: int, notice: words.DoorNotice, *, offline: bool
) -> PromptContent:
    """The prompt with a dot for each typed digit.

    Args:
        prompt: the request and the last answer.
        digits: how many are typed.
        notice: what must be told: in the answer's place while there is none, and as the note.
        offline: the shared database is gone.
    """
    length = max(words.SHORTEST_PIN, digits)
    prompt = replace(prompt, digits=digits, length=length)
    if offline:
        prompt = replace(prompt, second=words.pin_needs_server(), note=words.offline())
    if notice.answer and not prompt.answer:
        prompt = replace(prompt, answer=notice.answer, answer_tone=Tone.ATTENTION)
    return replace(prompt, note=notice.note or prompt.note)
