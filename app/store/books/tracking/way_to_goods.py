"""The ways that queries of the floor take: from a stop to its goods, from stock to what it is."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import Select, and_

from app.store.schema.catalogue import Bin, Product
from app.store.schema.floor import PickLine
from app.store.schema.orders import Order, OrderLine
from app.store.schema.stock import Hold, Stock
from app.store.schema.tracking import Lot

RowT = TypeVar("RowT", bound=tuple[Any, ...])

OF_ITS_LOT = and_(Lot.product_id == Stock.product_id, Lot.lot == Stock.lot)
"""Joins a stock row with its lot; one without a lot finds none."""


def to_stock(stops: Select[RowT]) -> Select[RowT]:
    """From the stops of walks to the order lines they serve and the stock they take from."""
    return (
        stops.join(OrderLine, OrderLine.id == PickLine.order_line_id)
        .join(Order, Order.id == OrderLine.order_id)
        .join(Hold, Hold.id == PickLine.hold_id)
        .join(Stock, Stock.id == Hold.stock_id)
    )


def to_goods(stock: Select[RowT]) -> Select[RowT]:
    """From stock to its bin, its product and the lot that it is of, if it is of one."""
    return (
        stock.join(Bin, Bin.id == Stock.bin_id)
        .join(Product, Product.id == Stock.product_id)
        .outerjoin(Lot, OF_ITS_LOT)
    )
