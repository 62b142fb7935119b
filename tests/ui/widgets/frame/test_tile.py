"""Tests of ui/widgets/frame/tile.py: one job of this role."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.icon_names import Icon
from ui.theme.theme import Theme
from ui.widgets.frame.tile import Tile
from ui.widgets.frame_content import TileContent

PACK = TileContent("F1", Icon.PACKAGE, "Pack", "12 totes wait")


def test_a_tile_can_be_read_and_touched(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    tile = Tile(any_theme, PACK)
    qtbot.addWidget(tile)
    seen = see(tile, 440, 260)

    assert seen.cut == []
    assert seen.words == {"F1", "Pack", "12 totes wait"}
    assert seen.faintest()[0] >= 4.5, seen.faintest()
    with qtbot.waitSignal(tile.clicked):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)


def test_a_job_of_another_role_cannot_be_touched(theme: Theme, qtbot: QtBot) -> None:
    tile = Tile(theme, TileContent("F3", Icon.ARROW_LEFT, "Returns", enabled=False))
    qtbot.addWidget(tile)
    told: list[bool] = []
    tile.clicked.connect(lambda: told.append(True))

    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)

    assert told == []
    assert tile.accessibleName() == "F3 Returns"


def test_in_a_low_tile_the_title_stands_clear_of_the_icon(
    theme: Theme, qtbot: QtBot, see: See
) -> None:
    tile = Tile(theme, PACK)
    qtbot.addWidget(tile)
    see(tile, 440, 200)
    picture = tile.grab().toImage()

    tint = theme.colour(theme.tokens.info_tint)
    lit = [y for y in range(200) if picture.pixelColor(theme.px(32) + 24, y) == tint]
    title = next(run for run in see(tile, 440, 200).runs if run.wanted == "Pack")
    top_of_letters = title.rect.center().y() - title.pixels * 0.4
    assert lit
    assert max(lit) < top_of_letters
