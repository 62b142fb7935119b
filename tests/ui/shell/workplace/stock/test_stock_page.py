"""The stock desk on a real store."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import NotAllowed
from app.store.books.shelves.stock_lists import StockFilter, StockQuery
from app.store.unit_of_work import Store
from tests.support.desk_kit import NOVAK
from tests.support.stock_play import expect, stock_warehouse, track
from ui.shell.workplace.stock.stock_page import stock_use_cases


def test_the_desk_reads_lists_ledgers_and_promises(store: Store, tmp_path: Path) -> None:
    warehouse = stock_warehouse(store)
    expect(warehouse, "PO-1", MUG=3)
    use = stock_use_cases(store, "DESK-1", tmp_path / "exports")

    use.ask_count("A-01", NOVAK)
    read = use.read(StockQuery(search="mug"))

    assert [(row.bin_code, row.free) for row in read.rows] == [("A-01", 10), ("B-02", 4)]
    assert (read.deliveries, read.counts) == (1, 1)
    shelf = use.shelf(read.rows[0])
    assert [change.units for change in shelf.changes] == [10]
    assert shelf.promise is not None
    assert shelf.promise.available == 14


def test_the_list_is_written_into_the_folder_of_exports(store: Store, tmp_path: Path) -> None:
    stock_warehouse(store)

    path = stock_use_cases(store, "DESK-1", tmp_path / "exports").export(StockQuery())

    assert path.read_text(encoding="utf-8-sig").startswith("bin,zone,sku")


def test_a_folder_that_cannot_be_written_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("a file stands here")

    with pytest.raises(NotAllowed):
        stock_use_cases(store, "DESK-1", tmp_path / "exports").export(StockQuery())


def test_a_lot_is_barred_and_released_from_the_desk(store: Store, tmp_path: Path) -> None:
    warehouse = stock_warehouse(store)
    track(warehouse, "MUG", "lot")
    warehouse.add_stock("MUG", "A-03", 2, lot="L1")
    use = stock_use_cases(store, "DESK-1", tmp_path / "exports")
    (row,) = use.read(StockQuery(search="L1")).rows

    recall = use.bar_lot(row, NOVAK)
    (barred,) = use.read(StockQuery(StockFilter.QUARANTINE)).rows
    assert recall is not None
    assert (barred.lot, barred.free, barred.lot_barred) == ("L1", 0, True)

    assert use.bar_lot(barred, NOVAK) is None
    assert [row.free for row in use.read(StockQuery(search="L1")).rows] == [2]
