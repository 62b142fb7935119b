"""Tests of ui/shell/entrance/home_view.py: tiles for fingers, the rules of every screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.desk_states import STATES
from tests.support.view_rules import assert_keeps_the_rules, cut_texts
from ui.messages.home import HomeCounts, tiles_for
from ui.shell.entrance.home_view import HomeView
from ui.theme.theme import Theme


def test_a_touched_tile_says_its_key(theme: Theme, qtbot: QtBot) -> None:
    view, pressed = HomeView(theme), list[str]()
    qtbot.addWidget(view)
    view.pressed.connect(pressed.append)
    view.show_tiles(tiles_for("supervisor", HomeCounts()))
    view.resize(1920, 900)
    view.show()

    for tile in view.tiles:
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)

    assert pressed == ["F1", "F2", "F3", "F4", "F5", "F6"]


def test_the_next_person_with_fewer_jobs_sees_no_tile_of_the_last(
    theme: Theme, qtbot: QtBot
) -> None:
    view = HomeView(theme)
    qtbot.addWidget(view)
    view.show_tiles(tiles_for("supervisor", HomeCounts()))
    view.show_tiles(tiles_for("packer", HomeCounts()))
    view.show()

    assert [tile.content.title for tile in view.tiles if tile.isVisible()] == [
        "Pack",
        "Pick",
        "Dispatch",
        "Stock",
    ]


@pytest.mark.parametrize(
    ("window", "size"),
    [(QSize(1920, 1080), (1920, 874)), (QSize(1280, 800), (1280, 640))],
    ids=["1920", "1280"],
)
@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("home")])
def test_every_state_keeps_the_rules_of_screens(
    name: str, window: QSize, size: tuple[int, int], theme: Theme, qtbot: QtBot
) -> None:
    theme.fit(window)
    view = STATES[name](theme)
    qtbot.addWidget(view)

    assert cut_texts(assert_keeps_the_rules(view, *size)) == []
