"""Who is signed in, which screen is in front, and where a scan goes."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.errors import AppError
from app.scanning.directory import Person
from app.station.recorder import Recorder
from hardware.ports import Scan
from tests.support.desk_kit import NOW, OKAFOR, Told
from tests.support.floor_stage import DISK_FULL
from tests.support.packages import SIGN_OUT
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.shell.locking import LOCK_AFTER
from ui.shell.screen import ScreenName
from ui.shell.shell_presenter import ShellPresenter
from ui.widgets.content import Fact, Health
from ui.widgets.frame_content import KeyHint, TopBarContent


class Panes:
    """Keeps ``ShellDisplay``."""

    def __init__(self) -> None:
        self.front: list[ScreenName] = []
        self.top: TopBarContent | None = None
        self.keys: tuple[KeyHint, ...] = ()

    def show_screen(self, screen: ScreenName) -> None:
        self.front.append(screen)

    def show_top(self, content: TopBarContent) -> None:
        self.top = content

    def show_keys(self, keys: tuple[KeyHint, ...]) -> None:
        self.keys = keys


class Pane:
    """Keeps ``Screen``; writes down what it is told."""

    def __init__(self) -> None:
        self.entered: list[tuple[str, str]] = []
        self.left = 0
        self.heard: list[str] = []

    def enter(self, person: Person | None, code: str) -> None:
        self.entered.append((person.name if person else "", code))

    def leave(self) -> None:
        self.left += 1

    def scanned(self, scan: Scan) -> None:
        self.heard.append(scan.text)


class Station:
    """A shell with a screen behind every name."""

    def __init__(self) -> None:
        self.at: datetime = NOW
        self.panes, self.told = Panes(), Told()
        self.screens = {name: Pane() for name in ScreenName}
        self.open_work: tuple[ScreenName, str] | None = None
        self.audited: list[str] = []
        self.failed: list[Exception] = []
        recorder = Recorder(self.told, AtOnce(), "Pack 04", lambda: self.at, lambda: None)
        self.shell = ShellPresenter(
            self.panes,
            "Pack 04",
            recorder,
            lambda _person: self.open_work,
            lambda person, action: self.audited.append(f"{action} {person.name}"),
            lambda: self.at,
            self.failed.append,
        )
        self.shell.start(self.screens)

    def front(self) -> ScreenName:
        """The screen that the shell has in front."""
        return self.shell.front

    def top(self) -> TopBarContent:
        """What the top bar says."""
        assert self.panes.top is not None
        return self.panes.top


@pytest.fixture
def station() -> Station:
    return Station()


def test_the_station_starts_locked(station: Station) -> None:
    assert station.panes.front == [ScreenName.SIGN_IN]
    assert station.shell.person is None


def test_without_a_person_every_way_leads_to_the_sign_in(station: Station) -> None:
    station.shell.go(ScreenName.PACK)

    assert station.front() is ScreenName.SIGN_IN


def test_signing_in_leads_home_or_to_the_work_left_open(station: Station) -> None:
    station.shell.sign_in(OKAFOR)
    assert station.front() is ScreenName.HOME
    assert station.top().person == "M. Okafor"

    station.open_work = (ScreenName.PACK, "")
    station.shell.sign_in(OKAFOR)
    assert station.front() is ScreenName.PACK
    assert station.audited == ["sign in M. Okafor"] * 2


def test_a_scan_goes_to_the_screen_in_front_only(station: Station) -> None:
    station.shell.sign_in(OKAFOR)
    station.shell.go(ScreenName.PACK, "T-118")

    station.shell.scanned(scan_of("MUG"))

    assert station.screens[ScreenName.PACK].heard == ["MUG"]
    assert station.screens[ScreenName.PACK].entered == [("M. Okafor", "T-118")]
    assert station.screens[ScreenName.HOME].left == 1


def test_sign_out_locks_once_it_is_kept(station: Station) -> None:
    station.shell.sign_in(OKAFOR)

    station.shell.scanned(scan_of(SIGN_OUT))

    assert station.front() is ScreenName.SIGN_IN
    assert station.shell.person is None
    assert [record.parsed for record in station.told.kept] == ["sign out"]
    assert station.audited[-1] == "sign out M. Okafor"


def test_at_scanned_work_sign_out_is_judged_by_the_screen_in_its_turn(station: Station) -> None:
    station.shell.sign_in(OKAFOR)
    station.shell.go(ScreenName.PACK)

    station.shell.scanned(scan_of(SIGN_OUT))

    assert station.screens[ScreenName.PACK].heard == [SIGN_OUT]
    assert station.front() is ScreenName.PACK


def test_a_sign_out_that_cannot_be_kept_is_told_and_locks_nothing(station: Station) -> None:
    station.shell.sign_in(OKAFOR)
    station.told.journal_fails = DISK_FULL

    station.shell.scanned(scan_of(SIGN_OUT))

    assert station.front() is ScreenName.HOME
    assert isinstance(station.failed[0], AppError)


def test_five_minutes_without_a_scan_lock_a_floor_screen(station: Station) -> None:
    station.shell.sign_in(OKAFOR)
    station.shell.go(ScreenName.PACK)
    station.at += LOCK_AFTER - timedelta(seconds=1)
    station.shell.tick()
    assert station.front() is ScreenName.PACK

    station.shell.scanned(scan_of("MUG"))
    station.at += LOCK_AFTER - timedelta(seconds=1)
    station.shell.tick()
    assert station.front() is ScreenName.PACK

    station.at += timedelta(seconds=1)
    station.shell.tick()
    assert station.front() is ScreenName.SIGN_IN
    assert station.screens[ScreenName.PACK].left == 1


def test_a_desk_page_is_not_locked_under_somebody_who_types(station: Station) -> None:
    station.shell.sign_in(OKAFOR)
    station.shell.go(ScreenName.ORDERS)

    station.at += 2 * LOCK_AFTER
    station.shell.tick()

    assert station.front() is ScreenName.ORDERS


def test_the_top_bar_says_what_is_worked_on_and_the_time(station: Station) -> None:
    station.shell.sign_in(OKAFOR)
    station.shell.show_place((Fact("Order", "SO-1"),), "Ships in 22 min", Health.WARN)

    assert station.top().facts == (Fact("Order", "SO-1"),)
    assert station.top().clock == "13:48"

    station.shell.go(ScreenName.HOME)
    assert station.top().facts == ()


def test_keys_are_shown_as_the_screen_says(station: Station) -> None:
    station.shell.show_keys((KeyHint("F1", "Confirm"),))

    assert station.panes.keys == (KeyHint("F1", "Confirm"),)
