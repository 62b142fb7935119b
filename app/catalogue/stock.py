"""Imports a snapshot of the stock: what lies in which bin, as somebody counted it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from app.capture.reading.cells import (
    CodeCell,
    Codes,
    DayIfAny,
    RowModel,
    WantedCode,
    WantedCount,
)
from app.capture.reading.problems import RowFault
from app.capture.reading.tables import Row, Table
from app.catalogue.importing import Import, ImportReport, Progress
from app.store.books.capture.upserting import Written
from app.store.books.floor.stock_book import InventoryRow
from app.store.books.tracking.lot_book import LotRow, SerialRow
from app.store.unit_of_work import Store, UnitOfWork
from app.values import Tracking

REQUIRED = ("sku", "bin", "quantity")


class StockRow(RowModel):
    """So many units of a product (and lot) in a bin, with their serial numbers."""

    sku: WantedCode
    bin: WantedCode
    quantity: WantedCount
    lot: CodeCell = ""
    expires: DayIfAny = None
    serials: Codes = ()


def import_stock(
    store: Store, name: str, content: bytes, badge: str, progress: Progress | None = None
) -> ImportReport:
    """Set what lies in the bins named; the ledger keeps every difference as a count.

    A bin that the file does not name keeps what it has.  A row that says less than is promised
    to orders is refused: those orders must be looked at first.  ``lot``, ``expires`` and
    ``serials`` are wanted where the product is tracked by them (a date and serial numbers may be
    left out), and refused where it is not.

    Raises:
        DocumentUnreadable: nothing of the file can be used; nothing was saved.
    """
    job = Import(store, "stock", name, content, progress)
    table, rows = job.read(StockRow, REQUIRED, lambda said: f"{said.sku}\n{said.bin}\n{said.lot}")
    refused: dict[int, Row] = {}
    inventory = _Inventory(job.report.document[:48], badge, refused)
    job.write(_known_rows(job, table, rows), inventory.save)
    for row in refused.values():
        job.report.unchanged -= 1
        job.report.refuse([table.problem(row, "quantity", RowFault.MORE_IS_HELD)])
    return job.finish(badge)


class _Placed(NamedTuple):
    row: Row
    stock: InventoryRow
    expires_on: date | None
    serials: tuple[SerialRow, ...]


def _known_rows(job: Import, table: Table, rows: Sequence[tuple[Row, StockRow]]) -> list[_Placed]:
    with job.store.reading() as uow:
        products = uow.catalogue.product_ids(said.sku for _row, said in rows)
        bins = uow.catalogue.bin_ids(said.bin for _row, said in rows)
        tracking = uow.lots.tracking_of(products.values())
        kits = uow.catalogue.kits.among(products)
        placed = [
            (said, _placed(row, said, products[said.sku], bins[said.bin]))
            for row, said in rows
            if said.sku in products and said.bin in bins and said.sku not in kits
        ]
        away = uow.lots.away([serial for _said, one in placed for serial in one.serials])
    for row, said in rows:
        if said.sku not in products:
            job.report.refuse([table.problem(row, "sku", RowFault.SKU_UNKNOWN)])
        elif said.sku in kits:
            job.report.refuse([table.problem(row, "sku", RowFault.KIT_IN_STOCK)])
        elif said.bin not in bins:
            job.report.refuse([table.problem(row, "bin", RowFault.BIN_UNKNOWN)])
    seen = _Seen(tracking, away)
    known: list[_Placed] = []
    for said, one in placed:
        problem = seen.problem_of(said, one)
        if problem is None:
            known.append(one)
        else:
            job.report.refuse([table.problem(one.row, *problem)])
    return known


def _placed(row: Row, said: StockRow, product_id: int, bin_id: int) -> _Placed:
    serials = [SerialRow(product_id, serial, said.lot, bin_id) for serial in said.serials]
    stock = InventoryRow(product_id, bin_id, said.quantity, said.lot)
    return _Placed(row, stock, said.expires, tuple(serials))


class _Seen:
    """What the rows so far said of lots and serial numbers; a row that contradicts it is bad."""

    def __init__(self, tracking: Mapping[int, Tracking], away: set[tuple[int, str]]) -> None:
        self._tracking, self._away = tracking, away
        self._dates: dict[tuple[int, str], date] = {}
        self._serials: set[tuple[int, str]] = set()

    def problem_of(self, said: StockRow, one: _Placed) -> tuple[str, RowFault] | None:
        """The column and what is wrong with it; None if the row agrees with all before it."""
        tracking = self._tracking[one.stock.product_id]
        problem = self._of_lot(said, one, tracking) or self._of_serials(one, tracking)
        if problem is None:
            self._serials |= {(serial.product_id, serial.serial) for serial in one.serials}
        return problem

    def _of_lot(
        self, said: StockRow, one: _Placed, tracking: Tracking
    ) -> tuple[str, RowFault] | None:
        if tracking.has_lots and not said.lot:
            return "lot", RowFault.LOT_MISSING
        if not tracking.has_lots and (said.lot or said.expires):
            return "lot" if said.lot else "expires", RowFault.LOT_UNWANTED
        if said.expires is not None:
            key = (one.stock.product_id, said.lot)
            if self._dates.setdefault(key, said.expires) != said.expires:
                return "expires", RowFault.LOT_DATES_DISAGREE
        return None

    def _of_serials(self, one: _Placed, tracking: Tracking) -> tuple[str, RowFault] | None:
        if not one.serials:
            return None
        if not tracking.has_serials:
            return "serials", RowFault.SERIALS_UNWANTED
        numbers = {(serial.product_id, serial.serial) for serial in one.serials}
        if len(numbers) != len(one.serials) or numbers & self._serials:
            return "serials", RowFault.SERIAL_TWICE
        if len(numbers) != one.stock.units:
            return "serials", RowFault.SERIALS_MISCOUNTED
        return ("serials", RowFault.SERIAL_ELSEWHERE) if numbers & self._away else None


class _Inventory:
    """Saves chunks of a snapshot and remembers which rows the stock book refused."""

    def __init__(self, reference: str, badge: str, refused: dict[int, Row]) -> None:
        self._reference, self._badge, self._refused = reference, badge, refused

    def save(self, uow: UnitOfWork, some: Sequence[_Placed]) -> Written:
        """Take one chunk into the stock; runs again from the start when it collides."""
        before = uow.catalogue.units_in_bins([placed.stock.product_id for placed in some])
        rows = [placed.stock for placed in some]
        refused = set(uow.stock.take_inventory(rows, self._reference, self._badge, uow.now))
        self._refused.update({some[i].row.number: some[i].row for i in refused})
        taken = [placed for index, placed in enumerate(some) if index not in refused]
        lots = {(p.stock.product_id, p.stock.lot): p.expires_on for p in taken if p.stock.lot}
        lots |= {(p.stock.product_id, p.stock.lot): p.expires_on for p in taken if p.expires_on}
        uow.lots.put_lots([LotRow(*key, expires_on) for key, expires_on in lots.items()])
        uow.lots.place_serials([serial for placed in taken for serial in placed.serials])
        spots = [(row.product_id, row.bin_id, row.lot) for row in (p.stock for p in taken)]
        new = sum(spot not in before for spot in spots)
        same = sum(before.get(s) == p.stock.units for s, p in zip(spots, taken, strict=True))
        return Written(new, len(taken) - new - same)
