"""Locks and reads a picture of the floor, a statement for each table.

What can be asked at once is asked before any of it is wanted: it goes on one way to the server.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, String, bindparam, func, select
from sqlalchemy.orm import Session

from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import (
    CartonRow,
    ContentRow,
    HoldRow,
    LineRow,
    OrderRow,
    PickLineRow,
    SerialRow,
    StockRow,
    ToteRow,
    WorkRow,
)
from app.store.books.picture.sheet import HasId, Sheet, names_of
from app.store.books.tracking.way_to_goods import to_goods
from app.store.columns import Base
from app.store.schema.catalogue import Bin, Product
from app.store.schema.floor import Carton, CartonContent, PickLine, Tote, Work
from app.store.schema.orders import Order, OrderLine
from app.store.schema.stock import Hold, Stock
from app.store.schema.tracking import Lot, Serial
from app.store.statements.among import among
from app.store.statements.ready import Ready, Row

R = TypeVar("R", bound=HasId)


_BESIDE_STOCK: Mapping[str, Any] = {
    "bin_code": Bin.code,
    "walk_order": Bin.walk_order,
    "expires_on": Lot.expires_on,
    "lot_barred": func.coalesce(Lot.quarantined, False),
    "min_days_left": Product.min_days_left,
}
"""The fields of a stock row that are columns of its bin, its lot and its product."""


def columns_of(row: type[HasId], table: type[Base]) -> list[Any]:
    """The columns of a row's fields, in their order."""
    beside = _BESIDE_STOCK if row is StockRow else {}
    return [beside[name] if name in beside else getattr(table, name) for name in names_of(row)]


def _read(
    row: type[HasId], table: type[Base], wanted: ColumnElement[bool], *, lock: bool = False
) -> Ready:
    columns = columns_of(row, table)
    query = select(*columns).where(wanted).order_by(columns[0])
    return Ready(query.with_for_update() if lock else query)


def _stock(*, lock: bool) -> Ready:
    query = (
        to_goods(select(*columns_of(StockRow, Stock)).select_from(Stock))
        .where(among(Stock.id, "stock") | among(Stock.product_id, "products"))
        .order_by(Stock.id)
    )
    return Ready(query.with_for_update(of=Stock) if lock else query)


_PICKED = (
    select(OrderLine.order_id)
    .join(PickLine, PickLine.order_line_id == OrderLine.id)
    .where(among(PickLine.work_id, "works"))
)
_PACKED = select(Work.order_id).where(among(Work.id, "works"), Work.order_id.is_not(None))
_SERVED = Ready(_PACKED.union(_PICKED))

_OF_ORDERS = among(OrderLine.order_id, "orders")
_ORDERS = _read(OrderRow, Order, among(Order.id, "orders"), lock=True)
_WORKS = _read(WorkRow, Work, among(Work.id, "works") | among(Work.order_id, "orders"), lock=True)
_KNOWN_WORK = _read(WorkRow, Work, Work.id == bindparam("work"))
_KNOWN_WORKS = _read(WorkRow, Work, among(Work.id, "works"))
_LINES = _read(LineRow, OrderLine, _OF_ORDERS)
_HOLDS = _read(HoldRow, Hold, among(Hold.order_line_id, "lines"))
_STOPS = _read(PickLineRow, PickLine, among(PickLine.order_line_id, "lines"))
_TOTES = _read(
    ToteRow,
    Tote,
    among(Tote.id, "totes") | among(Tote.order_id, "orders") | among(Tote.code, "codes", String),
    lock=True,
)
_CARTONS = _read(CartonRow, Carton, among(Carton.order_id, "orders"))
_CONTENTS = _read(ContentRow, CartonContent, among(CartonContent.carton_id, "cartons"))
_SERIALS = _read(
    SerialRow,
    Serial,
    among(Serial.order_line_id, "lines") | among(Serial.serial, "serials", String),
    lock=True,
)
_STOCK, _STOCK_SEEN = _stock(lock=True), _stock(lock=False)


def load_picture(
    session: Session,
    *,
    work_ids: Collection[int] = (),
    order_ids: Collection[int] = (),
    product_ids: Collection[int] = (),
    stock_of_stops: Collection[int] = (),
    serials: Collection[str] = (),
    totes: Collection[str] = (),
    lock_stock: bool = True,
) -> Picture:
    """Lock and read the given works, the orders they serve and the given orders.

    Orders are locked first, then works, totes and stock, each in the order of their ids:
    everybody who changes the floor does so, and nobody waits in a circle.

    Args:
        session: of the unit of work.
        work_ids: works as scans name them; unknown ones are left out.
        order_ids: orders that are wanted besides.
        product_ids: products of which every stock row is wanted.
        stock_of_stops: pick lines of whose products every stock row is wanted.
        serials: numbers that are wanted besides those that were taken for the orders.
        totes: codes of totes that are wanted besides those of the orders.
        lock_stock: False if nothing is decided by how many units there are; what moves is
            added and taken away when the picture is saved, whatever others did meanwhile.
    """
    session.flush()
    picture = Picture()
    orders = _orders_of(session, work_ids) | set(order_ids)
    _load_orders(session, picture, work_ids, orders)
    _load_goods(session, picture)
    products = set(product_ids) | _products_of(picture, stock_of_stops)
    bound = _TOTES.soon(session, totes=_totes_of(picture), orders=orders, codes=totes)
    there = _stock_soon(session, picture, products, _STOCK if lock_stock else _STOCK_SEEN)
    lines = [line.id for line in picture.lines]
    taken = _SERIALS.soon(session, lines=lines, serials=serials)
    picture.totes, picture.stock = _sheet(ToteRow, bound()), _sheet(StockRow, there())
    picture.serials = _sheet(SerialRow, taken())
    return picture


def read_works(session: Session, work_ids: Collection[int]) -> Sheet[WorkRow]:
    """Works as they stand, not locked: what evidence is judged by, which changes nothing."""
    if len(work_ids) == 1:  # as mostly: its plan is kept, that for many is made each time
        return _sheet(WorkRow, _KNOWN_WORK.rows(session, work=next(iter(work_ids))))
    return _sheet(WorkRow, _KNOWN_WORKS.rows(session, works=work_ids))


def _orders_of(session: Session, work_ids: Collection[int]) -> set[int]:
    found = _SERVED.rows(session, works=work_ids) if work_ids else []
    return {row[0] for row in found}


def _load_orders(
    session: Session, picture: Picture, work_ids: Collection[int], orders: Collection[int]
) -> None:
    found = _ORDERS.soon(session, orders=orders)
    works = _WORKS.soon(session, works=work_ids, orders=orders)
    lines = _LINES.soon(session, orders=orders)
    cartons = _CARTONS.soon(session, orders=orders)
    picture.orders, picture.works = _sheet(OrderRow, found()), _sheet(WorkRow, works())
    picture.lines, picture.cartons = _sheet(LineRow, lines()), _sheet(CartonRow, cartons())


def _load_goods(session: Session, picture: Picture) -> None:
    lines = [line.id for line in picture.lines]
    holds, stops = _HOLDS.soon(session, lines=lines), _STOPS.soon(session, lines=lines)
    contents = _CONTENTS.soon(session, cartons=[carton.id for carton in picture.cartons])
    picture.holds, picture.pick_lines = _sheet(HoldRow, holds()), _sheet(PickLineRow, stops())
    picture.contents = _sheet(ContentRow, contents())


def _totes_of(picture: Picture) -> set[int]:
    return {stop.tote_id for stop in picture.pick_lines if stop.tote_id is not None}


def _stock_soon(
    session: Session, picture: Picture, products: set[int], query: Ready
) -> Callable[[], list[Row]]:
    held = {hold.stock_id for hold in picture.holds}
    return query.soon(session, stock=held, products=products)


def _products_of(picture: Picture, stops: Collection[int]) -> set[int]:
    found = [picture.pick_lines.get(stop_id) for stop_id in stops]
    lines = [picture.lines[stop.order_line_id] for stop in found if stop is not None]
    return {line.product_id for line in lines if line.product_id is not None}


def _sheet(row: type[R], found: list[Row]) -> Sheet[R]:
    return Sheet(row(*values) for values in found)
