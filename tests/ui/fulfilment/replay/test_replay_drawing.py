"""The screen of a frame is the one that was worked on, as it stood."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.support.replay_states import PART, older_flight, replay_page, whole_flight
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
