"""What the shell and its screens promise each other; no Qt."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from app.scanning.directory import Person
from hardware.ports import Scan
from ui.widgets.content import Fact, Health
from ui.widgets.frame_content import KeyHint, TopBarContent


class ScreenName(StrEnum):
    """Every screen of the program."""

    SIGN_IN = "sign in"
    HOME = "home"
    ORDERS = "orders"
    WAVES = "waves"
    LAYOUT = "layout"
    PICK = "pick"
    PACK = "pack"
    DISPATCH = "dispatch"
    EXCEPTIONS = "exceptions"
    SETTINGS = "settings"
    REPLAY = "replay"
    RECEIVE = "receive"
    COUNT = "count"
    MOVE = "move"
    PUT_AWAY = "put away"
    STOCK = "stock"
    STATIONS = "stations"
    POLICIES = "policies"

    @property
    def of_the_floor(self) -> bool:
        """True for screens that fill the window, as the floor's do; false for the desk's."""
        floor = {ScreenName.SIGN_IN, ScreenName.HOME, ScreenName.PICK, ScreenName.PACK}
        return self in floor | _STOCK_WORK | {ScreenName.DISPATCH, ScreenName.REPLAY}

    @property
    def judges_sign_out(self) -> bool:
        """True for screens where SIGN OUT waits its turn behind the scans before it."""
        return self in {ScreenName.PICK, ScreenName.PACK, ScreenName.DISPATCH} | _STOCK_WORK


_STOCK_WORK = frozenset(
    {ScreenName.RECEIVE, ScreenName.COUNT, ScreenName.MOVE, ScreenName.PUT_AWAY}
)


class Screen(Protocol):
    """One screen's presenter, as the shell drives it.  Called on the UI thread only."""

    def enter(self, person: Person | None, code: str) -> None:
        """The screen is in front now.

        Args:
            person: who is signed in; None only for the sign-in screen.
            code: what opened it (a tote, an order), "" when a key did.
        """

    def leave(self) -> None:
        """Another screen comes in front; work in hand is kept."""

    def scanned(self, scan: Scan) -> None:
        """A scan or an F-key (source "keys").  Every call ends in exactly one shown verdict."""


class Navigator(Protocol):
    """How a screen asks for another one, or for a change of the person."""

    def go(self, screen: ScreenName, code: str = "") -> None:
        """Bring a screen in front, with the code that opened it."""

    def sign_in(self, person: Person) -> None:
        """Somebody showed who they are: home, or back to the work they left open."""

    def sign_out(self) -> None:
        """Lock the station; work in hand is kept."""


class Frame(Protocol):
    """The bars round every screen."""

    def show_place(
        self,
        facts: tuple[Fact, ...],
        deadline: str = "",
        deadline_health: Health = Health.UNKNOWN,
    ) -> None:
        """Say in the top bar what is worked on; the shell adds place, person and clock."""

    def show_keys(self, keys: tuple[KeyHint, ...]) -> None:
        """Say what the keys mean just now; none hides the bar."""


class ShellDisplay(Protocol):
    """The window, as the shell sees it."""

    def show_screen(self, screen: ScreenName) -> None:
        """Bring a screen's view in front."""

    def show_top(self, content: TopBarContent) -> None:
        """Show the bar at the top."""

    def show_keys(self, keys: tuple[KeyHint, ...]) -> None:
        """Show the bar of keys; none hides it."""


class Sounds(Protocol):
    """The tone of a verdict; never waits, never fails."""

    def play(self, sound: str) -> None:
        """Play "ok", "line done", "task done", "attention", or start "stop" over and over."""

    def silence(self) -> None:
        """End a repeated "stop"."""
