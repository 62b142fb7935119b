"""Imports products with their barcodes and case barcodes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from app.capture.reading.cells import (
    Amount,
    Components,
    Count,
    GtinCell,
    RowModel,
    ShortText,
    WantedCode,
    WantedText,
    to_minor,
    yes_or_no,
)
from app.capture.reading.problems import RowFault
from app.capture.reading.tables import Row, Table
from app.catalogue.importing import Import, ImportReport, Progress
from app.fulfilment.verification.look_alikes import refresh_look_alikes
from app.store.books.capture.catalogue_book import CodeRow
from app.store.books.capture.upserting import Written
from app.store.unit_of_work import Store, UnitOfWork
from app.values import Tracking

REQUIRED = ("sku", "name")
_FIRST_THEN_COUNT = "first then count"
_TRACKINGS = frozenset(Tracking)
_KEPT = ("tracking", "min_days_left", "lead_days")


class ProductRow(RowModel):
    """A product as a file says it.  Weight in grams, size in mm, 0 is "not known"."""

    sku: WantedCode
    name: WantedText
    barcode: GtinCell = ""
    price: Amount = Decimal(0)
    currency: ShortText = ""
    weight_grams: Count = Field(0, alias="weightg")
    length_mm: Count = Field(0, alias="lengthmm")
    width_mm: Count = Field(0, alias="widthmm")
    height_mm: Count = Field(0, alias="heightmm")
    case_barcode: GtinCell = Field("", alias="casebarcode")
    case_quantity: Count = Field(0, alias="casequantity")
    sellable: Annotated[bool, yes_or_no(otherwise=True)] = True
    count_policy: ShortText = Field("", alias="countpolicy")
    tracking: ShortText = ""
    min_days_left: Count = Field(0, alias="mindaysleft")
    lead_days: Count = Field(0, alias="leaddays")
    components: Components = ()


def import_products(
    store: Store,
    name: str,
    content: bytes,
    badge: str,
    progress: Progress | None = None,
    currency: str = "GBP",
) -> ImportReport:
    """Enter products, or bring them up to date by SKU.

    A code that another product has too goes in and is remarked on: a scan of it is ambiguous.

    Args:
        store: the shared database.
        name: the file's name, for messages.
        content: the file: ``sku, name`` and any of ``barcode, price, currency, weight_g,
            length_mm, width_mm, height_mm, case_barcode, case_quantity, sellable, count_policy,
            tracking, min_days_left, lead_days, components`` ("2*MUG; TEA" makes a kit); the last
            four stay as they are where the file has them not.
        badge: who imports, for the audit.
        progress: told what is done; may stop it.
        currency: of prices in rows that name none.

    Raises:
        DocumentUnreadable: nothing of the file can be used; nothing was saved.
    """
    job = Import(store, "products", name, content, progress)
    table, rows = job.read(ProductRow, REQUIRED, lambda said: said.sku)
    good = [(row, said) for row, said in rows if _is_whole(job, table, row, said, currency)]
    good = _without_bad_kits(job, table, good)
    _remark_shared_codes(job, table, good)
    kept = [column for column in _KEPT if column.replace("_", "") not in table.headers]
    written = job.write(
        [said for _row, said in good], lambda uow, some: _save(uow, some, currency, kept)
    )
    if written and "components" in table.headers:
        kits = {said.sku: said.components for _row, said in good}
        store.run(lambda uow: uow.catalogue.kits.put(kits))
    refresh_look_alikes(store)
    return job.finish(badge)


def _is_whole(job: Import, table: Table, row: Row, said: ProductRow, currency: str) -> bool:
    """Check what one cell alone cannot tell."""
    problem: tuple[str, RowFault] | None = None
    money = said.currency or currency
    price = to_minor(said.price, money)
    if price is None:
        problem = ("price", RowFault.TOO_PRECISE)
    elif price < 0:
        problem = ("price", RowFault.NEGATIVE)
    elif len(money) != 3 or not money.isalpha():  # noqa: PLR2004 -- ISO 4217 has three letters
        problem = ("currency", RowFault.CURRENCY_UNKNOWN)
    elif bool(said.case_barcode) != bool(said.case_quantity):
        problem = ("casebarcode", RowFault.CASE_INCOMPLETE)
    elif said.case_barcode and said.case_barcode == said.barcode:
        problem = ("casebarcode", RowFault.CODE_SHARED)
    elif said.count_policy not in {"", "each", _FIRST_THEN_COUNT}:
        problem = ("countpolicy", RowFault.NOT_ONE_OF)
    elif said.tracking not in {"", *_TRACKINGS}:
        problem = ("tracking", RowFault.NOT_ONE_OF)
    elif said.tracking not in {"", Tracking.NONE} and said.count_policy == _FIRST_THEN_COUNT:
        problem = ("countpolicy", RowFault.COUNTED_BY_HAND)
    if problem is not None:
        job.report.refuse([table.problem(row, *problem)])
    return problem is None


def _without_bad_kits(
    job: Import, table: Table, rows: Sequence[tuple[Row, ProductRow]]
) -> list[tuple[Row, ProductRow]]:
    """Keep out kits of what nobody knows, of kits, or with lots or numbers of their own."""
    here = {said.sku: bool(said.components) for _row, said in rows}
    named = {sku for _row, said in rows for _units, sku in said.components}
    with job.store.reading() as uow:
        known, kits = uow.catalogue.product_ids(named).keys(), uow.catalogue.kits.among(named)
    good = []
    for row, said in rows:
        parts = {sku for _units, sku in said.components}
        column, reason = "components", None
        if parts - here.keys() - known:
            reason = RowFault.SKU_UNKNOWN
        elif said.sku in parts or any(here.get(sku, sku in kits) for sku in parts):
            reason = RowFault.KIT_OF_KITS
        elif len(parts) != len(said.components):
            reason = RowFault.TWICE_IN_FILE
        elif parts and said.tracking not in {"", Tracking.NONE}:
            column, reason = "tracking", RowFault.KIT_TRACKED
        if reason is None:
            good.append((row, said))
        else:
            job.report.refuse([table.problem(row, column, reason)])
    return good


def _codes(said: ProductRow) -> list[CodeRow]:
    codes = [CodeRow(said.sku, said.barcode, 1)] if said.barcode else []
    if said.case_barcode:
        codes.append(CodeRow(said.sku, said.case_barcode, said.case_quantity))
    return codes


def _remark_shared_codes(job: Import, table: Table, rows: Sequence[tuple[Row, ProductRow]]) -> None:
    """Say which codes stand for several products, in this file or in the catalogue."""
    all_codes = [code.code for _row, said in rows for code in _codes(said)]
    with job.store.reading() as uow:
        owners = uow.catalogue.skus_of_code(all_codes)
    for _row, said in rows:
        for code in _codes(said):
            owners.setdefault(code.code, set()).add(said.sku)
    for row, said in rows:
        for code in _codes(said):
            if len(owners[code.code]) > 1:
                column = "barcode" if code.code == said.barcode else "casebarcode"
                job.report.remarks.append(table.problem(row, column, RowFault.CODE_SHARED))


def _save(
    uow: UnitOfWork, some: Sequence[ProductRow], currency: str, kept: Sequence[str]
) -> Written:
    rows: list[dict[str, object]] = [
        {
            "sku": said.sku,
            "name": said.name,
            "price_minor": to_minor(said.price, said.currency or currency),
            "currency": (said.currency or currency).upper(),
            "weight_grams": said.weight_grams,
            "length_mm": said.length_mm,
            "width_mm": said.width_mm,
            "height_mm": said.height_mm,
            "sellable": said.sellable,
            "count_policy": said.count_policy or "each",
            "tracking": said.tracking or Tracking.NONE.value,
            "min_days_left": said.min_days_left,
            "lead_days": said.lead_days,
        }
        for said in some
    ]
    for row in rows:
        for column in kept:
            del row[column]
    codes = [code for said in some for code in _codes(said)]
    return uow.catalogue.put_products(rows, codes)
