"""Who gets which units: demand and stock laid end to end per product (F1).

Demand lies in the orders' priority, stock in the order in which it expires and then of the walk;
where two stretches overlap, so many units of that stock row go to that line.  Lots that may not
leave the house are no stock.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Insert, Select, and_, case, exists, func, insert, select

from app.lifecycle import OrderState
from app.store.books.allocation.scratch import PLAN, WANTED, NewUuid
from app.store.books.tracking.good_lots import may_be_promised
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
    has_demand = exists().where(OrderLine.order_id == Order.id, MISSING > 0)
    can_be_helped = exists().where(
        OrderLine.order_id == Order.id,
        MISSING > 0,
        Stock.product_id == OrderLine.product_id,
        FREE_UNITS > 0,
        may_be_promised(today),
    )
    staged = and_(Order.state == OrderState.STAGED, has_demand)
    may_get_more = (OrderState.BACKORDERED.value, OrderState.ALLOCATED.value)
    waiting = and_(Order.state.in_(may_get_more), can_be_helped)
    chosen = (
        select(Order.id, Order.state)
        .where(staged | waiting)
        .order_by(Order.dispatch_by, Order.placed_at, Order.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Order)
        .subquery()
    )
    return insert(WANTED).from_select(["order_id", "state_before"], select(chosen))


def lock_stock() -> Select[tuple[int]]:
    """Lock every stock row of the products that the noted orders miss."""
    products = (
        select(OrderLine.product_id)
        .join(WANTED, WANTED.c.order_id == OrderLine.order_id)
        .where(MISSING > 0)
    )
    locked = select(Stock.id).where(Stock.product_id.in_(products))
    return locked.order_by(Stock.id).with_for_update()  # the one fixed order: no deadlock


def make_plan(today: date) -> Insert:
    """Lay demand and stock end to end, and note where they overlap."""
    demand, supply = _demand().cte("demand"), _supply(today).cte("supply")
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


def _demand() -> Select[Any]:
    upto = func.sum(MISSING).over(
        partition_by=OrderLine.product_id,
        order_by=(Order.dispatch_by, Order.placed_at, Order.id, OrderLine.position, OrderLine.id),
        rows=(None, 0),
    )
    return (
        select(
            OrderLine.id.label("line_id"),
            Order.order_no,
            OrderLine.product_id,
            MISSING.label("units"),
            upto.label("upto"),
        )
        .join(Order, Order.id == OrderLine.order_id)
        .join(WANTED, WANTED.c.order_id == Order.id)
        .where(MISSING > 0, OrderLine.product_id.is_not(None))
    )


def _supply(today: date) -> Select[Any]:
    """What may be promised: first expired first, then in walking order."""
    wanted = select(OrderLine.product_id).join(WANTED, WANTED.c.order_id == OrderLine.order_id)
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
        .outerjoin(Lot, and_(Lot.product_id == Stock.product_id, Lot.lot == Stock.lot))
        .where(FREE_UNITS > 0, may_be_promised(today), Stock.product_id.in_(wanted))
    )
