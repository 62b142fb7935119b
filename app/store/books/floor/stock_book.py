"""Stock, holds, the ledger and count tasks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, exists, func, insert, literal, select, update
from sqlalchemy.orm import Session

from app.store.books.allocation.holding import Allocated, allocate_next
from app.store.books.capture.upserting import table_of
from app.store.books.floor.postings import (
    DIFFERENCE,
    SUPPLIER,
    Account,
    Posting,
    free_in,
    post,
)
from app.store.schema.catalogue import Bin
from app.store.schema.stock import CountTask, LedgerEntry, Movement, Stock


class InventoryRow(NamedTuple):
    """So many units of a product (and lot) as they were found in a bin."""

    product_id: int
    bin_id: int
    units: int
    lot: str = ""


@dataclass(frozen=True, slots=True)
class BinStock:
    """What lies in one bin of one product, and how much of it may still be promised."""

    product_id: int
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


class StockBook:
    """Stock, holds, the ledger and count tasks."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def post(self, postings: Iterable[Posting], at: datetime) -> None:
        """Write movements into the ledger; the caller changes the stock they speak of.

        Raises:
            ValueError: a posting of zero or negative units; nothing was written.
        """
        post(self._session, postings, at)

    def allocate_next(self, at: datetime, limit: int, *, patient: bool = False) -> Allocated:
        """Hold stock for the next ``limit`` orders, by ``dispatch_by``, then age (F1).

        Raises:
            StockTaken: roll back, and run it again ``patient``.
        """
        return allocate_next(self._session, at, limit, patient=patient)

    def where(self, product_id: int) -> list[BinStock]:
        """Where a product lies, in walking order."""
        counts = (Stock.on_hand, Stock.held, Stock.suspect, Stock.quarantined)
        query = (
            select(Stock.product_id, Bin.code, Stock.lot, *counts)
            .join(Bin, Bin.id == Stock.bin_id)
            .where(Stock.product_id == product_id)
            .order_by(Bin.walk_order, Bin.code, Stock.lot)
        )
        return [BinStock(*row) for row in self._session.execute(query)]

    def bin_id(self, bin_code: str) -> int | None:
        """The id of a bin; None if there is none of that code."""
        return self._session.scalar(select(Bin.id).where(Bin.code == bin_code))

    def open_count(
        self, bin_id: int, product_id: int | None, reason: str, at: datetime, badge: str = ""
    ) -> None:
        """Ask for a blind count of a bin (S6); one that is already asked for stays the one."""
        asked = exists().where(
            CountTask.bin_id == bin_id,
            CountTask.product_id.is_not_distinct_from(product_id),
            CountTask.state.in_(("open", "recount")),
        )
        row = select(
            *(literal(value) for value in (bin_id, product_id, reason, "open")),
            literal(at, CountTask.opened_at.type),
            literal(badge),
        ).where(~asked)
        names = ["bin_id", "product_id", "reason", "state", "opened_at", "opened_by"]
        self._session.execute(insert(CountTask).from_select(names, row))

    def findings(self, query: Select[Any]) -> list[dict[str, Any]]:
        """What a query of ``app.store.books.ledger`` finds, a row as column name to value."""
        return [dict(row) for row in self._session.execute(query).mappings()]

    def count_entries(self) -> int:
        """How many entries the ledger has."""
        return self._session.execute(select(func.count(LedgerEntry.id))).scalar_one()

    def take_inventory(
        self, rows: Sequence[InventoryRow], reference: str, badge: str, at: datetime
    ) -> list[int]:
        """Set what lies in bins to what a snapshot says; what it does not name stays.

        The first units of a product in a bin are a receipt, every later difference is a count,
        so that the same snapshot twice changes nothing.

        Returns:
            Indexes of refused rows: negative, named twice, or fewer units than are promised or
            missing there already.
        """
        known = self._lock_rows({row.product_id for row in rows})
        codes = dict(self._session.execute(select(Bin.id, Bin.code)).tuples().all())
        book = _Inventory(known, codes, reference, badge)
        refused = [index for index, row in enumerate(rows) if not book.accepts(row)]
        self._save_inventory(book)
        self.post(book.postings, at)
        return refused

    def _lock_rows(self, product_ids: Collection[int]) -> dict[_Spot, Stock]:
        query = select(Stock).where(Stock.product_id.in_(product_ids))
        found = self._session.scalars(query.order_by(Stock.id).with_for_update())
        return {(row.product_id, row.bin_id, row.lot): row for row in found}

    def _save_inventory(self, book: _Inventory) -> None:
        if book.new:
            self._session.execute(insert(Stock), book.new)
        if book.changed:
            stock = table_of(Stock)
            change = update(stock).where(stock.c.id == bindparam("row"))
            self._session.connection().execute(
                change.values(on_hand=bindparam("units")), book.changed
            )


_Spot = tuple[int, int, str]
"""A product's id, a bin's, and the lot."""


class _Inventory:
    """Compares a snapshot with the stock rows, row by row in memory."""

    def __init__(
        self,
        known: dict[_Spot, Stock],
        codes: dict[int, str],
        reference: str,
        badge: str,
    ) -> None:
        self._known, self._codes = known, codes
        self._reference, self._badge = reference, badge
        self._seen: set[_Spot] = set()
        self.new: list[dict[str, object]] = []
        self.changed: list[dict[str, int]] = []
        self.postings: list[Posting] = []

    def accepts(self, row: InventoryRow) -> bool:
        spot = (row.product_id, row.bin_id, row.lot)
        if row.units < 0 or spot in self._seen or row.bin_id not in self._codes:
            return False
        found = self._known.get(spot)
        if found is not None and row.units < found.held + found.suspect + found.quarantined:
            return False
        self._seen.add(spot)
        if found is None:
            self._receive(row)
        elif row.units != found.on_hand:
            self._correct(found, row.units)
        return True

    def _receive(self, row: InventoryRow) -> None:
        self.new.append(
            {
                "product_id": row.product_id,
                "bin_id": row.bin_id,
                "lot": row.lot,
                "on_hand": row.units,
            }
        )
        if row.units:
            target = free_in(self._codes[row.bin_id])
            self._move(Movement.RECEIPT, row.product_id, row.lot, row.units, SUPPLIER, target)

    def _correct(self, found: Stock, units: int) -> None:
        self.changed.append({"row": found.id, "units": units})
        free, more = free_in(self._codes[found.bin_id]), units - found.on_hand
        source, target = (DIFFERENCE, free) if more > 0 else (free, DIFFERENCE)
        self._move(Movement.COUNT, found.product_id, found.lot, abs(more), source, target)

    def _move(
        self,
        why: Movement,
        product_id: int,
        lot: str,
        units: int,
        source: Account,
        target: Account,
    ) -> None:
        posting = Posting(
            why,
            product_id,
            units,
            source,
            target,
            lot=lot,
            reference=self._reference,
            badge=self._badge,
        )
        self.postings.append(posting)
