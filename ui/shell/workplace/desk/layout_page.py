"""The layout of the floor with what it asks of the shared database (F2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from app.catalogue.floor_plan.keeping import keep_layout
from app.store.unit_of_work import Store
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.floor_plan.layout_display import LayoutRead, LayoutUseCases
from ui.fulfilment.floor_plan.layout_presenter import LayoutPresenter
from ui.fulfilment.floor_plan.layout_view import LayoutView
from ui.shell.screen import ScreenName
from ui.shell.workplace.desk.workplace_page import WorkplacePage
from ui.shell.workplace.station_works import StationWorks
from ui.theme.theme import Theme


def make_layout(
    works: StationWorks, kit: FloorKit, theme: Theme, press: Callable[[str], None]
) -> WorkplacePage:
    """Make the page; ``press`` takes a touched key ("F1")."""
    view, store = LayoutView(theme), works.store
    use = LayoutUseCases(
        read=lambda: _read(store),
        keep=lambda parts, person: keep_layout(store, parts, datetime.now(UTC), person),
    )
    layout = LayoutPresenter(view, kit, works.on_store, use)
    view.stood_on.connect(layout.stand_on)
    view.typed.connect(layout.typed)
    view.pressed.connect(press)
    return WorkplacePage(ScreenName.LAYOUT, layout, view, layout.refresh)


def _read(store: Store) -> LayoutRead:
    with store.reading() as uow:
        return LayoutRead(tuple(uow.layout.parts()), uow.layout.layout().bins)
