"""Tests of ui/shell/entrance/sign_in_presenter.py: who stands at the station."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import JournalUnwritable, NothingFound, StoreUnreachable
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from tests.support.desk_kit import NOVAK, NOW, OKAFOR, Clockwork, Told, kit_of
from tests.support.runners import AtOnce, Held
from tests.support.scans import scan_of
from ui.messages.sign_in import LastHere
from ui.shell.entrance.sign_in_presenter import SignInPresenter
from ui.widgets.content import Tone
from ui.widgets.frame_content import PromptContent


class Screen:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.prompts: list[PromptContent] = []

    @property
    def last(self) -> PromptContent:
        return self.prompts[-1]

    def show_prompt(self, content: PromptContent) -> None:
        self.prompts.append(content)


def owner_of(pin: str) -> Person:
    if pin == "0000":
        raise StoreUnreachable(url="postgresql+psycopg://db/packbench", detail="")
    if pin != "4711":
        raise NothingFound(kind="PIN", code="")
    return OKAFOR


class Station:
    """A sign-in screen in front."""

    def __init__(self, runner: AtOnce | Held | None = None) -> None:
        self.told, self.screen, self.clock = Told(), Screen(), Clockwork()
        last = LastHere("M. Okafor", NOW.replace(hour=12, minute=58), "SO-10482")
        self.presenter = SignInPresenter(
            self.screen, kit_of(self.told), runner or AtOnce(), owner_of, lambda: last, self.clock
        )
        self.presenter.enter(None, "")

    def type_pin(self, pin: str) -> None:
        for digit in pin:
            self.presenter.pin.digit(digit)
        self.presenter.pin.enter()


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


def test_the_last_person_and_their_open_order_are_named() -> None:
    assert Station().screen.last.note == "Last here: M. Okafor 12:58 (order SO-10482 still open)"


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
