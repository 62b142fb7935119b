"""Locks and reads a picture of the floor, a statement for each table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, select
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
from app.store.books.picture.sheet import HasId, Sheet
from app.store.columns import Base
from app.store.schema.catalogue import Bin, Product
from app.store.schema.floor import Carton, CartonContent, PickLine, Tote, Work
from app.store.schema.orders import Order, OrderLine
from app.store.schema.stock import Hold, Stock
from app.store.schema.tracking import Lot, Serial

R = TypeVar("R", bound=HasId)


def load_picture(
    session: Session,
    *,
    work_ids: Collection[int] = (),
    order_ids: Collection[int] = (),
    product_ids: Collection[int] = (),
    stock_of_stops: Collection[int] = (),
    serials: Collection[str] = (),
    only_stops: Collection[int] = (),
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
        only_stops: if any, of the walks' orders only those that these stops serve, without their
            cartons and serial numbers: all that a plain unit into its tote touches.
    """
    picture = Picture()
    orders = _orders_of(session, work_ids, only_stops) | set(order_ids)
    served = Work.id.in_(work_ids) | Work.order_id.in_(orders)
    picture.orders = _read(session, OrderRow, Order, Order.id.in_(orders), lock=True)
    picture.works = _read(session, WorkRow, Work, served, lock=True)
    picture.lines = _read(session, LineRow, OrderLine, OrderLine.order_id.in_(orders))
    lines = select(OrderLine.id).where(OrderLine.order_id.in_(orders))
    _load_goods(session, picture, lines)
    products = set(product_ids) | _products_of(picture, stock_of_stops)
    picture.stock = _read_stock(session, picture, products)
    if not only_stops:
        _load_cartons(session, picture, orders)
        taken = Serial.order_line_id.in_(lines) | Serial.serial.in_(serials)
        picture.serials = _read(session, SerialRow, Serial, taken, lock=True)
    return picture


def read_works(session: Session, work_ids: Collection[int]) -> Sheet[WorkRow]:
    """Works as they stand, not locked: what evidence is judged by, which changes nothing."""
    return _read(session, WorkRow, Work, Work.id.in_(work_ids))


def _orders_of(
    session: Session, work_ids: Collection[int], only_stops: Collection[int]
) -> set[int]:
    packed = select(Work.order_id).where(Work.id.in_(work_ids), Work.order_id.is_not(None))
    picked = (
        select(OrderLine.order_id)
        .join(PickLine, PickLine.order_line_id == OrderLine.id)
        .where(PickLine.work_id.in_(work_ids))
    )
    if only_stops:
        return set(session.scalars(picked.where(PickLine.id.in_(only_stops))))
    return {row[0] for row in session.execute(packed.union(picked))}


def _load_goods(session: Session, picture: Picture, lines: Select[tuple[int]]) -> None:
    picture.holds = _read(session, HoldRow, Hold, Hold.order_line_id.in_(lines))
    picture.pick_lines = _read(session, PickLineRow, PickLine, PickLine.order_line_id.in_(lines))
    totes = {stop.tote_id for stop in picture.pick_lines}
    bound = Tote.order_id.in_([order.id for order in picture.orders])
    picture.totes = _read(session, ToteRow, Tote, Tote.id.in_(totes) | bound, lock=True)


def _load_cartons(session: Session, picture: Picture, orders: set[int]) -> None:
    picture.cartons = _read(session, CartonRow, Carton, Carton.order_id.in_(orders))
    cartons = select(Carton.id).where(Carton.order_id.in_(orders))
    in_them = CartonContent.carton_id.in_(cartons)
    picture.contents = _read(session, ContentRow, CartonContent, in_them)


def _products_of(picture: Picture, stops: Collection[int]) -> set[int]:
    found = [picture.pick_lines.get(stop_id) for stop_id in stops]
    lines = [picture.lines[stop.order_line_id] for stop in found if stop is not None]
    return {line.product_id for line in lines if line.product_id is not None}


def _read_stock(session: Session, picture: Picture, products: set[int]) -> Sheet[StockRow]:
    held = {hold.stock_id for hold in picture.holds}
    wanted = Stock.id.in_(held) | Stock.product_id.in_(products)
    columns = [getattr(Stock, field.name) for field in fields(StockRow)[:8]]
    quarantined = func.coalesce(Lot.quarantined, False)
    query = (
        select(*columns, Bin.code, Bin.walk_order)
        .add_columns(Lot.expires_on, quarantined, Product.min_days_left)
        .join(Bin, Bin.id == Stock.bin_id)
        .join(Product, Product.id == Stock.product_id)
        .outerjoin(Lot, and_(Lot.product_id == Stock.product_id, Lot.lot == Stock.lot))
        .where(wanted)
        .order_by(Stock.id)
        .with_for_update(of=Stock)
    )
    return Sheet(StockRow(*row) for row in session.execute(query))


def _read(
    session: Session,
    row: type[R],
    table: type[Base],
    wanted: ColumnElement[bool],
    *,
    lock: bool = False,
) -> Sheet[R]:
    columns = [getattr(table, field.name) for field in fields(row)]
    query = select(*columns).where(wanted).order_by(columns[0])
    if lock:
        query = query.with_for_update()
    return Sheet(row(*found) for found in session.execute(query))
