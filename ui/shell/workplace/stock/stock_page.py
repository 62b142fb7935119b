"""The stock desk with what it asks of the shared database (S6, R3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app.errors import NotAllowed
from app.fulfilment.allocation.promising import available_to_promise
from app.fulfilment.allocation.recalling import NamedLot, Recall, recall_lot, release_lot
from app.fulfilment.remedies import open_count
from app.scanning.directory import Person
from app.store.books.shelves.stock_lists import ShelfRow, StockQuery
from app.store.unit_of_work import Store
from app.whole_file import write_whole
from ui.fulfilment.floor_kit import FloorKit
from ui.shell.screen import ScreenName
from ui.shell.workplace.desk.workplace_page import WorkplacePage
from ui.shell.workplace.station_works import StationWorks
from ui.stock.desk.stock_desk_display import ShelfRead, StockRead, StockUseCases
from ui.stock.desk.stock_desk_presenter import StockDeskPresenter
from ui.stock.desk.stock_desk_view import StockDeskView
from ui.stock.desk.stock_export import stock_csv
from ui.theme.theme import Theme

_MOST_SHELVES = 1000
_MOST_IN_A_FILE = 1_000_000
_MOST_CHANGES = 30


def make_stock_desk(
    works: StationWorks,
    kit: FloorKit,
    theme: Theme,
    press: Callable[[str], None],
    exports: Path,
) -> WorkplacePage:
    """Make the page; ``press`` takes a touched key ("F1"), ``exports`` is the folder of lists."""
    view = StockDeskView(theme)
    desk = StockDeskPresenter(
        view, kit, works.on_store, stock_use_cases(works.store, works.station, exports)
    )
    view.stood_on.connect(desk.stand_on)
    view.filter_chosen.connect(desk.choose)
    view.sort_chosen.connect(desk.sort)
    view.searched.connect(desk.search)
    view.export_wanted.connect(desk.export)
    view.pressed.connect(press)
    return WorkplacePage(ScreenName.STOCK, desk, view, desk.refresh)


def stock_use_cases(store: Store, station: str, exports: Path) -> StockUseCases:
    """What the desk asks of the shared database."""
    return StockUseCases(
        read=lambda query: _read(store, query),
        shelf=lambda row: _shelf(store, row),
        bar_lot=lambda row, person: _bar_lot(store, station, row, person),
        ask_count=lambda bin_code, person: _ask_count(store, bin_code, person),
        export=lambda query: _export(store, query, exports),
    )


def _read(store: Store, query: StockQuery) -> StockRead:
    with store.reading() as uow:
        return StockRead(
            rows=tuple(uow.stock_lists.shelves(query, _MOST_SHELVES)),
            filters=uow.stock_lists.counts(),
            deliveries=len(uow.purchases.expected()),
            counts=len(uow.counts.waiting()),
        )


def _shelf(store: Store, row: ShelfRow) -> ShelfRead:
    with store.reading() as uow:
        changes = uow.stock_lists.changes(row.bin_code, row.product_id, _MOST_CHANGES)
        promises = available_to_promise(uow, [row.product_id], uow.now.date())
        return ShelfRead(tuple(changes), promises.get(row.product_id))


def _bar_lot(store: Store, station: str, row: ShelfRow, person: Person) -> Recall | None:
    lot = NamedLot(row.product_id, row.sku, row.lot)
    if not row.lot_barred:
        return recall_lot(store, lot, person, station)
    release_lot(store, lot, person, station)
    return None


def _ask_count(store: Store, bin_code: str, person: Person) -> None:
    store.run(lambda uow: open_count(uow, bin_code, "asked for", person.badge))


def _export(store: Store, query: StockQuery, exports: Path) -> Path:
    with store.reading() as uow:
        rows = uow.stock_lists.shelves(query, _MOST_IN_A_FILE)
    path = exports / f"stock-{datetime.now(UTC):%Y%m%d-%H%M%S}.csv"
    try:
        exports.mkdir(parents=True, exist_ok=True)
        write_whole(path, stock_csv(rows))
    except OSError as error:  # no room, no right, or a file where the folder should be
        raise NotAllowed(action="export", reason=error.strerror or str(error)) from error
    return path
