"""Stock rows of bins, locked, and units that go from one account to another with their entry (R3).

Every change of stock outside picking goes through ``shift``: the row and the ledger cannot differ.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import insert_into, table_of
from app.store.books.floor.postings import Account, Posting, post
from app.store.schema.catalogue import Bin, Product
from app.store.schema.stock import Movement, Place, Stock
from app.store.schema.tracking import Serial, SerialPlace

_STOCK = table_of(Stock)
_COLUMN = {Place.HELD: "held", Place.SUSPECT: "suspect", Place.QUARANTINE: "quarantined"}


@dataclass(slots=True)
class Shelf:
    """Units of one product (and lot) in one bin, as they stand in this transaction."""

    stock_id: int
    product_id: int
    sku: str
    name: str
    bin_id: int
    bin_code: str
    lot: str
    on_hand: int
    held: int
    suspect: int
    quarantined: int

    @property
    def free(self) -> int:
        """Units that may be promised."""
        return self.on_hand - self.held - self.suspect - self.quarantined


@dataclass(frozen=True, slots=True)
class Spot:
    """Where units are taken from or go to: an account of a shelf, or one without a bin.

    ``code`` names a tote or carton, as the ledger does.
    """

    place: Place
    shelf: Shelf | None = None
    code: str = ""

    @property
    def account(self) -> Account:
        """The account of the ledger."""
        return Account(self.place, self.shelf.bin_code if self.shelf else self.code)


@dataclass(frozen=True, slots=True)
class Why:
    """Who moves units, where, when, and for what; ``reference`` is a number that people know."""

    movement: Movement
    reference: str
    badge: str
    station: str
    at: datetime


class ShelfBook:
    """What lies in the bins."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def in_bins(self, bin_codes: Collection[str]) -> list[Shelf]:
        """Everything that lies in these bins, locked, in the one fixed order."""
        return self._read(Bin.code.in_(bin_codes))

    def shelf(self, product_id: int, bin_code: str, lot: str = "") -> Shelf:
        """The one stock row, locked; made if nothing of it has lain there before.

        Raises:
            NoResultFound: there is no such bin or product.
        """
        bin_id = self._session.execute(select(Bin.id).where(Bin.code == bin_code)).scalar_one()
        row = {"product_id": product_id, "bin_id": bin_id, "lot": lot}
        into = insert_into(self._session, _STOCK).values(**row, **dict.fromkeys(_COUNTS, 0))
        self._session.execute(into.on_conflict_do_nothing())
        there = (Stock.product_id == product_id) & (Stock.bin_id == bin_id) & (Stock.lot == lot)
        return self._read(there)[0]

    def shift(self, why: Why, units: int, source: Spot, target: Spot) -> None:
        """Bring units from one account to another; the shelves that are named change with it.

        Raises:
            ValueError: no units, or neither spot is on a shelf.
            DBAPIError: the source has not so many; the unit of work says it as StoreRefused.
        """
        shelf = source.shelf or target.shelf
        if shelf is None:
            raise ValueError("units that come from no bin and go to none")
        posting = Posting(
            why.movement,
            shelf.product_id,
            units,
            source.account,
            target.account,
            lot=shelf.lot,
            reference=why.reference,
            badge=why.badge,
            station=why.station,
        )
        self._add(source, -units)
        self._add(target, units)
        self._save({spot.shelf.stock_id: spot.shelf for spot in (source, target) if spot.shelf})
        post(self._session, [posting], why.at)

    def names_of(self, product_ids: Collection[int]) -> dict[int, str]:
        """What these products are called."""
        query = select(Product.id, Product.name).where(Product.id.in_(sorted(product_ids)))
        return {row[0]: row[1] for row in self._session.execute(query)}

    def is_quarantine(self, bin_code: str) -> bool | None:
        """Say whether a bin is for what may not leave; None if there is no such bin."""
        return self._session.scalar(select(Bin.quarantine).where(Bin.code == bin_code))

    def place_serials(self, shelf: Shelf, serials: Collection[str], place: SerialPlace) -> None:
        """Let these serial numbers lie on the shelf, or be gone; new ones are entered.

        Raises:
            DBAPIError: one of them is in a carton or tote; the unit of work says StoreRefused.
        """
        at = shelf.bin_id if place is SerialPlace.BIN else None
        for serial in serials:
            row = {
                "product_id": shelf.product_id,
                "serial": serial,
                "lot": shelf.lot,
                "place": place.value,
                "bin_id": at,
            }
            into = insert_into(self._session, table_of(Serial)).values(row)
            self._session.execute(
                into.on_conflict_do_update(
                    index_elements=["product_id", "serial"],
                    set_={name: into.excluded[name] for name in ("lot", "place", "bin_id")},
                )
            )

    @staticmethod
    def _add(spot: Spot, units: int) -> None:
        if spot.shelf is not None:
            spot.shelf.on_hand += units
            column = _COLUMN.get(spot.place)
            if column is not None:
                setattr(spot.shelf, column, getattr(spot.shelf, column) + units)

    def _save(self, shelves: dict[int, Shelf]) -> None:
        for stock_id, shelf in sorted(shelves.items()):
            values = {name: getattr(shelf, name) for name in _COUNTS}
            self._session.execute(update(_STOCK).where(_STOCK.c.id == stock_id).values(values))

    def _read(self, wanted: ColumnElement[bool]) -> list[Shelf]:
        query: Any = (
            select(
                Stock.id,
                Product.id,
                Product.sku,
                Product.name,
                Bin.id,
                Bin.code,
                Stock.lot,
                *(getattr(Stock, name) for name in _COUNTS),
            )
            .join(Bin, Bin.id == Stock.bin_id)
            .join(Product, Product.id == Stock.product_id)
            .where(wanted)
            .order_by(Stock.id)
            .with_for_update(of=Stock)
        )
        return [Shelf(*row) for row in self._session.execute(query)]


_COUNTS = ("on_hand", "held", "suspect", "quarantined")
