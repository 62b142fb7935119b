"""The desk of one station on each engine, with two orders that are held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.catalogue.products import import_products
from app.scanning.control_card import ControlCode, payload_of
from app.settings import FolderSettings, Settings
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import MUG, PRODUCTS, export, order
from tests.support.desk_kit import Told, kit_of
from tests.support.desk_pages import Desk
from tests.support.scans import scan_of
from tests.support.workplaces import bare_machine, paper_desk, printers_in_memory
from ui.shell.workplace.desk.desk_screens import make_desk
from ui.shell.workplace.station_works import StationWorks
from ui.theme.theme import Theme

VASE = {**MUG, "Lineitem sku": "VASE", "Lineitem name": "Vase"}


@pytest.fixture
def works(store: Store, tmp_path: Path) -> Iterator[StationWorks]:
    """Desk 01 on each engine, with two orders that are held: an unknown SKU, and no name."""
    import_products(store, "products.csv", PRODUCTS, "B-1")
    nameless = order("2", Shipping_Name="", Billing_Name="")
    now = datetime.now(UTC)
    receive_orders(store, "day.csv", export(order("4", [VASE]), nameless), now)
    stage_orders(store, now)
    one = StationWorks(store, tmp_path / "journal", "Desk 01")
    yield one
    one.close()


@pytest.fixture
def desk(works: StationWorks, store: Store, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Desk:
    """The desk's screens; a touched key reaches the page in front as a key of the bus does."""
    pressed = list[str]()

    def press(key: str) -> None:
        pressed.append(key)
        code = next(code for code in ControlCode if f"F{code.f_key}" == key)
        front = next(s for name, s in screens.screens.items() if screens.views[name].isVisible())
        front.scanned(scan_of(payload_of(code), "keys"))

    screens = make_desk(
        works,
        kit_of(Told(), clock=lambda: datetime.now(UTC)),
        theme,
        press,
        Settings(folders=FolderSettings(documents=tmp_path / "documents")),
        bare_machine(),
        paper_desk(printers_in_memory(), "Desk 01"),
    )
    for view in screens.views.values():
        qtbot.addWidget(view)
        view.resize(1658, 958)
    return Desk(screens, store, pressed, qtbot)
