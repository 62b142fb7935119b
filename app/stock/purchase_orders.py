"""Imports purchase orders: what suppliers will bring, line by line (S6)."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from app.capture.reading.cells import DayIfAny, RowModel, WantedCode, WantedCount, WantedText
from app.capture.reading.problems import RowFault
from app.catalogue.importing import Import, ImportReport, Progress
from app.store.books.capture.upserting import Written
from app.store.books.shelves.purchase_book import NewPurchase
from app.store.unit_of_work import Store, UnitOfWork

REQUIRED = ("po_no", "supplier", "sku", "units")


class PurchaseRow(RowModel):
    """So many units of a product that a supplier will bring, and when."""

    po_no: WantedCode = Field(alias="pono")
    supplier: WantedText
    sku: WantedCode
    units: WantedCount
    expected: DayIfAny = None


def import_purchase_orders(
    store: Store, name: str, content: bytes, badge: str, progress: Progress | None = None
) -> ImportReport:
    """Enter purchase orders, or bring them up to date by number and SKU.

    The file has ``po_no, supplier, sku, units`` and perhaps ``expected`` (a day).  What has come
    already stays come.

    Raises:
        DocumentUnreadable: nothing of the file can be used; nothing was saved.
    """
    job = Import(store, "purchase-orders", name, content, progress)
    table, rows = job.read(PurchaseRow, REQUIRED, lambda said: f"{said.po_no}\n{said.sku}")
    with store.reading() as uow:
        products = uow.catalogue.product_ids(said.sku for _row, said in rows)
    good: list[NewPurchase] = []
    for row, said in rows:
        if said.sku not in products:
            job.report.refuse([table.problem(row, "sku", RowFault.SKU_UNKNOWN)])
        elif said.units == 0:
            job.report.refuse([table.problem(row, "units", RowFault.OUT_OF_RANGE)])
        else:
            facts = (products[said.sku], said.units, said.expected)
            good.append(NewPurchase(said.po_no, said.supplier, *facts))
    job.write(good, _save)
    return job.finish(badge)


def _save(uow: UnitOfWork, some: Sequence[NewPurchase]) -> Written:
    return uow.purchases.put(some, uow.now)
