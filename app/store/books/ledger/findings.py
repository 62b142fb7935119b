"""Where the ledger and the books differ; each query finds nothing in a sound warehouse (R3)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, select, union_all

from app.store.schema.catalogue import Bin
from app.store.schema.floor import Carton, CartonContent, CartonState
from app.store.schema.orders import Order, OrderLine
from app.store.schema.stock import Hold, LedgerEntry, Place, Stock

_ZERO = literal(0)


def unbalanced_movements() -> Select[Any]:
    """Movements whose sides do not add up to zero."""
    total = func.sum(LedgerEntry.units)
    return (
        select(
            cast(LedgerEntry.movement_id, String).label("movement"),
            LedgerEntry.product_id,
            total.label("units"),
        )
        .group_by(LedgerEntry.movement_id, LedgerEntry.product_id)
        .having(total != 0)
    )


def stock_against_ledger() -> Select[Any]:
    """Bins where on-hand stock is not what the ledger says lies there on all its accounts."""
    lies = (Place.FREE, Place.HELD, Place.SUSPECT, Place.QUARANTINE)
    return _bins_differ(LedgerEntry.place_kind.in_([place.value for place in lies]), Stock.on_hand)


def held_against_ledger() -> Select[Any]:
    """Bins where held stock is not what the ledger says is held there."""
    return _bins_differ(LedgerEntry.place_kind == Place.HELD.value, Stock.held)


def suspect_against_ledger() -> Select[Any]:
    """Bins where the units that a pick did not find are not those of the ledger."""
    return _bins_differ(LedgerEntry.place_kind == Place.SUSPECT.value, Stock.suspect)


def quarantined_against_ledger() -> Select[Any]:
    """Bins where the units in quarantine are not those of the ledger."""
    return _bins_differ(LedgerEntry.place_kind == Place.QUARANTINE.value, Stock.quarantined)


def _bins_differ(entries: ColumnElement[bool], column: Any) -> Select[Any]:
    said = select(
        LedgerEntry.product_id,
        LedgerEntry.place.label("place"),
        LedgerEntry.lot.label("lot"),
        LedgerEntry.units.label("ledger"),
        _ZERO.label("books"),
    ).where(entries)
    there = select(Stock.product_id, Bin.code, Stock.lot, _ZERO, column).join(
        Bin, Bin.id == Stock.bin_id
    )
    both = union_all(said, there).subquery()
    keys = (both.c.product_id, both.c.place, both.c.lot)
    return _differing(both, keys)


def holds_against_stock() -> Select[Any]:
    """Stock rows whose held units are not the sum of what is still held for order lines."""
    live = Hold.units - Hold.picked - Hold.released
    total = func.coalesce(func.sum(live), 0)
    return (
        select(
            Stock.product_id,
            Bin.code.label("place"),
            total.label("holds"),
            Stock.held.label("books"),
        )
        .join(Bin, Bin.id == Stock.bin_id)
        .outerjoin(Hold, Hold.stock_id == Stock.id)
        .group_by(Stock.id, Stock.product_id, Bin.code, Stock.held)
        .having(total != Stock.held)
    )


def totes_against_lines() -> Select[Any]:
    """Orders whose units in totes are not those that were picked and not yet packed."""
    said = select(
        LedgerEntry.product_id,
        LedgerEntry.reference.label("order_no"),
        LedgerEntry.units.label("ledger"),
        _ZERO.label("books"),
    ).where(LedgerEntry.place_kind == Place.TOTE.value)
    counted = (
        select(
            OrderLine.product_id,
            Order.order_no,
            _ZERO,
            OrderLine.units_picked - OrderLine.units_packed,
        )
        .join(Order, Order.id == OrderLine.order_id)
        .where(OrderLine.units_picked != OrderLine.units_packed)
    )
    both = union_all(said, counted).subquery()
    return _differing(both, (both.c.product_id, both.c.order_no))


def cartons_against_contents() -> Select[Any]:
    """Cartons in the house that do not hold what the ledger says."""
    said = select(
        LedgerEntry.product_id,
        LedgerEntry.place.label("place"),
        LedgerEntry.units.label("ledger"),
        _ZERO.label("books"),
    ).where(LedgerEntry.place_kind == Place.CARTON.value)
    place = Order.order_no + "/" + cast(Carton.number, String)
    inside = (
        select(OrderLine.product_id, place, _ZERO, CartonContent.units)
        .join(CartonContent, CartonContent.order_line_id == OrderLine.id)
        .join(Carton, Carton.id == CartonContent.carton_id)
        .join(Order, Order.id == Carton.order_id)
        .where(Carton.state != CartonState.SHIPPED.value)
    )
    both = union_all(said, inside).subquery()
    return _differing(both, (both.c.product_id, both.c.place))


def _differing(both: Any, keys: tuple[Any, ...]) -> Select[Any]:
    said, counted = func.sum(both.c.ledger), func.sum(both.c.books)
    return (
        select(*keys, said.label("ledger"), counted.label("books"))
        .group_by(*keys)
        .having(said != counted)
        .order_by(*keys)
    )
