"""Do both counts of an order line agree lot by lot and serial by serial?  Asked in the database.

No label may be bought while they do not (D1, D8).
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.store.schema.floor import Carton, CartonContent, PickLine
from app.store.schema.orders import OrderLine
from app.store.schema.stock import Hold, Stock
from app.store.schema.tracking import Serial, SerialPlace
from app.store.statements.ready import Ready


def tracked_counts_differ() -> ColumnElement[bool]:
    """True for an order line with a lot packed more often than picked, or a number left over."""
    left_over = exists().where(
        Serial.order_line_id == OrderLine.id, Serial.place == SerialPlace.TOTE.value
    )
    return or_(left_over.correlate(OrderLine), _packed_more_of_a_lot())


def _packed_more_of_a_lot() -> ColumnElement[bool]:
    content, same = aliased(CartonContent), aliased(CartonContent)
    packed = select(func.coalesce(func.sum(same.units), 0)).where(
        same.order_line_id == content.order_line_id, same.lot == content.lot
    )
    picked = (
        select(func.coalesce(func.sum(PickLine.units_picked), 0))
        .join(Hold, Hold.id == PickLine.hold_id)
        .join(Stock, Stock.id == Hold.stock_id)
        .where(PickLine.order_line_id == content.order_line_id, Stock.lot == content.lot)
    )
    of_a_lot = (
        select(PickLine.id)
        .join(Hold, Hold.id == PickLine.hold_id)
        .join(Stock, Stock.id == Hold.stock_id)
        .where(PickLine.order_line_id == content.order_line_id, Stock.lot != "")
        .where(PickLine.units_picked > 0)
    )
    tracked = or_(content.lot != "", of_a_lot.correlate(content).exists())
    more = packed.correlate(content).scalar_subquery() > picked.correlate(content).scalar_subquery()
    return (
        select(content.id)
        .where(content.order_line_id == OrderLine.id, content.units > 0, tracked, more)
        .correlate(OrderLine)
        .exists()
    )


def _unverified() -> Select[tuple[str]]:
    in_cartons = (
        select(CartonContent.order_line_id, func.sum(CartonContent.units).label("units"))
        .join(Carton, Carton.id == CartonContent.carton_id)
        .where(Carton.order_id == bindparam("order"))
        .group_by(CartonContent.order_line_id)
        .subquery()
    )
    boxed = func.coalesce(in_cartons.c.units, 0)
    return (
        select(OrderLine.sku)
        .outerjoin(in_cartons, in_cartons.c.order_line_id == OrderLine.id)
        .where(OrderLine.order_id == bindparam("order"), OrderLine.units_ordered > 0)
        .where(
            (boxed != OrderLine.units_packed)
            | (OrderLine.units_packed != OrderLine.units_picked)
            | (OrderLine.units_picked != OrderLine.units_allocated)
            | (OrderLine.units_allocated + OrderLine.units_backordered != OrderLine.units_ordered)
            | tracked_counts_differ()
        )
        .order_by(OrderLine.position)
    )


_UNVERIFIED = Ready(_unverified())


def unverified_lines(session: Session, order_id: int) -> tuple[str, ...]:
    """The SKUs of an order's lines whose counts do not all agree, in the order's order."""
    session.flush()
    return tuple(row[0] for row in _UNVERIFIED.rows(session, order=order_id))
