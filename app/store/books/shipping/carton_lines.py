"""Every line of an order as one of its cartons sees it: here, elsewhere, earlier, later."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import Session

from app.fulfilment.shipping.parcel.facts import ContentLine, KitFacts
from app.store.books.tracking.content_facts import ContentFacts
from app.store.schema.catalogue import Product
from app.store.schema.floor import Carton, CartonContent
from app.store.schema.orders import OrderLine
from app.store.statements.ready import Ready, Row

_NO_CARTON = 0


class _Line(NamedTuple):
    """An order line with the words and the weight of its product."""

    id: int
    product_id: int | None
    kit_line_id: int | None
    kit_units: int
    units_allocated: int
    units_backordered: int
    own_sku: str
    sku: str
    name: str
    unit_grams: int


_LINES = Ready(
    select(
        OrderLine.id,
        OrderLine.product_id,
        OrderLine.kit_line_id,
        OrderLine.kit_units,
        OrderLine.units_allocated,
        OrderLine.units_backordered,
        OrderLine.sku,
        func.coalesce(Product.sku, OrderLine.sku),
        func.coalesce(Product.name, OrderLine.description),
        func.coalesce(Product.weight_grams, 0),
    )
    .outerjoin(Product, Product.id == OrderLine.product_id)
    .where(OrderLine.order_id == bindparam("order"))
    .order_by(OrderLine.position)
)


def _units_in(cartons: ColumnElement[bool]) -> Ready:
    """Units in some cartons of an order, by order line."""
    return Ready(
        select(CartonContent.order_line_id, func.sum(CartonContent.units))
        .join(Carton, Carton.id == CartonContent.carton_id)
        .where(Carton.order_id == bindparam("order"), cartons)
        .group_by(CartonContent.order_line_id)
    )


_EARLIER = _units_in(Carton.delivery < bindparam("delivery"))
_NEXT = _units_in(Carton.delivery > bindparam("delivery"))


def carton_lines(
    session: Session, carton_id: int, order_id: int, delivery: int
) -> tuple[ContentLine, ...]:
    """Every line, in the order's order; lots, numbers and kits stand with it."""
    return _lines(session, order_id, delivery, ContentFacts(session, carton_id))


def lines_to_pack(session: Session, order_id: int, delivery: int) -> tuple[ContentLine, ...]:
    """The same for a carton of a delivery that nothing is in yet."""
    return _lines(session, order_id, delivery, ContentFacts(session, _NO_CARTON))


def _lines(
    session: Session, order_id: int, delivery: int, here: ContentFacts
) -> tuple[ContentLine, ...]:
    session.flush()
    found = _LINES.soon(session, order=order_id)
    sent = _EARLIER.soon(session, order=order_id, delivery=delivery)
    to_come = _NEXT.soon(session, order=order_id, delivery=delivery)
    lines = [_Line(*row) for row in found()]
    earlier, next_ones = _by_line(sent()), _by_line(to_come())
    kits = {line.id: _kit(line) for line in lines if line.kit_units}
    return tuple(
        _content_line(
            line,
            here=here,
            earlier=earlier.get(line.id, 0),
            next_ones=next_ones.get(line.id, 0),
            kit=kits.get(line.kit_line_id or 0),
        )
        for line in lines
    )


def _by_line(found: list[Row]) -> dict[int, int]:
    return {line_id: int(units) for line_id, units in found}


def _kit(line: _Line) -> KitFacts:
    return KitFacts(line.id, line.own_sku, line.name, line.kit_units)


def _content_line(
    line: _Line, *, here: ContentFacts, earlier: int, next_ones: int, kit: KitFacts | None
) -> ContentLine:
    return ContentLine(
        order_line_id=line.id,
        product_id=line.product_id,
        sku=line.sku,
        name=line.name,
        wanted=line.units_allocated + line.units_backordered,
        here=here.units_of(line.id),
        earlier=earlier,
        later=line.units_backordered + next_ones,
        unit_grams=line.unit_grams,
        lots=here.lots_of(line.id),
        serials=here.serials_of(line.id),
        kit=kit,
    )
