"""Soft holds for many orders at once, in a dozen statements however many orders there are (F1).

Set-based because row by row is twenty times slower (sync.md, "Measured floors").

Several allocators want the same products, and whoever has locked their stock keeps the others
waiting until its commit.  So on PostgreSQL a run plans without a lock, writes all that is its own,
and locks the stock last: if it still is as planned, it is held.  What cannot be planned in full is
planned again under locks, so that no order is called short because somebody was about to give back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Insert,
    Select,
    Update,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.lifecycle import OrderState
from app.store.books.allocation.plan import (
    FREE_UNITS,
    MISSING,
    lock_planned,
    lock_stock,
    make_plan,
    note_demand,
    want_orders,
)
from app.store.books.allocation.scratch import DEMAND, PLAN, WANTED, empty_scratch
from app.store.books.tracking.good_lots import may_be_promised
from app.store.columns import UtcTime
from app.store.schema.orders import Order, OrderLine
from app.store.schema.stock import Hold, LedgerEntry, Movement, Place, Stock


@dataclass(frozen=True, slots=True)
class ShortLine:
    """A line that could not be held in full; ``newly`` if its order had been staged.

    ``waits`` says that its order waits for it; the rest of a split order does not.
    """

    order_id: int
    order_no: str
    dispatch_by: datetime
    sku: str
    units_missing: int
    newly: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class Allocated:
    """What one run did: orders looked at, and every line of them that is short.

    ``served`` are those that had waited for stock and now are held in full.
    """

    orders: int
    short_lines: tuple[ShortLine, ...]
    served: tuple[int, ...] = ()


class StockTaken(Exception):
    """Somebody else had the stock that was planned without a lock; nothing may be committed."""


def allocate_next(
    session: Session, at: datetime, limit: int, *, patient: bool = False
) -> Allocated:
    """Hold stock for the next ``limit`` orders that staged or waiting stock can help.

    Orders that another allocator has in hand are left to it.  ``patient`` locks the stock first.

    Raises:
        StockTaken: the transaction is to be rolled back and run again, patiently.
    """
    empty_scratch(session)
    session.execute(want_orders(limit, at.date()))
    orders = session.execute(select(func.count()).select_from(WANTED)).scalar_one()
    if not orders:
        return Allocated(0, ())
    session.execute(note_demand())
    hopeful = not patient and not _is_sqlite(session) and _plan_without_lock(session, at)
    if not hopeful:
        session.execute(lock_stock()).all()
        session.execute(make_plan(at.date()))
    session.execute(_raise_allocated())
    session.execute(_post_holds(at))
    session.execute(_move_orders())
    _hold(session, at)
    short_lines = tuple(ShortLine(*row) for row in session.execute(_short_lines()))
    return Allocated(orders, short_lines, tuple(session.scalars(_served())))


def _is_sqlite(session: Session) -> bool:
    """One writer at a time: nobody waits for a lock of ours."""
    return session.get_bind().dialect.name == "sqlite"


def _plan_without_lock(session: Session, at: datetime) -> bool:
    """Plan by what is committed; True if every line gets all that it misses."""
    session.execute(make_plan(at.date()))
    wanted, planned = (
        select(func.coalesce(func.sum(table.c.units), 0)).scalar_subquery()
        for table in (DEMAND, PLAN)
    )
    if session.execute(select(wanted == planned)).scalar_one():
        return True
    session.execute(delete(PLAN))
    return False


def _hold(session: Session, at: datetime) -> None:
    """Take the planned units, if every one is there: the stock is locked, in the fixed order."""
    planned = session.execute(lock_planned()).all()
    taken = session.execute(_raise_held(at.date()).returning(Stock.id)).all()
    if len(taken) != len(planned):
        raise StockTaken
    into = (sqlite.insert if _is_sqlite(session) else postgresql.insert)(Hold)
    units = select(
        PLAN.c.line_id, PLAN.c.stock_id, PLAN.c.units, literal(0), literal(0), _time(at)
    ).where(PLAN.c.units > 0)  # SQLite cannot read ON CONFLICT after a SELECT without WHERE
    holds = into.from_select(
        ["order_line_id", "stock_id", "units", "picked", "released", "held_at"], units
    )
    session.execute(
        holds.on_conflict_do_update(
            index_elements=["order_line_id", "stock_id"],
            set_={"units": Hold.units + holds.excluded.units, "held_at": holds.excluded.held_at},
        )
    )


def _time(at: datetime) -> ColumnElement[datetime]:
    return literal(at, UtcTime())


def _raise_held(today: date) -> Update:
    units = func.sum(PLAN.c.units).label("units")
    planned = select(PLAN.c.stock_id, units).group_by(PLAN.c.stock_id).subquery("planned")
    return (
        update(Stock)
        .where(Stock.id == planned.c.stock_id)
        .where(planned.c.units <= FREE_UNITS, may_be_promised(today))
        .values(held=Stock.held + planned.c.units)
        .execution_options(synchronize_session=False)
    )


def _raise_allocated() -> Update:
    got = (
        select(
            DEMAND.c.line_id,
            DEMAND.c.units.label("missed"),
            func.coalesce(func.sum(PLAN.c.units), 0).label("units"),
        )
        .outerjoin(PLAN, PLAN.c.line_id == DEMAND.c.line_id)
        .group_by(DEMAND.c.line_id, DEMAND.c.units)
        .subquery("got")
    )
    return (
        update(OrderLine)
        .where(OrderLine.id == got.c.line_id)
        .values(
            units_allocated=OrderLine.units_allocated + got.c.units,
            units_backordered=got.c.missed - got.c.units,
        )
        .execution_options(synchronize_session=False)
    )


def _post_holds(at: datetime) -> Insert:
    sides = union_all(
        *(
            select(
                PLAN.c.movement_id,
                literal(Movement.HOLD.value),
                PLAN.c.product_id,
                literal(place.value),
                PLAN.c.bin_code,
                PLAN.c.lot,
                PLAN.c.units * sign,
                PLAN.c.order_no,
                literal(""),
                literal(""),
                _time(at),
            )
            for place, sign in ((Place.FREE, -1), (Place.HELD, 1))
        )
    )
    columns = [column.name for column in LedgerEntry.__table__.columns if column.name != "id"]
    return insert(LedgerEntry).from_select(columns, sides)


def _move_orders() -> Update:
    """An order with a short line waits, unless it may be split and something of it can go."""
    short, can_go = MISSING > 0, OrderLine.units_allocated > OrderLine.units_picked
    lines = (
        select(OrderLine.order_id, _any(short).label("short"), _any(can_go).label("can_go"))
        .join(WANTED, WANTED.c.order_id == OrderLine.order_id)
        .group_by(OrderLine.order_id)
        .subquery("lines")
    )
    waits = (lines.c.short > 0) & (Order.ships_complete | (lines.c.can_go == 0))
    state = case((waits, OrderState.BACKORDERED.value), else_=OrderState.ALLOCATED.value)
    return (
        update(Order)
        .where(Order.id == lines.c.order_id)
        .values(state=state)
        .execution_options(synchronize_session=False)
    )


def _any(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """1 if a row of the group is so, else 0."""
    return func.max(case((condition, 1), else_=0))


def _short_lines() -> Select[Any]:
    return (
        select(
            Order.id,
            Order.order_no,
            Order.dispatch_by,
            OrderLine.sku,
            MISSING,
            WANTED.c.state_before == OrderState.STAGED.value,
            Order.state == OrderState.BACKORDERED.value,
        )
        .join(WANTED, WANTED.c.order_id == Order.id)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(MISSING > 0)
        .order_by(Order.dispatch_by, Order.placed_at, Order.id, OrderLine.position)
    )


def _served() -> Select[tuple[int]]:
    """Orders that had waited and miss nothing any more."""
    waited = WANTED.c.state_before != OrderState.STAGED.value
    return (
        select(WANTED.c.order_id)
        .join(OrderLine, OrderLine.order_id == WANTED.c.order_id)
        .where(waited)
        .group_by(WANTED.c.order_id)
        .having(_any(MISSING > 0) == 0)
        .order_by(WANTED.c.order_id)
    )
