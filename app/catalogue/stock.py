"""Imports a snapshot of the stock: what lies in which bin, as somebody counted it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.capture.reading.cells import RowModel, WantedCode, WantedCount
from app.capture.reading.problems import RowFault
from app.capture.reading.tables import Row, Table
from app.catalogue.importing import Import, ImportReport, Progress
from app.store.books.capture.upserting import Written
from app.store.unit_of_work import Store, UnitOfWork

REQUIRED = ("sku", "bin", "quantity")


class StockRow(RowModel):
    """So many units of a product in a bin."""

    sku: WantedCode
    bin: WantedCode
    quantity: WantedCount


def import_stock(
    store: Store, name: str, content: bytes, badge: str, progress: Progress | None = None
) -> ImportReport:
    """Set what lies in the bins named; the ledger keeps every difference as a count.

    A bin that the file does not name keeps what it has.  A row that says less than is promised
    to orders is refused: those orders must be looked at first.

    Raises:
        DocumentUnreadable: nothing of the file can be used; nothing was saved.
    """
    job = Import(store, "stock", name, content, progress)
    table, rows = job.read(StockRow, REQUIRED, lambda said: f"{said.sku}\n{said.bin}")
    refused: dict[int, Row] = {}
    inventory = _Inventory(job.report.document[:48], badge, refused)
    job.write(_known_rows(job, table, rows), inventory.save)
    for row in refused.values():
        job.report.unchanged -= 1
        job.report.refuse([table.problem(row, "quantity", RowFault.MORE_IS_HELD)])
    return job.finish(badge)


def _known_rows(job: Import, table: Table, rows: Sequence[tuple[Row, StockRow]]) -> list[_Placed]:
    with job.store.reading() as uow:
        products = uow.catalogue.product_ids(said.sku for _row, said in rows)
        bins = uow.catalogue.bin_ids(said.bin for _row, said in rows)
    known: list[_Placed] = []
    for row, said in rows:
        if said.sku not in products:
            job.report.refuse([table.problem(row, "sku", RowFault.SKU_UNKNOWN)])
        elif said.bin not in bins:
            job.report.refuse([table.problem(row, "bin", RowFault.BIN_UNKNOWN)])
        else:
            known.append(_Placed(row, products[said.sku], bins[said.bin], said.quantity))
    return known


class _Placed(NamedTuple):
    row: Row
    product_id: int
    bin_id: int
    units: int


class _Inventory:
    """Saves chunks of a snapshot and remembers which rows the stock book refused."""

    def __init__(self, reference: str, badge: str, refused: dict[int, Row]) -> None:
        self._reference, self._badge, self._refused = reference, badge, refused

    def save(self, uow: UnitOfWork, some: Sequence[_Placed]) -> Written:
        """Take one chunk into the stock; runs again from the start when it collides."""
        before = uow.catalogue.units_in_bins([placed.product_id for placed in some])
        units = [(placed.product_id, placed.bin_id, placed.units) for placed in some]
        refused = set(uow.stock.take_inventory(units, self._reference, self._badge, uow.now))
        self._refused.update({some[i].row.number: some[i].row for i in refused})
        taken = [unit for index, unit in enumerate(units) if index not in refused]
        new = sum((product, bin_) not in before for product, bin_, _units in taken)
        same = sum(before.get((product, bin_)) == found for product, bin_, found in taken)
        return Written(new, len(taken) - new - same)
