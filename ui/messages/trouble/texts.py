"""The texts of one trouble, and what they are made of."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import AppError


@dataclass(frozen=True, slots=True)
class Trouble:
    """The texts of one error.

    Attributes:
        headline: what happened, in at most three words.
        detail: what it means for the work in hand.
        action: what to do, in at most four words.
    """

    headline: str
    detail: str
    action: str


def fact_of(error: AppError, name: str) -> str:
    """A fact of an error as text; "" where it has none."""
    return str(error.facts.get(name, "")).strip()


def sentence(text: str) -> str:
    """The text with its full stop."""
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
