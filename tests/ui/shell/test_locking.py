"""A floor screen that nobody uses is locked; a desk page is not."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.errors import JournalUnwritable
from app.fulfilment.events import Navigated, Refused, SignedOut
from app.scanning.verdicts import Verdict
from tests.support.desk_kit import NOW, OKAFOR, Told, kit_of
from tests.support.packages import SIGN_OUT
from tests.support.scans import scan_of
from ui.shell.locking import LOCK_AFTER, IdleLock, SignOuts, signed_out, signs_out
from ui.shell.screen import ScreenName


class Clock:
    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.mark.parametrize("screen", list(ScreenName))
def test_only_floor_screens_lock_after_five_minutes(screen: ScreenName) -> None:
    clock = Clock()
    lock = IdleLock(clock)

    clock.at += LOCK_AFTER

    assert lock.due(screen) is screen.of_the_floor


def test_a_scan_puts_the_lock_off() -> None:
    clock = Clock()
    lock = IdleLock(clock)
    clock.at += LOCK_AFTER - timedelta(seconds=1)
    lock.used()

    clock.at += timedelta(seconds=2)

    assert not lock.due(ScreenName.PACK)


def test_a_sign_out_is_kept_with_who_and_where() -> None:
    judged = signed_out(scan_of(SIGN_OUT), ScreenName.HOME, OKAFOR)

    assert (judged.state, judged.badge, judged.verdict) == (
        "home",
        OKAFOR.badge,
        Verdict.ACCEPTED,
    )


def test_every_screen_s_sign_out_is_known_by_its_record() -> None:
    assert signs_out(signed_out(scan_of(SIGN_OUT), ScreenName.STOCK, OKAFOR).event)
    assert signs_out(SignedOut())
    assert not signs_out(Navigated(to=ScreenName.HOME.value))
    assert not signs_out(Refused(verdict=Verdict.NOT_COUNTED, scanned="SIGN OUT"))


def test_a_sign_out_is_on_the_tape_before_the_station_locks_if_it_is_kept() -> None:
    told, happened = Told(), list[object]()
    keeper = SignOuts(kit_of(told).recorder, happened.append)
    keeper.noted = lambda record: happened.append(record.parsed)

    keeper.keep(scan_of(SIGN_OUT), ScreenName.HOME, OKAFOR, lambda: happened.append("locked"))
    assert happened == ["sign out", "locked"]

    told.journal_fails = JournalUnwritable(path="journal", detail="disk is full")
    keeper.keep(scan_of(SIGN_OUT), ScreenName.HOME, OKAFOR, lambda: happened.append("locked"))
    assert happened[2:] == [told.journal_fails]
