"""A PIN being typed: its digits, its judgement, and the wait after three bad ones (ux.md)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from app.errors import NotAllowed, NothingFound, raise_bug
from app.scanning.directory import Person
from app.station.runner import Runner
from ui.messages import sign_in as words
from ui.messages.errors import for_error
from ui.widgets.content import Tone

PIN_TRIES, PIN_WAIT_S = 3, 30
_LONGEST_PIN = 8

Later = Callable[[float, Callable[[], None]], None]
"""Calls back after so many seconds, on the UI thread."""


class HearsPin(Protocol):
    """Whoever asked for the PIN."""

    def pin_says(self, text: str, tone: Tone) -> None:
        """Show what came of the last key; "" shows only the digits."""

    def pin_knows(self, person: Person) -> None:
        """The PIN is this person's."""


class PinEntry:
    """Takes digits one by one; never shows and never keeps a PIN longer than it must.

    Args:
        listener: told what to show and who it is.
        on_store: the runner of the shared database, which alone judges PINs.
        sign_in_pin: names the owner of a PIN; NothingFound, or NotAllowed with ``wait_s``.
        later: counts the seconds of a wait.
    """

    def __init__(
        self,
        listener: HearsPin,
        on_store: Runner,
        sign_in_pin: Callable[[str], Person],
        later: Later,
    ) -> None:
        self._listener = listener
        self._on_store = on_store
        self._sign_in_pin = sign_in_pin
        self._later = later
        self._pin, self._bad, self._wait_s, self._visit = "", 0, 0, 0

    @property
    def digits(self) -> int:
        """How many digits are typed."""
        return len(self._pin)

    @property
    def waits(self) -> bool:
        """True while nobody may try a PIN."""
        return self._wait_s > 0

    def begin(self) -> None:
        """Start afresh; an answer that is still on its way no longer counts."""
        self._visit += 1
        self._pin = ""

    def digit(self, digit: str) -> None:
        """One more digit."""
        if not self.waits and len(self._pin) < _LONGEST_PIN:
            self._pin += digit
            self._listener.pin_says("", Tone.READY)

    def clear(self) -> None:
        """From the start again."""
        self._pin = ""
        if not self.waits:
            self._listener.pin_says("", Tone.READY)

    def enter(self) -> None:
        """Have it judged."""
        if self.waits or not self._pin:
            return
        pin, self._pin = self._pin, ""
        self._listener.pin_says(words.checking(), Tone.BUSY)
        then, failed = partial(self._known, self._visit), partial(self._refused, self._visit)
        self._on_store.run(lambda: self._sign_in_pin(pin), then, failed)

    def _known(self, visit: int, person: Person) -> None:
        if visit == self._visit:  # a badge may have been quicker
            self._bad = 0
            self._listener.pin_knows(person)

    def _refused(self, visit: int, error: Exception) -> None:
        raise_bug(error)
        if visit != self._visit:
            return
        if isinstance(error, NotAllowed) and "wait_s" in error.facts:
            self._wait(int(str(error.facts["wait_s"])))
        elif isinstance(error, NothingFound):
            self._bad += 1
            if self._bad >= PIN_TRIES:
                self._wait(PIN_WAIT_S)
            else:
                self._listener.pin_says(words.pin_unknown(), Tone.ATTENTION)
        else:
            trouble = f"{for_error(error).headline}. {words.badge_still_works()}"
            self._listener.pin_says(trouble, Tone.ATTENTION)

    def _wait(self, seconds: int) -> None:
        self._wait_s, self._bad = seconds, 0
        self._listener.pin_says(words.wait(seconds), Tone.ATTENTION)
        self._later(1.0, self._second_passed)

    def _second_passed(self) -> None:
        self._wait_s -= 1
        if self.waits:
            self._listener.pin_says(words.wait(self._wait_s), Tone.NOT_COUNTED)
            self._later(1.0, self._second_passed)
        else:
            self._listener.pin_says("", Tone.READY)
