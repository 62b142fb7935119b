"""Tests of ui/widgets/floor_map/floor_map.py: the map is drawn to scale and can be read."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.floor_map.floor_map import FloorMap, Scale, walk_colours
from ui.widgets.floor_map.map_content import (
    BinMark,
    MapAisle,
    MapBin,
    MapContent,
    MapCross,
    MapWalk,
)

MAP = MapContent(
    title="W-0078",
    note="before 196 m, after 84 m",
    aisles=(MapAisle("A", 0, 0, 9000), MapAisle("B", 3000, 0, 9000, blocked=True, arrow=1)),
    crosses=(MapCross("FRONT", 0, 0, 3000),),
    bins=(MapBin("A-1", (0, 4000), -1, BinMark.LIT), MapBin("B-1", (3000, 4000), 1, BinMark.BAD)),
    walks=(MapWalk("1", ((0, 0), (0, 4000), (0, 0))),),
    start=(0, 0),
    drop_off=(3000, 0),
    words="W-0078, two bins",
)


def test_the_front_is_at_the_foot_and_both_directions_have_one_scale() -> None:
    scale = Scale([(0, 0), (1000, 2000)], QRectF(0, 0, 400, 400))

    near, far = scale.at((0, 0)), scale.at((1000, 2000))

    assert near.y() > far.y()
    assert far.x() - near.x() == 200
    assert near.y() - far.y() == 400


def test_names_title_and_cart_numbers_can_be_read(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    view = FloorMap(any_theme)
    qtbot.addWidget(view)
    view.show_map(MAP)

    seen = see(view, 640, 420)

    assert {"W-0078", "A", "B", "1"} <= seen.words
    assert seen.cut == []
    assert seen.smallest >= 14
    assert view.accessibleName() == "W-0078, two bins"


def test_a_lit_bin_is_told_from_a_plain_one_and_walks_from_each_other(
    theme: Theme, qtbot: QtBot, see: See
) -> None:
    view = FloorMap(theme)
    qtbot.addWidget(view)
    view.show_map(MAP)
    lit = see(view, 640, 420).image
    plain = MapContent(**{name: getattr(MAP, name) for name in ("aisles", "crosses")})
    view.show_map(plain)

    assert see(view, 640, 420).image != lit
    assert len(set(walk_colours(theme.tokens))) == len(walk_colours(theme.tokens))


def test_where_there_is_nothing_to_draw_words_say_so(theme: Theme, qtbot: QtBot, see: See) -> None:
    view = FloorMap(theme)
    qtbot.addWidget(view)
    view.show_map(MapContent(empty="Nobody has measured this floor yet"))

    assert "Nobody has measured this floor yet" in see(view, 640, 420).words
