"""Tests of ui/settings/settings_presenter.py: type, save, nothing is lost."""

from __future__ import annotations

from app.errors import SettingsInvalid
from tests.support.settings_desk import Desk
from ui.widgets.content import Tone


def test_a_typed_value_is_saved_as_a_whole_and_used() -> None:
    desk = Desk()

    desk.presenter.typed("station.bay", "Bay D")
    before = desk.page.actions[0].enabled
    desk.press(1)

    assert desk.written[0].station.bay == "Bay D"
    assert desk.used == desk.written
    assert (before, desk.page.actions[0].enabled) == (True, False)
    assert desk.answer[1] is Tone.OK


def test_a_wrong_value_is_not_saved_and_not_lost() -> None:
    desk = Desk()
    desk.presenter.typed("display.diagonal_in", "3")

    desk.press(1)

    assert desk.written == []
    assert desk.answer == ("Correct the marked field first", Tone.ATTENTION)
    desk.presenter.turn_to("printers")
    desk.presenter.turn_to("station")
    assert desk.value_of("display.diagonal_in") == "3"


def test_a_file_that_cannot_be_written_keeps_what_is_typed() -> None:
    desk = Desk()
    desk.trouble = SettingsInvalid(path="settings.toml", detail="read-only")
    desk.presenter.typed("station.bay", "Bay D")

    desk.press(1)

    assert desk.answer[0].startswith("Settings not usable")
    assert desk.value_of("station.bay") == "Bay D"
    assert desk.used == []


def test_the_screen_says_how_far_it_reads() -> None:
    desk = Desk()

    desk.presenter.typed("display.diagonal_in", "10")
    desk.presenter.typed("display.distance_m", "3")

    assert desk.page.detail.where.startswith("Too small for 3 m")
