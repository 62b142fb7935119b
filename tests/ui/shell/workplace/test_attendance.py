"""Who came and who left, on a real store whose link is cut and mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Never

import pytest
from pytestqt.qtbot import QtBot

from app.errors import StoreUnreachable
from app.station.recorder import Judged
from app.station.sync import Outcomes, Unsent
from app.store.books.floor.people_book import Audited
from app.store.unit_of_work import Store
from tests.support.desk_kit import BAKKER, NOVAK, OKAFOR
from tests.support.scans import scan_of
from ui.shell.locking import signed_out
from ui.shell.screen import ScreenName
from ui.shell.workplace.attendance import Attendance
from ui.shell.workplace.station_works import StationWorks


class Door:
    """A station's attendance, with a link that the test cuts."""

    def __init__(self, store: Store, journal: Path, qtbot: QtBot) -> None:
        self.store, self.qtbot, self._folder = store, qtbot, journal
        self.switch_on()

    def switch_on(self) -> None:
        self.works = StationWorks(self.store, self._folder, "Pack 04")
        self._whole = self.works.sync._replay
        self.attendance = Attendance(self.works, lambda: datetime.now(UTC))

    def cut(self) -> None:
        self.works.sync._replay = _no_route

    def mend(self) -> None:
        self.works.sync._replay = self._whole
        self.works.sync.kick()

    def sign_out(self) -> None:
        """Somebody scans SIGN OUT: it is kept, then they leave."""
        judged: Judged = signed_out(scan_of("x"), ScreenName.HOME, OKAFOR)
        with self.qtbot.waitSignal(self.works.synced):
            self.works.recorder.keep(
                judged, lambda _kept: self.attendance.note(OKAFOR, "sign out"), _must_not
            )

    def entries(self, action: str) -> list[Audited]:
        with self.store.reading() as uow:
            return [one for one in uow.people.audited() if one.action == action]


def _no_route(_batch: Unsent) -> Outcomes:
    raise StoreUnreachable(url="db", detail="no route")


def _must_not(error: Exception) -> Never:
    raise error


@pytest.fixture
def door(store: Store, tmp_path: Path, qtbot: QtBot) -> Iterator[Door]:
    door = Door(store, tmp_path, qtbot)
    yield door
    door.works.close()


def test_with_all_sent_the_sign_out_is_in_the_audit_at_once(door: Door) -> None:
    door.sign_out()

    door.qtbot.waitUntil(lambda: len(door.entries("signed out")) == 1)
    assert door.attendance.notice().answer == ""
    last = door.attendance.last_here()
    assert last is not None
    assert last.name == "M. Okafor"


def test_with_the_link_cut_nobody_is_signed_out_and_the_door_says_so(door: Door) -> None:
    looked: list[str] = []
    door.attendance.changed = lambda: looked.append(door.attendance.notice().answer)
    door.cut()
    door.sign_out()
    door.qtbot.waitUntil(lambda: "1 scan not sent" in door.attendance.notice().answer)
    assert door.entries("signed out") == []

    door.mend()

    door.qtbot.waitUntil(lambda: len(door.entries("signed out")) == 1)
    assert looked[-1] == ""


def test_a_supervisor_s_word_is_in_the_audit_as_soon_as_the_server_is_back(door: Door) -> None:
    door.cut()
    door.sign_out()
    door.qtbot.waitUntil(lambda: door.attendance.notice().answer != "")
    door.attendance.note(NOVAK, "sign in")
    assert door.attendance.notice().answer == ""
    assert door.entries("signed out") == [], "there is no server to write it"

    door.mend()

    door.qtbot.waitUntil(lambda: len(door.entries("signed out")) == 1)
    (entry,) = door.entries("signed out")
    assert entry.badge == OKAFOR.badge
    assert (entry.facts["said_by"], entry.facts["unsent"]) == (NOVAK.badge, 1)


def test_a_sign_out_that_waits_and_a_sign_in_without_the_server_outlive_a_power_cut(
    door: Door,
) -> None:
    door.cut()
    door.sign_out()
    door.qtbot.waitUntil(lambda: door.attendance.notice().answer != "")
    door.attendance.note(BAKKER, "sign in")
    door.works.close()

    door.switch_on()
    door.cut()
    door.works.sync.kick()
    door.qtbot.waitUntil(lambda: "1 scan not sent" in door.attendance.notice().answer)
    assert "M. Okafor" in door.attendance.notice().note
    assert door.entries("signed in") == door.entries("signed out") == []

    door.mend()

    door.qtbot.waitUntil(lambda: len(door.entries("signed out")) == 1)
    (out,), (back,) = door.entries("signed out"), door.entries("signed in")
    assert (out.badge, out.facts["handed_to"]) == (OKAFOR.badge, BAKKER.badge)
    assert (back.badge, back.facts["by"]) == (BAKKER.badge, "badge")


def test_a_sign_out_of_which_only_the_scan_was_kept_is_in_the_audit_once(door: Door) -> None:
    door.attendance.note(OKAFOR, "sign in")
    door.qtbot.waitUntil(lambda: len(door.entries("signed in")) == 1)

    # given a power cut after the commit and before any screen has heard of it
    judged = signed_out(scan_of("x"), ScreenName.HOME, OKAFOR)
    door.works.recorder.keep(judged, lambda _kept: None, _must_not)
    door.works.close()
    door.switch_on()

    door.works.sync.kick()
    door.qtbot.waitUntil(lambda: len(door.entries("signed out")) == 1)
    assert door.entries("signed out")[0].badge == OKAFOR.badge


def test_a_sign_out_that_the_journal_could_not_keep_is_one_visit_when_it_is_scanned_again(
    door: Door,
) -> None:
    door.attendance.note(OKAFOR, "sign in")
    judged = signed_out(scan_of("x"), ScreenName.HOME, OKAFOR)
    door.works.recorder.keep(judged, lambda _kept: None, _must_not)

    door.sign_out()

    door.qtbot.waitUntil(lambda: len(door.entries("signed out")) == 1)
    assert door.works.on_journal.call(door.works.journal.visits.leaving) == []
