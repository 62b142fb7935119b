"""A locked station: waits, no database, slow answers; no scan ends in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import JournalUnwritable
from app.scanning.control_card import ControlCode, payload_of
from tests.support.desk_kit import NOVAK, OKAFOR
from tests.support.door_desk import Station
from tests.support.runners import Held
from tests.support.scans import scan_of
from ui.widgets.content import Tone


def test_a_badge_opens_the_station_while_pins_have_to_wait() -> None:
    station = Station()
    for _try in range(3):
        station.type_pin("1234")

    station.presenter.scanned(scan_of("B-900"))

    assert station.told.signed_in == [NOVAK]


def test_without_the_database_a_pin_sends_to_the_badge() -> None:
    station = Station()

    station.type_pin("0000")

    assert station.screen.last.answer == "No database. Scan your badge instead"
    station.presenter.scanned(scan_of("B-100"))
    assert station.told.signed_in == [OKAFOR]


def test_a_badge_that_is_quicker_than_the_pin_signs_in_once() -> None:
    slow = Held()
    station = Station(slow)
    station.type_pin("4711")

    station.presenter.scanned(scan_of("B-900"))
    station.presenter.leave()
    slow.let_go()

    assert station.told.signed_in == [NOVAK]


def test_the_last_person_is_named() -> None:
    assert Station().screen.last.note == "Last here: M. Okafor 12:58"


def test_a_scan_that_cannot_be_kept_opens_nothing() -> None:
    station = Station()
    station.told.journal_fails = JournalUnwritable(path="journal", detail="disk is full")

    station.presenter.scanned(scan_of("B-100"))

    assert station.told.signed_in == []
    assert station.screen.last.answer_tone is Tone.STOP
    assert station.told.sounds == ["stop"]


@given(text=st.text(max_size=60))
def test_no_scan_at_the_door_ends_in_silence(text: str) -> None:
    station = Station()
    shown = len(station.screen.prompts)

    station.presenter.scanned(scan_of(text))

    assert len(station.told.kept) == 1
    assert len(station.screen.prompts) > shown
    assert station.screen.last.answer


@pytest.mark.parametrize("code", [c for c in ControlCode if c is not ControlCode.CONFIRM])
def test_every_key_is_answered_before_sign_in(code: ControlCode) -> None:
    station = Station()

    station.presenter.scanned(scan_of(payload_of(code), "keys"))

    assert station.screen.last.answer
    assert len(station.told.kept) == 1
