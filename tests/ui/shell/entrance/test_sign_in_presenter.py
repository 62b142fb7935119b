"""Tests of ui/shell/entrance/sign_in_presenter.py: who stands at the station."""

from __future__ import annotations

from app.errors import StoreUnreachable
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.verdicts import Verdict
from app.station.sync import SyncState
from tests.support.desk_kit import OKAFOR
from tests.support.door_desk import Station
from tests.support.scans import scan_of
from ui.messages.sign_in import NOTHING_TO_TELL, DoorNotice
from ui.widgets.content import Tone


def test_a_badge_opens_the_station() -> None:
    station = Station()

    station.presenter.scanned(scan_of("B-100"))

    assert station.told.signed_in == [OKAFOR]
    assert station.told.sounds == ["ok"]
    assert station.told.kept[-1].verdict is Verdict.ACCEPTED


def test_an_unknown_badge_is_attention_and_opens_nothing() -> None:
    station = Station()

    station.presenter.scanned(scan_of("B-777"))

    assert station.told.signed_in == []
    assert station.screen.last.answer == "Badge not known"
    assert station.screen.last.answer_tone is Tone.ATTENTION
    assert station.told.told == [("scanner-1", Verdict.UNKNOWN_CODE)]
    assert station.told.kept[-1].verdict is Verdict.UNKNOWN_CODE


def test_a_tote_before_the_badge_says_what_comes_first() -> None:
    station = Station()

    station.presenter.scanned(scan_of("T-118"))

    assert station.screen.last.answer == "First scan your badge"
    assert station.told.kept[-1].verdict is Verdict.WRONG_STATE


def test_a_pin_opens_the_station() -> None:
    station = Station()

    station.type_pin("4711")

    assert station.told.signed_in == [OKAFOR]


def test_typed_digits_are_dots_and_never_shown() -> None:
    station = Station()

    station.presenter.pin.digit("4")
    station.presenter.pin.digit("7")

    assert station.screen.last.digits == 2
    assert "47" not in str(station.screen.last)


def test_the_confirm_code_judges_the_pin_like_ok() -> None:
    station = Station()
    for digit in "4711":
        station.presenter.pin.digit(digit)

    station.presenter.scanned(scan_of(payload_of(ControlCode.CONFIRM), "keys"))

    assert station.told.signed_in == [OKAFOR]


def test_a_wrong_pin_is_said_and_the_next_one_may_be_typed() -> None:
    station = Station()

    station.type_pin("1234")
    assert station.screen.last.answer == "PIN not known"
    station.type_pin("4711")

    assert station.told.signed_in == [OKAFOR]


def test_three_bad_pins_wait_thirty_seconds() -> None:
    station = Station()
    for _try in range(3):
        station.type_pin("1234")

    assert station.screen.last.answer.startswith("Wait 30 s")
    station.type_pin("4711")
    assert station.told.signed_in == []

    for _second in range(30):
        station.clock.pass_once()
    station.type_pin("4711")
    assert station.told.signed_in == [OKAFOR]


def test_what_was_found_damaged_is_told_before_anybody_signs_in() -> None:
    station = Station(notice=DoorNotice("The journal was damaged"))

    assert station.screen.last.answer == "The journal was damaged"
    assert station.screen.last.answer_tone is Tone.ATTENTION
    assert station.screen.last.note != ""


def test_while_the_server_is_gone_the_door_says_what_can_be_done_and_what_not() -> None:
    station = Station()
    usual = station.screen.last

    station.presenter.hear_link(SyncState(2, StoreUnreachable(url="db", detail="no route")))

    offline = station.screen.last
    assert "known badges sign in" in offline.note
    assert "Scans are kept here" in offline.note
    assert offline.second == "PINs and new work wait for the server"
    station.presenter.scanned(scan_of("B-100"))
    assert station.told.signed_in == [OKAFOR], "a known badge needs no server"

    station.presenter.hear_link(SyncState(0))
    assert (station.screen.last.note, station.screen.last.second) == (usual.note, usual.second)


def test_who_is_not_signed_out_is_told_at_the_door_until_all_is_sent() -> None:
    station = Station()

    station.notice = DoorNotice("Not signed out: 12 scans not sent", "Leave this station on.")
    station.presenter.look_again()
    assert station.screen.last.answer == "Not signed out: 12 scans not sent"
    assert station.screen.last.note == "Leave this station on."

    station.notice = NOTHING_TO_TELL
    station.presenter.look_again()
    assert station.screen.last.answer == ""
    assert station.screen.last.note.startswith("Last here")
