"""The layout editor on a real store: read, typed, kept."""

from __future__ import annotations

from app.store.unit_of_work import Store
from tests.support.desk_pages import Desk
from tests.support.planned_waves import LENA, measure_floor
from ui.fulfilment.floor_plan.layout_presenter import LayoutPresenter
from ui.fulfilment.floor_plan.layout_view import LayoutView
from ui.shell.screen import ScreenName


def test_an_aisle_typed_at_the_desk_is_the_aisle_of_the_next_wave(desk: Desk, store: Store) -> None:
    measure_floor(store)
    view, screen = desk.screens.views[ScreenName.LAYOUT], desk.screens.screens[ScreenName.LAYOUT]
    assert isinstance(view, LayoutView)
    assert isinstance(screen, LayoutPresenter)
    view.show()
    screen.enter(LENA, "")
    desk.qtbot.waitUntil(lambda: view.list.rows_model.rowCount() == 4)

    view.form.changed.emit("end", "9.5")
    view.pressed.emit("F1")
    desk.qtbot.waitUntil(lambda: view.answer.text.startswith("Kept"))

    with store.reading() as uow:
        assert uow.layout.layout().aisles[0].to_mm == 9500
