"""What the sign-in shows: the request, the last answer, and what must be told besides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.station.presence.left_open import LeftOpen
from ui.messages import sign_in as words
from ui.messages.verdicts import word_of
from ui.widgets.content import BannerContent, Tone
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


def waiting_banner(left: LeftOpen, name: str, today: date, lost_to: str | None) -> BannerContent:
    """What is read from 3 m of the work that lies open here; no customer's name is in it.

    Args:
        left: the work.
        name: of the person who is at it, or "".
        today: the local day.
        lost_to: who has the work now, "" for nobody; None while it is this station's.
    """
    headline = words.work_of(left)
    if lost_to is not None:
        tone, second = Tone.ATTENTION, words.no_longer_here(lost_to)
        return BannerContent(tone, headline, second, word_of(tone), words.goods_still_here())
    second, overline = words.how_far(left, name), words.still_open(left, today)
    return BannerContent(Tone.READY, headline, second, words.badge(), overline)
