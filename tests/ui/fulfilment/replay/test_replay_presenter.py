"""A carton's scans are stepped through with keys and scans; nothing of it changes anything."""

from __future__ import annotations

import pytest

from app.errors import NothingFound
from app.scanning.control_card import ControlCode, payload_of
from app.station.flight_recorder.flight import Flight
from tests.support.desk_kit import NOVAK, Told, kit_of
from tests.support.replay_states import (
    NEXT,
    PART,
    REFUSAL,
    differing_flight,
    older_flight,
    replay_page,
    whole_flight,
)
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.fulfilment.replay.replay_presenter import ReplayPresenter
from ui.fulfilment.replay.replay_view import ReplayView
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme
from ui.widgets.content import Tone

BACK, FIRST, ORDERS = ControlCode.UNDO, ControlCode.SHORT, ControlCode.REPRINT


def _scan(view: ReplayView) -> str:
    return view.figures.content[0].value


def test_a_flight_begins_at_the_bin_and_ends_at_the_label(theme: Theme) -> None:
    view, presenter = replay_page(theme, whole_flight())
    assert (view.floors.currentWidget(), _scan(view)) == (view.pick, "1 of 37")

    for _scan_ahead in range(99):
        presenter.scanned(scan_of(payload_of(NEXT), "keys"))

    assert (view.floors.currentWidget(), _scan(view)) == (view.pack, "37 of 37")
    assert view.answer.text.startswith("As recorded: ")


def test_the_packers_stop_stands_on_the_packers_own_screen(theme: Theme) -> None:
    view, _presenter = replay_page(theme, whole_flight(), PART, REFUSAL)

    banner = view.pack.banner.content
    assert (banner.tone, banner.headline) == (Tone.STOP, "Take it out")
    assert banner.compare is not None
    assert (banner.compare.scanned, banner.compare.needed) == ("PEN", "MUG")


def test_one_scan_back_and_to_the_first(theme: Theme) -> None:
    view, presenter = replay_page(theme, whole_flight(), NEXT, NEXT, NEXT, BACK)
    assert _scan(view) == "3 of 37"

    presenter.scanned(scan_of(payload_of(FIRST), "keys"))
    presenter.scanned(scan_of(payload_of(BACK), "keys"))

    assert _scan(view) == "1 of 37"


def test_a_verdict_that_would_be_another_today_is_said_in_red(theme: Theme) -> None:
    view, _presenter = replay_page(theme, differing_flight(), REFUSAL)

    assert view.answer.text == "Recorded Accepted, today Wrong item"
    assert view.answer.tone is Tone.STOP


def test_older_records_show_what_is_kept_and_say_what_is_not(theme: Theme) -> None:
    view, _presenter = replay_page(theme, older_flight())

    assert view.answer.text.endswith("cannot be judged again")
    assert view.answer.tone is Tone.ATTENTION


def test_where_there_is_no_further_part_it_says_so_and_stays(theme: Theme) -> None:
    view, _presenter = replay_page(theme, whole_flight(), PART, PART)

    assert view.answer.text == "No more of them"
    assert view.floors.currentWidget() is view.pack


class _Asked:
    """A replay screen with nothing on it, and what it asks for."""

    def __init__(self, theme: Theme, flight: Flight | None = None) -> None:
        self.codes: list[str] = []
        self.flight = flight
        self.told, self.view = Told(), ReplayView(theme)
        self.presenter = ReplayPresenter(self.view, kit_of(self.told), AtOnce(), self._fly)
        self.presenter.enter(NOVAK, "")

    def _fly(self, code: str) -> Flight:
        self.codes.append(code)
        if self.flight is None:
            raise NothingFound(kind="carton", code=code)
        return self.flight


def test_a_label_or_an_order_opens_its_flight(theme: Theme) -> None:
    asked = _Asked(theme, whole_flight())

    asked.presenter.scanned(scan_of("00340123450000000017"))
    asked.presenter.scanned(scan_of("SO-10482"))

    assert asked.codes == ["340123450000000017", "SO-10482"]
    assert asked.view.floors.currentWidget() is asked.view.pick


def test_a_carton_without_a_flight_is_said(theme: Theme) -> None:
    asked = _Asked(theme)

    asked.presenter.scanned(scan_of("SO-10482"))

    assert asked.view.answer.tone is Tone.ATTENTION
    assert asked.told.sounds[-1] == "attention"


@pytest.mark.parametrize("code", ["MUG-CER-WHT", "NOBODY-KNOWS-THIS", payload_of(NEXT)])
def test_what_means_nothing_here_is_answered(theme: Theme, code: str) -> None:
    asked = _Asked(theme)

    asked.presenter.scanned(scan_of(code))

    assert asked.view.answer.text
    assert asked.codes == []


def test_the_orders_are_one_key_away(theme: Theme) -> None:
    asked = _Asked(theme)

    asked.presenter.scanned(scan_of(payload_of(ORDERS), "keys"))

    assert asked.told.went == [(ScreenName.ORDERS, "")]


@pytest.mark.parametrize("code", ["A-14-03", "T-118"])
def test_stock_work_is_opened_by_its_bin_or_its_tote(theme: Theme, code: str) -> None:
    asked = _Asked(theme)

    asked.presenter.scanned(scan_of(code))

    assert asked.codes == [code]
