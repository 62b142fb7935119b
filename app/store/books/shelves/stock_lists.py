"""What lies where, and why: lists for the stock desk (R3, S6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import Session

from app.store.books.tracking.way_to_goods import OF_ITS_LOT
from app.store.schema.catalogue import Bin, Product
from app.store.schema.stock import LedgerEntry, Place, Stock
from app.store.schema.tracking import Lot

_ON_THE_SHELF = [p.value for p in (Place.FREE, Place.HELD, Place.SUSPECT, Place.QUARANTINE)]
_FREE = Stock.on_hand - Stock.held - Stock.suspect - Stock.quarantined


class StockFilter(StrEnum):
    """Which shelves are listed."""

    ALL = "all"
    HELD = "held"
    SUSPECT = "suspect"
    QUARANTINE = "quarantine"


class StockSort(StrEnum):
    """How they are sorted."""

    BIN = "bin"
    SKU = "sku"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class StockQuery:
    """Which shelves are listed, and how; ``search`` is part of a bin, SKU, name or lot."""

    which: StockFilter = StockFilter.ALL
    search: str = ""
    sort: StockSort = StockSort.BIN


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """Units of a product and lot in a bin; ``lot_barred`` if the whole lot is in quarantine."""

    stock_id: int
    product_id: int
    bin_code: str
    zone: str
    sku: str
    name: str
    lot: str
    on_hand: int
    held: int
    suspect: int
    quarantined: int
    lot_barred: bool = False

    @property
    def free(self) -> int:
        """Units that may be promised."""
        if self.lot_barred:
            return 0
        return self.on_hand - self.held - self.suspect - self.quarantined


@dataclass(frozen=True, slots=True)
class Change:
    """What one movement did to a bin: who, why, when, so many units more or less.

    A movement between accounts of the bin (a hold) changes 0 of what lies there; ``moved`` are
    its units.
    """

    at: datetime
    badge: str
    station: str
    movement: str
    reference: str
    units: int
    moved: int


class StockLists:
    """Lists for the stock desk."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def shelves(self, query: StockQuery, limit: int) -> list[ShelfRow]:
        """The shelves that a query lists, at most ``limit``; empty ones are left out."""
        wanted = _wanted(_shelves(), query).order_by(*_order(query.sort)).limit(limit)
        return [ShelfRow(*row) for row in self._session.execute(wanted)]

    def counts(self) -> dict[StockFilter, int]:
        """How many shelves each filter lists."""
        found = {}
        for which in StockFilter:
            some = _wanted(_shelves(), StockQuery(which)).subquery()
            count = select(func.count()).select_from(some)
            found[which] = int(self._session.execute(count).scalar_one())
        return found

    def changes(self, bin_code: str, product_id: int, limit: int) -> list[Change]:
        """The last movements of a product in a bin, newest first."""
        last = func.max(LedgerEntry.id)
        query = (
            select(
                func.max(LedgerEntry.at),
                LedgerEntry.badge,
                LedgerEntry.station,
                LedgerEntry.movement,
                LedgerEntry.reference,
                func.sum(LedgerEntry.units),
                func.sum(case((LedgerEntry.units > 0, LedgerEntry.units), else_=0)),
            )
            .where(LedgerEntry.place == bin_code, LedgerEntry.product_id == product_id)
            .where(LedgerEntry.place_kind.in_(_ON_THE_SHELF))
            .group_by(
                LedgerEntry.movement_id,
                LedgerEntry.badge,
                LedgerEntry.station,
                LedgerEntry.movement,
                LedgerEntry.reference,
            )
            .order_by(last.desc())
            .limit(limit)
        )
        rows = self._session.execute(query)
        return [Change(*row) for row in rows]


def _shelves() -> Select[Any]:
    return (
        select(
            Stock.id,
            Stock.product_id,
            Bin.code,
            Bin.zone,
            Product.sku,
            Product.name,
            Stock.lot,
            Stock.on_hand,
            Stock.held,
            Stock.suspect,
            Stock.quarantined,
            func.coalesce(Lot.quarantined, False),
        )
        .outerjoin(Lot, OF_ITS_LOT)
        .join(Bin, Bin.id == Stock.bin_id)
        .join(Product, Product.id == Stock.product_id)
        .where(Stock.on_hand > 0)
    )


def _wanted(listed: Select[Any], query: StockQuery) -> Select[Any]:
    only = {
        StockFilter.HELD: Stock.held > 0,
        StockFilter.SUSPECT: Stock.suspect > 0,
        StockFilter.QUARANTINE: (Stock.quarantined > 0) | func.coalesce(Lot.quarantined, False),
    }.get(query.which)
    if only is not None:
        listed = listed.where(only)
    if query.search:
        like = query.search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        fields = (Bin.code, Product.sku, Product.name, Stock.lot)
        listed = listed.where(or_(*(field.ilike(f"%{like}%", escape="\\") for field in fields)))
    return listed


def _order(sort: StockSort) -> tuple[Any, ...]:
    by_bin = (Bin.walk_order, Bin.code, Product.sku, Stock.lot)
    return {
        StockSort.BIN: by_bin,
        StockSort.SKU: (Product.sku, *by_bin),
        StockSort.FREE: (_FREE.desc(), *by_bin),
    }[sort]
