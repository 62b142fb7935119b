"""The keys F1 to F8 of a floor screen: the same key means the same thing everywhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import assert_never

from app.fulfilment.double_scan.standing import Panel
from app.scanning.control_card import ControlCode
from ui.messages.floor.panels import Question, for_panel, help_answers
from ui.messages.verdicts import Place
from ui.messages.wording import translate
from ui.widgets.frame_content import KeyHint


@dataclass(frozen=True, slots=True)
class PanelContent:
    """A question with its answers, or the help: what stands in the place of the product.

    Each row is a key, its word and what it says here: "F1", "Confirm", "The bin is empty".
    ``entry`` is a number that is being keyed, shown large.
    """

    title: str
    rows: tuple[tuple[str, str, str], ...]
    entry: str = ""


def key_label(code: ControlCode, *, at_rest: bool = False) -> str:
    """The word on a key; ``at_rest`` with nothing in hand one step back is home."""
    match code:
        case ControlCode.UNDO if at_rest:
            return translate("keys", "Home")
        case ControlCode.CONFIRM:
            return translate("keys", "Confirm")
        case ControlCode.SHORT:
            return translate("keys", "Short")
        case ControlCode.EXCEPTION:
            return translate("keys", "Exception")
        case ControlCode.REPRINT:
            return translate("keys", "Reprint")
        case ControlCode.UNDO:
            return translate("keys", "Undo scan")
        case ControlCode.NEXT_CARTON:
            return translate("keys", "Next carton")
        case ControlCode.SIGN_OUT:
            return translate("keys", "Sign out")
        case ControlCode.HELP:
            return translate("keys", "Help")
        case _:
            assert_never(code)


_NO_WORDS: Mapping[ControlCode, str] = MappingProxyType({})


def keys_for(
    live: Collection[ControlCode],
    urgent: ControlCode | None = None,
    *,
    at_rest: bool = False,
    words: Mapping[ControlCode, str] = _NO_WORDS,
) -> tuple[KeyHint, ...]:
    """All eight keys; those not in ``live`` are dim, ``urgent`` is amber.

    ``words`` are said instead of the usual ones.
    """
    return tuple(
        KeyHint(
            f"F{code.f_key}",
            words.get(code) or key_label(code, at_rest=at_rest),
            enabled=code in live,
            urgent=code is urgent,
        )
        for code in ControlCode
    )


def stop_keys() -> tuple[KeyHint, ...]:
    """While a STOP is latched only CONFIRM goes on, and it is amber (D4)."""
    return keys_for({ControlCode.CONFIRM}, urgent=ControlCode.CONFIRM)


def answering(panel: Panel, place: Place) -> set[ControlCode]:
    """The keys that answer an open panel; none where no question is open."""
    question = for_panel(panel, place)
    return set(question.answers) if question else set()


def panel_of(
    panel: Panel,
    place: Place,
    live: Collection[ControlCode],
    *,
    at_rest: bool = False,
    entry: str = "",
) -> PanelContent | None:
    """What stands in the place of the product while a panel is open; None if none is.

    Args:
        panel: the open panel.
        place: where the question is asked.
        live: the keys that mean something, for the help.
        at_rest: True with nothing in hand.
        entry: the digits keyed so far, where a number is asked for.
    """
    question = help_answers(live, at_rest=at_rest) if panel == "help" else for_panel(panel, place)
    return asked(question, at_rest=at_rest, entry=entry) if question else None


def asked(question: Question, *, at_rest: bool = False, entry: str = "") -> PanelContent:
    """A question with its keys; a supervisor's badge stands below them where it answers too."""
    rows = tuple(
        (f"F{code.f_key}", key_label(code, at_rest=at_rest), words)
        for code, words in question.answers.items()
    )
    if question.badge:
        badge = (translate("keys", "ID"), translate("keys", "Supervisor"), question.badge)
        rows = (*rows, badge)
    return PanelContent(question.title, rows, entry)
