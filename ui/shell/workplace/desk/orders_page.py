"""The orders list with the order's sheet, and what both ask of the shared database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ui.capture.orders_presenter import OrdersPresenter
from ui.capture.orders_view import OrdersView
from ui.fulfilment.floor_kit import FloorKit
from ui.shell.screen import ScreenName
from ui.shell.workplace.desk.order_use_cases import order_use_cases
from ui.shell.workplace.desk.workplace_page import WorkplacePage
from ui.shell.workplace.station_works import StationWorks, later
from ui.theme.theme import Theme


def make_orders(
    works: StationWorks,
    kit: FloorKit,
    theme: Theme,
    press: Callable[[str], None],
    exports: Path,
) -> WorkplacePage:
    """Make the page; ``press`` takes a touched key ("F1"), ``exports`` is where lists go."""
    view = OrdersView(theme)
    use = order_use_cases(works.store, works.station, exports)
    orders = OrdersPresenter(view, kit, works.on_store, works.on_import, use, later)
    view.page_wanted.connect(orders.page_wanted)
    view.stood_on.connect(orders.sheet.open)
    view.state_chosen.connect(orders.choose_state)
    view.sort_chosen.connect(orders.sort)
    view.searched.connect(orders.search)
    view.typed.connect(orders.sheet.typed)
    view.export_wanted.connect(orders.export)
    view.file_chosen.connect(orders.files.start)
    view.stop_wanted.connect(orders.files.stop)
    view.pressed.connect(press)
    return WorkplacePage(ScreenName.ORDERS, orders, view, orders.refresh)
