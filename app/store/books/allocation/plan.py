"""Who gets which units: demand and stock laid end to end per product (F1).

Demand lies in the orders' priority, stock in the order in which it expires and then of the walk;
where two stretches overlap, so many units of that stock row go to that line.  Lots that may not
leave the house are no stock.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Insert, Select, and_, case, func, insert, literal, select

from app.lifecycle import OrderState
from app.store.books.allocation.scratch import DEMAND, PLAN, WANTED, NewUuid
from app.store.books.tracking.good_lots import may_be_promised
from app.store.books.tracking.way_to_goods import OF_ITS_LOT
from app.store.schema.catalogue import Bin
from app.store.schema.orders import Order, OrderLine
from app.store.schema.stock import Stock
from app.store.schema.tracking import Lot

FREE_UNITS: ColumnElement[int] = Stock.on_hand - Stock.held - Stock.suspect - Stock.quarantined
"""Units of a stock row that may be promised."""

MISSING: ColumnElement[int] = OrderLine.units_ordered - OrderLine.units_allocated
"""Units of an order line that no stock is held for."""


def want_orders(limit: int, today: date) -> Insert:
    """Note the next orders that stock can help, and lock them; others' orders are skipped."""
    lines = select(literal(1)).where(OrderLine.order_id == Order.id, MISSING > 0)
    with_stock = lines.where(
        Stock.product_id == OrderLine.product_id, FREE_UNITS > 0, may_be_promised(today)
    )
    staged = Order.state == OrderState.STAGED.value
    may_get_more = (OrderState.BACKORDERED.value, OrderState.ALLOCATED.value)
    chosen = (
        select(Order.id, Order.state)
        .where(Order.state.in_((OrderState.STAGED.value, *may_get_more)))
        .where(_has_any(lines), staged | _has_any(with_stock))
        .order_by(Order.dispatch_by, Order.placed_at, Order.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Order)
        .subquery()
    )
    return insert(WANTED).from_select(["order_id", "state_before"], select(chosen))


def _has_any(rows: Select[Any]) -> ColumnElement[bool]:
    """As EXISTS, but asked order by order: PostgreSQL would gather the lines of all orders."""
    return rows.correlate(Order).limit(1).scalar_subquery().is_not(None)


def note_demand() -> Insert:
    """Lay what the noted orders miss end to end; they are locked, so nobody changes it."""
    upto = func.sum(MISSING).over(
        partition_by=OrderLine.product_id,
        order_by=(Order.dispatch_by, Order.placed_at, Order.id, OrderLine.position, OrderLine.id),
        rows=(None, 0),
    )
    missed = (
        select(OrderLine.id, Order.id, Order.order_no, OrderLine.product_id, MISSING, upto)
        .join(Order, Order.id == OrderLine.order_id)
        .join(WANTED, WANTED.c.order_id == Order.id)
        .where(MISSING > 0)
    )
    return insert(DEMAND).from_select(list(DEMAND.c.keys()), missed)


def lock_stock() -> Select[tuple[int]]:
    """Lock every stock row of the products that the noted orders miss."""
    locked = select(Stock.id).where(Stock.product_id.in_(select(DEMAND.c.product_id)))
    return locked.order_by(Stock.id).with_for_update()  # the one fixed order: no deadlock


def lock_planned() -> Select[tuple[int]]:
    """Lock the stock rows that the plan takes from, in the same fixed order."""
    planned = select(Stock.id).where(Stock.id.in_(select(PLAN.c.stock_id)))
    return planned.order_by(Stock.id).with_for_update()


def make_plan(today: date) -> Insert:
    """Note where demand and stock, both laid end to end, overlap."""
    demand, supply = DEMAND, _supply(today).cte("supply")
    starts = _larger(demand.c.upto - demand.c.units, supply.c.upto - supply.c.units)
    ends = case((demand.c.upto < supply.c.upto, demand.c.upto), else_=supply.c.upto)
    overlap = select(
        demand.c.line_id,
        demand.c.order_no,
        supply.c.stock_id,
        supply.c.product_id,
        supply.c.lot,
        supply.c.bin_code,
        ends - starts,
        NewUuid(),
    ).join_from(
        demand,
        supply,
        and_(
            demand.c.product_id == supply.c.product_id,
            demand.c.upto - demand.c.units < supply.c.upto,
            supply.c.upto - supply.c.units < demand.c.upto,
        ),
    )
    return insert(PLAN).from_select(list(PLAN.c.keys()), overlap)


def _larger(left: ColumnElement[int], right: ColumnElement[int]) -> ColumnElement[int]:
    return case((left > right, left), else_=right)


def _supply(today: date) -> Select[Any]:
    """What may be promised: first expired first, then in walking order."""
    upto = func.sum(FREE_UNITS).over(
        partition_by=Stock.product_id,
        order_by=(Lot.expires_on.is_(None), Lot.expires_on, Bin.walk_order, Bin.code, Stock.id),
        rows=(None, 0),
    )
    return (
        select(
            Stock.id.label("stock_id"),
            Stock.product_id,
            Stock.lot,
            Bin.code.label("bin_code"),
            FREE_UNITS.label("units"),
            upto.label("upto"),
        )
        .join(Bin, Bin.id == Stock.bin_id)
        .outerjoin(Lot, OF_ITS_LOT)
        .where(FREE_UNITS > 0, may_be_promised(today))
        .where(Stock.product_id.in_(select(DEMAND.c.product_id)))
    )
