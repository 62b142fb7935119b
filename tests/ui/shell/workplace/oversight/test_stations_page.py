"""The station wall on a real database: a silent station's work is taken away and can be claimed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.desk_kit import NOVAK
from tests.support.desk_pages import Desk
from tests.support.floor_play import StationPlay, release_everything
from tests.support.warehouse import Warehouse
from ui.shell.screen import ScreenName
from ui.stations.stations_view import StationsView


def test_a_silent_stations_walk_is_released_from_the_wall(desk: Desk) -> None:
    warehouse = Warehouse(desk.store)
    warehouse.add_product("BOOK")
    warehouse.add_bin("A-10")
    warehouse.add_stock("BOOK", "A-10", 5)
    warehouse.add_totes(2)
    warehouse.add_order("1001", {"BOOK": 2})
    release_everything(desk.store)
    walk = StationPlay(desk.store, "Pick 02").claim_pick()
    wall, view = desk.screens.screens[ScreenName.STATIONS], desk.screens.views[ScreenName.STATIONS]
    assert isinstance(view, StationsView)
    view.show()
    wall.enter(NOVAK, "")
    desk.qtbot.waitUntil(lambda: view.detail.content.code == walk.task_no)

    _click(view, 0)
    desk.qtbot.waitUntil(lambda: _can_press(view, 1))
    _click(view, 1)
    desk.qtbot.waitUntil(lambda: "open again" in view.answer.text)

    again = StationPlay(desk.store, "Pick 03").claim_pick()
    assert again.work_id == walk.work_id
    assert all(stop.suspect for stop in again.stops)
    wall.leave()


def _click(view: StationsView, place: int) -> None:
    QTest.mouseClick(view.detail.choices.buttons[place], Qt.MouseButton.LeftButton)


def _can_press(view: StationsView, place: int) -> bool:
    return view.detail.choices.buttons[place].isEnabled()
