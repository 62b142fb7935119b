"""Do both counts of an order line agree lot by lot and serial by serial?  Asked in the database.

No label may be bought while they do not (D1, D8).
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import aliased

from app.store.schema.floor import CartonContent, PickLine
from app.store.schema.orders import OrderLine
from app.store.schema.stock import Hold, Stock
from app.store.schema.tracking import Serial, SerialPlace


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
