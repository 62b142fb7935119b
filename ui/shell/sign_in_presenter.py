"""Sign-in: a scanned badge, or a typed PIN (S4).

A badge is known from the station's own copy of the names, so it opens the station without the
network.  A PIN is judged by the shared database only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from app.errors import AppError, NotAllowed, NothingFound
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import BadgeScanned, ControlScanned, Meaning
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from app.station.runner import Runner
from hardware.ports import Scan
from ui.fulfilment.floor_keys import keys_for
from ui.fulfilment.floor_kit import FloorKit
from ui.messages import sign_in as words
from ui.messages.errors import for_error
from ui.messages.verdicts import tone_of
from ui.shell.desk_scans import Decision, DeskScans, Heard
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone
from ui.widgets.frame_content import PromptContent

PIN_TRIES, PIN_WAIT_S = 3, 30
_LONGEST_PIN = 8
Later = Callable[[float, Callable[[], None]], None]
"""Calls back after so many seconds, on the UI thread."""


class SignInDisplay(Protocol):
    """What the sign-in screen can show."""

    def show_prompt(self, content: PromptContent) -> None:
        """Show the request, one dot per digit, and the last answer."""


class SignInPresenter:
    """Keeps ``Screen`` for the sign-in.

    Args:
        display: the screen.
        kit: the station's means.
        on_store: the runner of the shared database.
        sign_in_pin: names the owner of a PIN; NothingFound, or NotAllowed with ``wait_s``.
        last_here: who was here last, for the note; None if nobody.
        later: counts the seconds of a wait.
    """

    def __init__(
        self,
        display: SignInDisplay,
        kit: FloorKit,
        on_store: Runner,
        sign_in_pin: Callable[[str], Person],
        last_here: Callable[[], words.LastHere | None],
        later: Later,
    ) -> None:
        self._display = display
        self._kit = kit
        self._on_store = on_store
        self._sign_in_pin = sign_in_pin
        self._last_here = last_here
        self._later = later
        self._pin, self._bad_pins, self._wait_s = "", 0, 0
        self._visit = 0
        self._prompt = PromptContent("")
        kinds = (CodeKind.BADGE,)
        self._scans = DeskScans(
            kit, ScreenName.SIGN_IN, kinds, self._decide, self._shown, self._failed
        )

    def enter(self, person: Person | None, code: str) -> None:  # noqa: ARG002 -- nobody is signed in, nothing opens it
        """Ask for a badge or a PIN."""
        self._visit += 1
        self._pin = ""
        self._kit.frame.show_place(())
        self._kit.frame.show_keys(keys_for({ControlCode.CONFIRM, ControlCode.HELP}))
        self._prompt = PromptContent(words.scan_badge(), words.or_pin())
        self._draw()
        self._on_store.run(self._last_here, partial(self._note, self._visit), _leave_it)

    def leave(self) -> None:
        """Forget what was typed."""
        self._visit += 1
        self._pin = ""

    def scanned(self, scan: Scan) -> None:
        """Sign the badge's owner in."""
        self._scans.scanned(scan)

    # -- keys and pad -----------------------------------------------------------------------

    def digit(self, digit: str) -> None:
        """One more digit of the PIN."""
        if not self._wait_s and len(self._pin) < _LONGEST_PIN:
            self._pin += digit
            self._answer("", Tone.READY)

    def cleared(self) -> None:
        """The PIN from the start again."""
        self._pin = ""
        if not self._wait_s:
            self._answer("", Tone.READY)

    def entered(self) -> None:
        """Judge what was typed."""
        if self._wait_s or not self._pin:
            return
        pin, self._pin = self._pin, ""
        self._answer(words.checking(), Tone.BUSY)
        then, failed = partial(self._known, self._visit), partial(self._refused, self._visit)
        self._on_store.run(lambda: self._sign_in_pin(pin), then, failed)

    def _known(self, visit: int, person: Person) -> None:
        if visit == self._visit:  # a badge may have been quicker
            self._bad_pins = 0
            self._kit.sounds.play("ok")
            self._kit.navigator.sign_in(person)

    def _refused(self, visit: int, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        if visit != self._visit:
            return
        self._kit.sounds.play("attention")
        if isinstance(error, NotAllowed) and "wait_s" in error.facts:
            self._wait(int(str(error.facts["wait_s"])))
        elif isinstance(error, NothingFound):
            self._bad_pins += 1
            self._answer(words.pin_unknown(), Tone.ATTENTION)
            if self._bad_pins >= PIN_TRIES:
                self._wait(PIN_WAIT_S)
        else:
            trouble = for_error(error)
            self._answer(f"{trouble.headline}. {words.badge_still_works()}", Tone.ATTENTION)

    def _wait(self, seconds: int) -> None:
        self._wait_s, self._bad_pins = seconds, 0
        self._answer(words.wait(seconds), Tone.ATTENTION)
        self._later(1.0, self._second_passed)

    def _second_passed(self) -> None:
        self._wait_s -= 1
        if self._wait_s > 0:
            self._answer(words.wait(self._wait_s), Tone.ATTENTION)
            self._later(1.0, self._second_passed)
        else:
            self._answer("", Tone.READY)

    # -- scans ------------------------------------------------------------------------------

    def _decide(self, meaning: Meaning) -> Decision:
        match meaning:
            case BadgeScanned(person):
                act = partial(self._kit.navigator.sign_in, person)
                return Decision(Verdict.ACCEPTED, person.name, to=ScreenName.HOME.value, act=act)
            case ControlScanned(ControlCode.CONFIRM) if self._pin:
                return Decision(Verdict.ACCEPTED, words.checking(), to="PIN", act=self.entered)
            case ControlScanned(ControlCode.HELP):
                return Decision(Verdict.ACCEPTED, words.help_text(), to="help")
            case _:
                return Decision(Verdict.WRONG_STATE, words.not_a_badge(meaning))

    def _shown(self, heard: Heard) -> None:
        self._answer(heard.decision.says or heard.text, tone_of(heard.decision.verdict))

    def _failed(self, error: Exception) -> None:
        trouble = for_error(error)
        self._answer(f"{trouble.headline}. {trouble.action}", Tone.STOP)

    # -- drawing ----------------------------------------------------------------------------

    def _note(self, visit: int, last: words.LastHere | None) -> None:
        if visit == self._visit and last is not None:
            self._prompt = replace(self._prompt, note=words.last_here(last))
            self._draw()

    def _answer(self, text: str, tone: Tone) -> None:
        self._prompt = replace(self._prompt, answer=text, answer_tone=tone)
        self._draw()

    def _draw(self) -> None:
        digits = len(self._pin)
        self._display.show_prompt(
            replace(self._prompt, digits=digits, length=max(words.SHORTEST_PIN, digits))
        )


def _leave_it(error: Exception) -> None:
    """Without the database there is no note; nothing else hangs on it."""
    if not isinstance(error, AppError):
        raise error
