"""The planning of waves on a real store: suggested, seen, released, printed, pulled back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.fulfilment.waves.board import read_board
from app.store.unit_of_work import Store
from tests.support.desk_kit import BAKKER
from tests.support.desk_pages import Desk
from tests.support.planned_waves import LENA, bound_totes, measure_floor, waiting_warehouse
from ui.fulfilment.waves.waves_view import WavesView
from ui.shell.screen import ScreenName
from ui.shell.workplace.station_works import StationWorks
from ui.widgets.content import Tone
from ui.widgets.desk.actions import ActionButton


@pytest.fixture
def works(store: Store, tmp_path: Path) -> Iterator[StationWorks]:
    """Desk 01 on each engine, with four orders that wait on a measured floor."""
    waiting_warehouse(store, orders=4)
    measure_floor(store)
    one = StationWorks(store, tmp_path / "journal", "Desk 01")
    yield one
    one.close()


def _open(desk: Desk) -> WavesView:
    view = desk.screens.views[ScreenName.WAVES]
    assert isinstance(view, WavesView)
    view.show()
    desk.screens.screens[ScreenName.WAVES].enter(LENA, "")
    desk.qtbot.waitUntil(lambda: view.figures.content != ())
    return view


def _button(view: WavesView, key: str) -> ActionButton:
    return next(b for b in view.choices.buttons if b.content.key == key)


def _press(view: WavesView, key: str) -> None:
    QTest.mouseClick(_button(view, key), Qt.MouseButton.LeftButton)


def test_waves_are_suggested_released_printed_and_pulled_back_at_the_desk(
    desk: Desk, store: Store
) -> None:
    view = _open(desk)
    assert view.figures.content[0].value == "4"

    _press(view, "F1")
    desk.qtbot.waitUntil(lambda: view.list.rows_model.rowCount() == 1, timeout=30_000)
    desk.qtbot.waitUntil(lambda: len(view.map.content.walks) == 1)
    assert "before" in view.map.content.note

    _press(view, "F2")
    desk.qtbot.waitUntil(lambda: "printed" in view.answer.text, timeout=30_000)
    assert view.answer.tone is Tone.OK
    assert bound_totes(store) == 4

    # the papers may be out before the board was read again: until then F5 gives up a draft
    desk.qtbot.waitUntil(lambda: _button(view, "F5").content.label == "Pull back")
    _press(view, "F5")
    desk.qtbot.waitUntil(lambda: view.answer.text.startswith("Back from the floor"))
    assert bound_totes(store) == 0
    assert read_board(store).waves == ()


def test_a_clerk_who_finds_the_page_may_not_plan(desk: Desk, store: Store) -> None:
    view = _open(desk)
    desk.screens.screens[ScreenName.WAVES].enter(BAKKER, "")
    desk.qtbot.waitUntil(lambda: view.figures.content != ())

    _press(view, "F1")

    desk.qtbot.waitUntil(lambda: view.answer.tone is Tone.ATTENTION, timeout=30_000)
    assert read_board(store).waves == ()
