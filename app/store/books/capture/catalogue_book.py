"""Products, codes, customers, bins and carton types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Table, bindparam, or_, select, update
from sqlalchemy.orm import Session

from app.lifecycle import OrderState
from app.scanning.directory import CartonType, Directory, Person, ProductCode
from app.store.books.capture.kit_book import KitBook
from app.store.books.capture.upserting import (
    Written,
    insert_into,
    slices,
    table_of,
    upsert,
    upsert_by,
)
from app.store.schema.catalogue import Bin, CartonTypeRow, Customer, Product, ProductCodeRow
from app.store.schema.floor import Tote, Work, WorkKind, WorkState
from app.store.schema.orders import Order, OrderLine
from app.store.schema.station import PersonRow
from app.store.schema.stock import PurchaseOrder, Stock
from app.store.schema.tracking import Lot
from app.store.statements.ready import Ready
from app.store.statements.turns import Turn, take_turn
from app.values import Tracking

_ON_THE_FLOOR = (
    OrderState.RELEASED,
    OrderState.PICKED,
    OrderState.PACKING,
    OrderState.PACKED,
    OrderState.BACKORDERED,
    OrderState.ALLOCATED,
    OrderState.STAGED,
    OrderState.HELD,
)
_TO_PUT_AWAY = (
    select(OrderLine.order_id)
    .join(Order, Order.id == OrderLine.order_id)
    .where(Order.state == OrderState.CANCELLED.value, OrderLine.units_picked > 0)
)
"""Cancelled orders of which goods lie in totes and cartons: their numbers still are scanned."""

_CARTS = Ready(
    select(Work.work_no).where(
        Work.kind == WorkKind.PICK.value,
        or_(Work.state == WorkState.OPEN.value, Work.state == WorkState.CLAIMED.value),
    )
)


class CodeRow(NamedTuple):
    """A barcode of a product: the GTIN-14, and how many units it stands for."""

    sku: str
    code: str
    units: int


class CatalogueBook:
    """Products, codes, customers, bins and carton types."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.kits = KitBook(session)

    def take_turn(self) -> None:
        """Let imports write one after another, until this transaction ends."""
        take_turn(self._session, Turn.IMPORT)

    def units_in_bins(self, product_ids: Sequence[int]) -> dict[tuple[int, int, str], int]:
        """Units on hand of these products, by product id, bin id and lot."""
        found: dict[tuple[int, int, str], int] = {}
        for some in slices(sorted(set(product_ids))):
            query = select(Stock.product_id, Stock.bin_id, Stock.lot, Stock.on_hand)
            for row in self._session.execute(query.where(Stock.product_id.in_(some))):
                found[row.product_id, row.bin_id, row.lot] = row.on_hand
        return found

    def put_products(self, rows: Sequence[Mapping[str, Any]], codes: Sequence[CodeRow]) -> Written:
        """Enter products or bring them up to date by SKU; ``codes`` are all their barcodes."""
        touched = upsert_by(self._session, table_of(Product), rows, ["sku"])
        ids = self.product_ids([row["sku"] for row in rows])
        recoded = self._put_codes(ids, codes)
        changed = touched.changed | {sku for sku, key in ids.items() if key in recoded}
        return Written(len(touched.new), len(changed - touched.new))

    def _put_codes(self, ids: Mapping[str, int], codes: Sequence[CodeRow]) -> set[int]:
        """Make ``codes`` the only ones of these products; says whose codes are others now."""
        wanted = {(c.code, ids[c.sku]): c.units for c in codes}
        table = table_of(ProductCodeRow)
        gone: dict[int, int] = {}
        for some in slices(sorted(ids.values())):
            query = select(table.c.id, table.c.code, table.c.product_id)
            mine = table.c.product_id.in_(some), ~table.c.retired
            for row in self._session.execute(query.where(*mine)):
                if (row.code, row.product_id) not in wanted:
                    gone[row.id] = row.product_id
        for some in slices(sorted(gone)):
            self._session.execute(update(table).where(table.c.id.in_(some)).values(retired=True))
        rows = [
            {"code": code, "product_id": product_id, "units": units, "retired": False}
            for (code, product_id), units in wanted.items()
        ]
        touched = upsert_by(self._session, table, rows, ["code", "product_id"])
        return {product_id for _code, product_id in touched.new | touched.changed} | {
            *gone.values()
        }

    def put_bins(self, rows: Sequence[Mapping[str, Any]]) -> Written:
        """Enter bins or bring them up to date by code."""
        return upsert(self._session, table_of(Bin), rows, ["code"])

    def put_customers(self, rows: Sequence[Mapping[str, Any]]) -> Written:
        """Enter customers or bring them up to date by number."""
        return upsert(self._session, table_of(Customer), rows, ["number"])

    def put_carton_types(self, rows: Sequence[Mapping[str, Any]]) -> Written:
        """Enter carton types or bring them up to date by code."""
        return upsert(self._session, table_of(CartonTypeRow), rows, ["code"])

    def put_totes(self, codes: Sequence[str]) -> Written:
        """Enter totes; those that are there keep what is in them."""
        table = table_of(Tote)
        into = insert_into(self._session, table).on_conflict_do_nothing().returning(table.c.code)
        rows = [{"code": code} for code in sorted(codes)]
        return Written(len(self._session.execute(into, rows).all()), 0)

    def product_ids(self, skus: Iterable[str]) -> dict[str, int]:
        """The ids of those SKUs that exist."""
        return self._ids(table_of(Product), "sku", skus)

    def bin_ids(self, codes: Iterable[str]) -> dict[str, int]:
        """The ids of those bins that exist."""
        return self._ids(table_of(Bin), "code", codes)

    def _ids(self, table: Table, column: str, values: Iterable[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for some in slices(sorted(set(values))):
            query = select(table.c[column], table.c.id).where(table.c[column].in_(some))
            found.update((row[0], row[1]) for row in self._session.execute(query))
        return found

    def skus_of_code(self, codes: Iterable[str]) -> dict[str, set[str]]:
        """Which SKUs each of these barcodes stands for."""
        found: dict[str, set[str]] = {}
        for some in slices(sorted(set(codes))):
            query = select(ProductCodeRow.code, Product.sku).join(Product)
            query = query.where(~ProductCodeRow.retired)
            for code, sku in self._session.execute(query.where(ProductCodeRow.code.in_(some))):
                found.setdefault(code, set()).add(sku)
        return found

    def set_walk_orders(self, ranks: Mapping[str, int]) -> None:
        """Write the place of each bin in the natural walk, by bin code."""
        table = table_of(Bin)
        rows = [{"at": code, "rank": rank} for code, rank in sorted(ranks.items())]
        change = update(table).where(table.c.code == bindparam("at"))
        if rows:
            self._session.execute(change.values(walk_order=bindparam("rank")), rows)

    def walk_orders(self) -> dict[str, int]:
        """The place of each bin in the natural walk, by bin code."""
        rows = self._session.execute(select(Bin.code, Bin.walk_order))
        return {row.code: row.walk_order for row in rows}

    def directory(self, known: Directory | None = None) -> Directory:
        """Everything that a scan can name, for a station to keep in memory.

        Of names that are ``known`` only the carts are read again: a release changes no other, for
        its orders were on the floor before.
        """
        names = self._lasting() if known is None else known
        return replace(names, carts=frozenset(row[0] for row in _CARTS.rows(self._session)))

    def _lasting(self) -> Directory:
        """The names that no release changes."""
        s = self._session
        there = Order.state.in_([x.value for x in _ON_THE_FLOOR]) | Order.id.in_(_TO_PUT_AWAY)
        cartons = s.scalars(select(CartonTypeRow).order_by(CartonTypeRow.code))
        people = s.scalars(select(PersonRow).where(PersonRow.active))
        bins = s.execute(select(Bin.code, Bin.zone))
        expected = select(PurchaseOrder.po_no).where(PurchaseOrder.state == "open")
        return Directory(
            products=self._products_by_code(),
            bins={row.code: row.zone for row in bins},
            totes=frozenset(s.scalars(select(Tote.code))),
            orders=frozenset(s.scalars(select(Order.order_no).where(there))),
            cartons={row.code: _carton_type(row) for row in cartons},
            lots=self._lots(),
            recalled=self._lots(recalled=True),
            people={row.badge: Person(row.badge, row.name, row.role) for row in people},
            purchase_orders=frozenset(s.scalars(expected)),
        )

    def _lots(self, *, recalled: bool = False) -> dict[str, frozenset[int]]:
        """Which products have a lot of each name; only of lots that were ``recalled``, if so."""
        found: dict[str, frozenset[int]] = {}
        query = select(Lot.lot, Lot.product_id)
        if recalled:
            query = query.where(Lot.quarantined)
        for lot, product_id in self._session.execute(query):
            found[lot] = found.get(lot, frozenset()) | {product_id}
        return found

    def carton_types(self) -> tuple[CartonType, ...]:
        """Every carton type, the smallest first."""
        rows = self._session.scalars(select(CartonTypeRow))
        return tuple(sorted((_carton_type(row) for row in rows), key=_volume))

    def _products_by_code(self) -> dict[str, tuple[ProductCode, ...]]:
        found: dict[str, tuple[ProductCode, ...]] = {}
        products: dict[int, ProductCode] = {}
        columns = (Product.id, Product.sku, Product.name, Product.tracking)
        for row in self._session.execute(select(*columns)):
            how = Tracking(row.tracking)
            products[row.id] = ProductCode(row.id, row.sku, row.name, tracking=how)
            found[row.sku] = (products[row.id],)
        query = select(ProductCodeRow.code, ProductCodeRow.product_id, ProductCodeRow.units)
        for code, product_id, units in self._session.execute(query.where(~ProductCodeRow.retired)):
            found[code] = (*found.get(code, ()), replace(products[product_id], units=units))
        return found


def _carton_type(row: CartonTypeRow) -> CartonType:
    return CartonType(
        code=row.code,
        name=row.name,
        length_mm=row.length_mm,
        width_mm=row.width_mm,
        height_mm=row.height_mm,
        tare_grams=row.tare_grams,
        max_grams=row.max_grams,
    )


def _volume(carton: CartonType) -> tuple[int, str]:
    return carton.length_mm * carton.width_mm * carton.height_mm, carton.code
