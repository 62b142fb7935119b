"""What the checks C2 to C5 read about received orders, and where they put them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Row, case, func, or_, select, update
from sqlalchemy.orm import Session

from app.capture.facts import LineFacts, OrderFacts
from app.capture.reading.order_document import Address
from app.capture.skus import PSEUDO_SKUS
from app.lifecycle import OrderState
from app.store.books.capture.upserting import slices, table_of
from app.store.schema.catalogue import Product
from app.store.schema.orders import Order, OrderAddress, OrderLine

_ORDERS = table_of(Order)
_LINES = table_of(OrderLine)
_ADDRESSES = table_of(OrderAddress)
_PRODUCTS = table_of(Product)
_ADDRESS_FIELDS = tuple(Address.model_fields)


class OrderToCheck(NamedTuple):
    """A received order, locked, and everything by which it is judged."""

    order_id: int
    order_no: str
    version: int
    dispatch_by: datetime
    facts: OrderFacts


class OrderChecking:
    """The part of the order book that the checks use."""

    _session: Session

    def to_check(self, limit: int, order_no: str = "") -> list[OrderToCheck]:
        """Lock up to ``limit`` orders that wait for their checks, or the one named, if it waits."""
        query = select(_ORDERS).where(_ORDERS.c.state == OrderState.RECEIVED.value)
        if order_no:
            query = query.where(_ORDERS.c.order_no == order_no)
        orders = self._session.execute(
            query.order_by(_ORDERS.c.id).limit(limit).with_for_update()
        ).all()
        ids = [order.id for order in orders]
        self._link_products(ids)
        goods = self._goods(ids)
        lines = self._odd_lines(ids)
        addresses = self._addresses(ids)
        return [
            OrderToCheck(
                order.id,
                order.order_no,
                order.version,
                order.dispatch_by,
                _facts(order, goods.get(order.id, 0), lines.get(order.id, []), addresses),
            )
            for order in orders
        ]

    def _link_products(self, ids: Sequence[int]) -> None:
        """Let every line know its product, where one has its SKU (C3)."""
        same = select(_PRODUCTS.c.id).where(_PRODUCTS.c.sku == _LINES.c.sku).scalar_subquery()
        for some in slices(ids):
            linked = update(_LINES).where(_LINES.c.order_id.in_(some))
            self._session.execute(
                linked.where(_LINES.c.product_id.is_distinct_from(same)).values(product_id=same)
            )

    def _goods(self, ids: Sequence[int]) -> dict[int, int]:
        """What the lines of each order come to, in minor units.

        Components of kits are in the price of their kit.
        """
        bought = _LINES.c.units_ordered + _LINES.c.kit_units
        worth = bought * _LINES.c.price_minor - _LINES.c.discount_minor
        found: dict[int, int] = {}
        for some in slices(ids):
            query = select(_LINES.c.order_id, func.sum(worth))
            query = query.where(_LINES.c.order_id.in_(some), _LINES.c.kit_line_id.is_(None))
            query = query.group_by(_LINES.c.order_id)
            for order_id, minor in self._session.execute(query):
                found[order_id] = int(minor)
        return found

    def _odd_lines(self, ids: Sequence[int]) -> dict[int, list[LineFacts]]:
        """The lines that cannot simply pass; nearly all lines can, and stay in the database."""
        found: dict[int, list[LineFacts]] = {}
        sellable = case((_PRODUCTS.c.id.is_(None), None), else_=_PRODUCTS.c.sellable)
        columns = [_LINES.c[name] for name in ("order_id", "position", "sku", "units_ordered")]
        for some in slices(ids):
            query = (
                select(*columns, _LINES.c.price_minor, sellable.label("sellable"))
                .outerjoin_from(_LINES, _PRODUCTS, _PRODUCTS.c.id == _LINES.c.product_id)
                .where(_LINES.c.order_id.in_(some), _is_odd())
                .where(_LINES.c.kit_line_id.is_(None), _LINES.c.kit_units == 0)
                .order_by(_LINES.c.order_id, _LINES.c.position)
            )
            for row in self._session.execute(query):
                known = None if row.sellable is None else bool(row.sellable)
                line = LineFacts(row.position, row.sku, row.units_ordered, row.price_minor, known)
                found.setdefault(row.order_id, []).append(line)
        return found

    def _addresses(self, ids: Sequence[int]) -> dict[tuple[int, str], Address]:
        found: dict[tuple[int, str], Address] = {}
        for some in slices(ids):
            query = select(_ADDRESSES).where(_ADDRESSES.c.order_id.in_(some))
            for row in self._session.execute(query).mappings():
                said = {name: row[name] for name in _ADDRESS_FIELDS}
                # As stored it was well-typed when it came: no second validation.
                found[row["order_id"], row["purpose"]] = Address.model_construct(**said)
        return found

    def stage(self, ids: Sequence[int], at: datetime) -> None:
        """Put checked orders into the staging queue."""
        for some in slices(ids):
            change = update(_ORDERS).where(_ORDERS.c.id.in_(some))
            self._session.execute(change.values(state=OrderState.STAGED.value, staged_at=at))

    def hold(self, ids: Sequence[int]) -> None:
        """Let orders wait in the exception queue."""
        for some in slices(ids):
            change = update(_ORDERS).where(_ORDERS.c.id.in_(some))
            self._session.execute(change.values(state=OrderState.HELD.value))

    def goods_units(self, order_id: int) -> int:
        """Units of an order that somebody can pick."""
        query = select(func.coalesce(func.sum(_LINES.c.units_ordered), 0))
        goods = query.where(_LINES.c.order_id == order_id, _LINES.c.units_ordered > 0)
        return int(self._session.execute(goods.where(~_is_service())).scalar_one())

    def set_service_lines_aside(self, order_id: int) -> dict[str, int]:
        """Make the approved lines that are no goods (postage, manual) need no unit.

        Returns the units that they had, by SKU.
        """
        no_goods = (_LINES.c.order_id == order_id) & _is_service()
        query = select(_LINES.c.sku, func.sum(_LINES.c.units_ordered)).where(no_goods)
        asked = query.group_by(_LINES.c.sku)
        found = {sku: int(units) for sku, units in self._session.execute(asked)}
        self._session.execute(update(_LINES).where(no_goods).values(units_ordered=0))
        return found


def _is_service() -> ColumnElement[bool]:
    return or_(_LINES.c.product_id.is_(None), func.upper(_LINES.c.sku).in_(PSEUDO_SKUS))


def _is_odd() -> ColumnElement[bool]:
    return or_(
        _PRODUCTS.c.id.is_(None),
        _PRODUCTS.c.sellable.is_(False),
        _LINES.c.price_minor <= 0,
        _LINES.c.units_ordered <= 0,
        func.upper(_LINES.c.sku).in_(PSEUDO_SKUS),
    )


def _facts(
    order: Row[tuple[object, ...]],
    goods_minor: int,
    odd_lines: Sequence[LineFacts],
    addresses: dict[tuple[int, str], Address],
) -> OrderFacts:
    blank = Address()
    return OrderFacts(
        number=order.channel_order_no,
        email=order.email,
        shipping=addresses.get((order.id, "shipping"), blank),
        billing=addresses.get((order.id, "billing"), blank),
        odd_lines=tuple(odd_lines),
        goods_minor=goods_minor,
        discount_minor=order.discount_minor,
        shipping_minor=order.shipping_minor,
        tax_minor=order.tax_minor,
        total_minor=order.total_minor,
        currency=order.currency,
        financial_status=order.financial_status,
        is_cancelled=order.cancelled_at is not None,
    )
