"""The shell: who is signed in, which screen is in front, and where a scan goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from app.scanning.control_card import ControlCode, read_control
from app.scanning.directory import Person
from app.station.recorder import Recorder
from hardware.ports import Scan
from ui.shell.locking import LOCK_AFTER, IdleLock, SignOuts
from ui.shell.screen import Screen, ScreenName, ShellDisplay
from ui.theme.icon_names import Icon
from ui.widgets.content import Fact, Health
from ui.widgets.frame_content import KeyHint, TopBarContent


class ShellPresenter:
    """Keeps ``Navigator`` for the screens and ``HearsScans`` for the scan bus.

    Args:
        display: the window.
        place: the station's name, e.g. "Pack 04".
        recorder: keeps the scans that the shell itself answers.
        resume: the screen and code of the work that a person left open, if any.
        audit: told who signs in or out ("sign in", "sign out").
        clock: local time for the top bar.
        failed: told what could not be kept.
        lock_after: a floor screen without a scan for so long is locked; its work is kept.
    """

    def __init__(
        self,
        display: ShellDisplay,
        place: str,
        recorder: Recorder,
        resume: Callable[[Person], tuple[ScreenName, str] | None],
        audit: Callable[[Person, str], None],
        clock: Callable[[], datetime],
        failed: Callable[[Exception], None],
        lock_after: timedelta = LOCK_AFTER,
    ) -> None:
        self._display = display
        self._place = place
        self.sign_outs = SignOuts(recorder, failed)
        self._resume = resume
        self._audit = audit
        self._clock = clock
        self._lock = IdleLock(clock, lock_after)
        self._screens: Mapping[ScreenName, Screen] = {}
        self._front = ScreenName.SIGN_IN
        self._person: Person | None = None
        self._top: tuple[tuple[Fact, ...], str, Health] = ((), "", Health.UNKNOWN)

    @property
    def person(self) -> Person | None:
        """Who is signed in."""
        return self._person

    @property
    def front(self) -> ScreenName:
        """The screen in front."""
        return self._front

    def start(self, screens: Mapping[ScreenName, Screen]) -> None:
        """Take the screens and show the sign-in."""
        self._screens = screens
        self._bring(ScreenName.SIGN_IN, "")

    # -- Navigator --------------------------------------------------------------------------

    def go(self, screen: ScreenName, code: str = "") -> None:
        """Bring a screen in front; without a person that is always the sign-in."""
        self._screens[self._front].leave()
        self._bring(screen if self._person else ScreenName.SIGN_IN, code)

    def sign_in(self, person: Person) -> None:
        """Take ``person`` to the work that they left open, else home."""
        self._lock.used()
        self._person = person
        self._audit(person, "sign in")
        screen, code = self._resume(person) or (ScreenName.HOME, "")
        self.go(screen, code)

    def sign_out(self) -> None:
        """Lock the station; work in hand is kept."""
        if self._person is not None:
            self._audit(self._person, "sign out")
        self._screens[self._front].leave()
        self._person = None
        self._bring(ScreenName.SIGN_IN, "")

    # -- scans ------------------------------------------------------------------------------

    def scanned(self, scan: Scan) -> None:
        """Sign out where the card says so, else give the scan to the screen in front.

        Screens of double-scan work judge SIGN OUT themselves, in its turn (D2).
        """
        self._lock.used()
        signs_out = read_control(scan.text) is ControlCode.SIGN_OUT
        if signs_out and self._person is not None and not self._front.judges_sign_out:
            self.sign_outs.keep(scan, self._front, self._person, self.sign_out)
            return
        self._screens[self._front].scanned(scan)

    # -- Frame ------------------------------------------------------------------------------

    def show_place(
        self,
        facts: tuple[Fact, ...],
        deadline: str = "",
        deadline_health: Health = Health.UNKNOWN,
    ) -> None:
        """Say in the top bar what is worked on."""
        self._top = (facts, deadline, deadline_health)
        self._draw_top()

    def show_keys(self, keys: tuple[KeyHint, ...]) -> None:
        """Say what the keys mean just now."""
        self._display.show_keys(keys)

    def tick(self) -> None:
        """Lock what nobody uses and draw the top bar again; the clock has moved on."""
        if self._person is not None and self._lock.due(self._front):
            self.sign_out()
            return
        self._draw_top()

    def _draw_top(self) -> None:
        icon = Icon.PACKAGE if self._front.of_the_floor else Icon.BUILDING_WAREHOUSE
        person = self._person.name if self._person else ""
        now = self._clock().strftime("%H:%M")
        self._display.show_top(TopBarContent(icon, self._place, *self._top, person, now))

    def _bring(self, screen: ScreenName, code: str) -> None:
        self._front = screen
        self._top = ((), "", Health.UNKNOWN)
        self._display.show_screen(screen)
        self._draw_top()
        self._screens[screen].enter(self._person, code)
