"""Home: what waits for this role, by tile, by key or by scanning the thing itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from app.errors import raise_bug
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import ControlScanned, Meaning
from app.scanning.verdicts import Signal, Verdict, signal_of
from app.station.runner import OneAtATime, Runner
from hardware.ports import Scan
from ui.fulfilment.banners import trouble_banner
from ui.fulfilment.desk_scans import Decision, DeskScans, Heard, live_keys
from ui.fulfilment.floor_kit import FloorKit
from ui.messages.home import HomeCounts, greeting, tiles_for, what_it_is
from ui.messages.verdicts import tone_of, word_of
from ui.shell.entrance.home_scans import KINDS, what_opens
from ui.shell.screen import ScreenName
from ui.widgets.content import BannerContent, Tone
from ui.widgets.frame_content import TileContent


class HomeDisplay(Protocol):
    """What the home page can show."""

    def show_banner(self, content: BannerContent) -> None:
        """Show the greeting or the last verdict, at once."""

    def show_tiles(self, tiles: tuple[TileContent, ...]) -> None:
        """Show the jobs of the role with what waits."""


class HomePresenter:
    """Keeps ``Screen``; ``counts`` says what waits, from the shared database."""

    def __init__(
        self,
        display: HomeDisplay,
        kit: FloorKit,
        on_screens: Runner,
        counts: Callable[[], HomeCounts],
    ) -> None:
        self._display = display
        self._kit = kit
        self._waiting = OneAtATime(counts, on_screens, self._know, self._unknown)
        self._counts: HomeCounts | None = None
        self._person: Person | None = None
        self._in_front = False
        self._scans = DeskScans(
            kit, ScreenName.HOME, KINDS, self._decide, self._shown, self._trouble
        )

    def enter(self, person: Person | None, code: str) -> None:  # noqa: ARG002 -- home is opened by nothing
        """Greet, and ask what waits."""
        self._person = person
        self._scans.badge = person.badge if person else ""
        self._in_front = True
        self._kit.frame.show_place(())
        self._kit.frame.show_keys(live_keys({ControlCode.SIGN_OUT, ControlCode.HELP}))
        self._greet()
        self._draw()
        self.refresh()

    def leave(self) -> None:
        """Nothing is in hand here."""
        self._in_front = False

    def scanned(self, scan: Scan) -> None:
        """Open what a scanned thing or a key stands for."""
        self._scans.scanned(scan)

    def refresh(self) -> None:
        """Ask again what waits; the shared database has changed."""
        if self._in_front:
            self._waiting.ask()

    def _know(self, counts: HomeCounts) -> None:
        self._counts = counts
        self._draw()

    def _unknown(self, error: Exception) -> None:
        """Old figures would be a guess: say that they are not known; the work goes on."""
        raise_bug(error)
        self._counts = None
        self._draw()

    # -- scans ------------------------------------------------------------------------------

    def _decide(self, meaning: Meaning) -> Decision:
        if isinstance(meaning, ControlScanned) and meaning.code is ControlCode.HELP:
            return Decision(Verdict.ACCEPTED, to="help", act=self._greet)
        opened = what_opens(meaning, self._role)
        return self._open(*opened) if opened else _explain(meaning)

    def _open(self, screen: ScreenName, code: str) -> Decision:
        act = partial(self._kit.navigator.go, screen, code)
        return Decision(Verdict.ACCEPTED, to=screen.value, act=act)

    @property
    def _role(self) -> str:
        return self._person.role if self._person else ""

    # -- drawing ----------------------------------------------------------------------------

    def _shown(self, heard: Heard) -> None:
        tone = tone_of(heard.decision.verdict)
        headline, second = greeting(self._person)
        good = signal_of(heard.decision.verdict) is Signal.OK
        overline = "" if good else heard.text
        self._display.show_banner(BannerContent(tone, headline, second, word_of(tone), overline))

    def _trouble(self, error: Exception) -> None:
        self._display.show_banner(trouble_banner(error))

    def _greet(self) -> None:
        content = BannerContent(Tone.READY, *greeting(self._person), word_of(Tone.READY))
        self._display.show_banner(content)

    def _draw(self) -> None:
        self._display.show_tiles(tiles_for(self._role, self._counts))


def _explain(meaning: Meaning) -> Decision:
    return Decision(Verdict.WRONG_STATE, says=what_it_is(meaning))
