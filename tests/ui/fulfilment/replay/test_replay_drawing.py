"""The screen of a frame is the one that was worked on, as it stood."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.scanning.control_card import ControlCode, payload_of
from tests.support.replay_states import (
    NEXT,
    PART,
    REFUSAL,
    older_flight,
    replay_page,
    stock_flight,
    whole_flight,
)
from tests.support.scans import scan_of
from ui.theme.theme import Theme
from ui.widgets.content import Tone


def test_the_lines_stand_as_the_packer_had_them(qtbot: QtBot, theme: Theme) -> None:
    view, _presenter = replay_page(theme, whole_flight(), PART)
    qtbot.addWidget(view)

    assert view.pack.banner.content.tone is Tone.OK
    assert view.floors.currentWidget() is view.pack


def test_without_circumstances_only_the_verdict_is_drawn(qtbot: QtBot, theme: Theme) -> None:
    view, _presenter = replay_page(theme, older_flight())
    qtbot.addWidget(view)

    banner = view.pack.banner.content
    assert (banner.headline, banner.second, banner.gauge) == ("BOX-M", "", None)


def test_stock_work_is_drawn_on_its_own_screen(qtbot: QtBot, theme: Theme) -> None:
    view, presenter = replay_page(theme, stock_flight(), *[NEXT] * 5)
    qtbot.addWidget(view)

    assert view.floors.currentWidget() is view.stock
    assert view.stock.banner.content.headline == "Put into A-14-03"
    assert view.answer.text == "As recorded: Accepted"
    presenter.scanned(scan_of(payload_of(ControlCode.SHORT), "keys"))  # the first scan
    presenter.scanned(scan_of(payload_of(REFUSAL), "keys"))
    assert view.stock.banner.content.tone is Tone.STOP


def test_older_stock_work_shows_only_what_is_kept(qtbot: QtBot, theme: Theme) -> None:
    view, _presenter = replay_page(theme, stock_flight(kept=False))
    qtbot.addWidget(view)

    assert view.stock.banner.content.headline == "MUG-CER-WHT"
