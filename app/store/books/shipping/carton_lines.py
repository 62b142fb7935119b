"""Every line of an order as one of its cartons sees it: here, elsewhere, earlier, later."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.fulfilment.shipping.parcel.facts import ContentLine, KitFacts
from app.store.books.tracking.content_facts import ContentFacts
from app.store.schema.catalogue import Product
from app.store.schema.floor import Carton, CartonContent
from app.store.schema.orders import OrderLine

_NO_CARTON = 0


def carton_lines(session: Session, carton: Carton) -> tuple[ContentLine, ...]:
    """Every line, in the order's order; lots, numbers and kits stand with it."""
    here = ContentFacts(session, carton.id)
    return _lines(session, carton.order_id, carton.delivery, here)


def lines_to_pack(session: Session, order_id: int, delivery: int) -> tuple[ContentLine, ...]:
    """The same for a carton of a delivery that nothing is in yet."""
    return _lines(session, order_id, delivery, ContentFacts(session, _NO_CARTON))


def _lines(
    session: Session, order_id: int, delivery: int, here: ContentFacts
) -> tuple[ContentLine, ...]:
    query = (
        select(OrderLine, Product)
        .outerjoin(Product, Product.id == OrderLine.product_id)
        .where(OrderLine.order_id == order_id)
        .order_by(OrderLine.position)
    )
    same_order = Carton.order_id == order_id
    earlier = _units_in(session, same_order & (Carton.delivery < delivery))
    next_ones = _units_in(session, same_order & (Carton.delivery > delivery))
    rows = session.execute(query).tuples().all()
    kits = {line.id: _kit(line, product) for line, product in rows if line.kit_units}
    return tuple(
        _content_line(
            line,
            product,
            here=here,
            earlier=earlier.get(line.id, 0),
            next_ones=next_ones.get(line.id, 0),
            kit=kits.get(line.kit_line_id or 0),
        )
        for line, product in rows
    )


def _units_in(session: Session, cartons: ColumnElement[bool]) -> dict[int, int]:
    """Units in some cartons, by order line."""
    query = (
        select(CartonContent.order_line_id, func.sum(CartonContent.units))
        .join(Carton, Carton.id == CartonContent.carton_id)
        .where(cartons)
        .group_by(CartonContent.order_line_id)
    )
    return {line_id: int(units) for line_id, units in session.execute(query).tuples()}


def _kit(line: OrderLine, product: Product | None) -> KitFacts:
    name = product.name if product else line.description
    return KitFacts(line.id, line.sku, name, line.kit_units)


def _content_line(
    line: OrderLine,
    product: Product | None,
    *,
    here: ContentFacts,
    earlier: int,
    next_ones: int,
    kit: KitFacts | None,
) -> ContentLine:
    return ContentLine(
        order_line_id=line.id,
        product_id=line.product_id,
        sku=product.sku if product else line.sku,
        name=product.name if product else line.description,
        wanted=line.units_allocated + line.units_backordered,
        here=here.units_of(line.id),
        earlier=earlier,
        later=line.units_backordered + next_ones,
        unit_grams=product.weight_grams if product else 0,
        lots=here.lots_of(line.id),
        serials=here.serials_of(line.id),
        kit=kit,
    )
