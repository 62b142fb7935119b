"""Sign-in: a scanned badge, or a typed PIN (S4).

A badge is known from the station's own copy of the names; a PIN needs the shared database.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from app.errors import StoreUnreachable
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import BadgeScanned, ControlScanned, Meaning
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from app.station.runner import Runner
from app.station.sync import SyncState
from hardware.ports import Scan
from ui.fulfilment.desk_scans import Decision, DeskScans, Heard, live_keys
from ui.fulfilment.floor_kit import FloorKit
from ui.messages import sign_in as words
from ui.messages.errors import for_error
from ui.messages.verdicts import tone_of
from ui.shell.entrance.door_news import DoorNews
from ui.shell.entrance.pin_entry import Later, PinEntry
from ui.shell.entrance.sign_in_content import prompt_of
from ui.shell.screen import ScreenName
from ui.widgets.content import BannerContent, Tone
from ui.widgets.frame_content import PromptContent


class SignInDisplay(Protocol):
    """What the sign-in screen can show."""

    def show_prompt(self, content: PromptContent) -> None:
        """Show the request, one dot per digit, and the last answer."""

    def show_waiting(self, content: BannerContent | None) -> None:
        """Show which work lies open here, for 3 m; None if none does."""


class SignInPresenter:
    """Keeps ``Screen`` for the sign-in; ``pin`` takes the keys of the pad and of the keyboard.

    Args:
        display: the screen.
        kit: the station's means.
        on_store: the runner of the shared database.
        sign_in_pin: names the owner of a PIN; NothingFound, or NotAllowed with ``wait_s``.
        news: who was here last, and which work lies open here.
        notice: what must be told: damage that was found, who is not signed out.
        later: counts the seconds of a wait.
    """

    def __init__(
        self,
        display: SignInDisplay,
        kit: FloorKit,
        on_store: Runner,
        sign_in_pin: Callable[[str], Person],
        news: DoorNews,
        notice: Callable[[], words.DoorNotice],
        later: Later,
    ) -> None:
        self._display, self._kit = display, kit
        self._news, self._notice = news, notice
        news.changed = self.look_again
        self.pin = PinEntry(self, on_store, sign_in_pin, later)
        self._prompt, self._offline = PromptContent(""), False
        kinds, place = (CodeKind.BADGE,), ScreenName.SIGN_IN
        self._scans = DeskScans(kit, place, kinds, self._decide, self._shown, self._failed)

    def enter(self, person: Person | None, code: str) -> None:  # noqa: ARG002 -- nobody is signed in, nothing opens it
        """Ask for a badge or a PIN."""
        self.pin.begin()
        self._kit.frame.show_place(())
        self._kit.frame.show_keys(live_keys({ControlCode.CONFIRM, ControlCode.HELP}))
        self._prompt = PromptContent(words.scan_badge(), words.or_pin(), note=self._news.note)
        self._news.ask()
        self._draw()

    def leave(self) -> None:
        """Forget what was typed."""
        self.pin.begin()

    def scanned(self, scan: Scan) -> None:
        """Sign the badge's owner in."""
        self._scans.scanned(scan)

    # -- PIN --------------------------------------------------------------------------------

    def pin_says(self, text: str, tone: Tone) -> None:
        """Show what came of the last key."""
        if text and tone is Tone.ATTENTION:
            self._kit.sounds.play("attention")
        self._answer(text, tone)

    def pin_knows(self, person: Person) -> None:
        """Sign the owner of the PIN in."""
        self._kit.sounds.play("ok")
        self._kit.navigator.sign_in(person)

    # -- scans ------------------------------------------------------------------------------

    def _decide(self, meaning: Meaning) -> Decision:
        match meaning:
            case BadgeScanned(person):
                act = partial(self._kit.navigator.sign_in, person)
                return Decision(Verdict.ACCEPTED, person.name, to=ScreenName.HOME.value, act=act)
            case ControlScanned(ControlCode.CONFIRM) if self.pin.digits:
                return Decision(Verdict.ACCEPTED, words.checking(), to="PIN", act=self.pin.enter)
            case ControlScanned(ControlCode.HELP):
                return Decision(Verdict.ACCEPTED, words.help_text(), to="help")
            case _:
                return Decision(Verdict.WRONG_STATE, words.not_a_badge(meaning))

    def _shown(self, heard: Heard) -> None:
        self._answer(heard.decision.says or heard.text, tone_of(heard.decision.verdict))

    def _failed(self, error: Exception) -> None:
        trouble = for_error(error)
        self._answer(f"{trouble.headline}. {trouble.action}", Tone.STOP)

    def hear_link(self, state: SyncState) -> None:
        """Say plainly what can be done while the shared database is gone."""
        self._offline = isinstance(state.trouble, StoreUnreachable)
        self.look_again()

    def look_again(self) -> None:
        """Hear that what must be told may have changed."""
        if self._prompt.headline:
            self._draw()

    def _answer(self, text: str, tone: Tone) -> None:
        self._prompt = replace(self._prompt, answer=text, answer_tone=tone)
        self._draw()

    def _draw(self) -> None:
        digits, notice, waiting = self.pin.digits, self._notice(), self._news.banner
        prompt = prompt_of(self._prompt, digits, notice, offline=self._offline)
        self._display.show_waiting(waiting)
        self._display.show_prompt(replace(prompt, beside_banner=waiting is not None))
