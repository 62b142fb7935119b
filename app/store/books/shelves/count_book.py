"""Counts: which bins wait for one, nearest first, and what was counted (S6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, insert, select, update
from sqlalchemy.orm import Session

from app.stock.packages import Expected
from app.store.books.capture.upserting import table_of
from app.store.schema.catalogue import Bin, Product
from app.store.schema.floor import PickLine, Work, WorkKind, WorkState
from app.store.schema.stock import (
    CountResult,
    CountState,
    CountTask,
    Hold,
    LedgerEntry,
    Place,
    Stock,
)

_TASKS = table_of(CountTask)
_IN_A_BIN = [p.value for p in (Place.FREE, Place.HELD, Place.SUSPECT, Place.QUARANTINE)]
_ACCOUNTS_MOVE_ONLY = ("hold", "release", "doubt", "quarantine", "clear")
"""Movements between accounts of one bin: nothing is carried."""

WAITING = (CountState.OPEN.value, CountState.RECOUNT.value)


@dataclass(frozen=True, slots=True)
class CountFacts:
    """A count that is asked for.  ``picker_there``: a cart on its way has a stop at the bin."""

    task_id: int
    bin_id: int
    bin_code: str
    zone: str
    walk_order: int
    product_id: int | None
    sku: str
    name: str
    reason: str
    state: str
    counted_by: str
    opened_at: datetime
    holder: str
    picker_there: bool


class CountBook:
    """Counts that are asked for, and their results."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def waiting(self) -> list[CountFacts]:
        """Counts to be made, in walking order."""
        return self._facts(CountTask.state.in_(WAITING))

    def of_bin(self, bin_code: str) -> CountFacts | None:
        """The oldest count that waits for this bin."""
        there = CountTask.state.in_(WAITING) & (Bin.code == bin_code)
        found = sorted(self._facts(there), key=lambda one: one.task_id)
        return next(iter(found), None)

    def find(self, task_id: int, *, lock: bool = False) -> CountFacts | None:
        """One count, locked if it is to be changed."""
        if lock:
            query = select(CountTask.id).where(CountTask.id == task_id)
            self._session.execute(query.with_for_update()).all()
        return next(iter(self._facts(CountTask.id == task_id)), None)

    def expected(self, bin_code: str, product_id: int | None) -> tuple[Expected, ...]:
        """What the books say lies in a bin, or of one product in it."""
        query = (
            select(
                Stock.product_id,
                Product.sku,
                Product.name,
                Stock.lot,
                Product.tracking,
                Stock.on_hand,
            )
            .join(Bin, Bin.id == Stock.bin_id)
            .join(Product, Product.id == Stock.product_id)
            .where(Bin.code == bin_code)
            .order_by(Product.sku, Stock.lot)
        )
        if product_id is not None:
            query = query.where(Stock.product_id == product_id)
        names = ("product_id", "sku", "name", "lot", "tracking", "units")
        rows = self._session.execute(query)
        return tuple(Expected(**dict(zip(names, row, strict=True))) for row in rows)

    def stamp(self, bin_code: str) -> int:
        """The last entry of the ledger by which units came to a bin or left it; 0 for none."""
        query = select(func.coalesce(func.max(LedgerEntry.id), 0)).where(
            LedgerEntry.place == bin_code,
            LedgerEntry.place_kind.in_(_IN_A_BIN),
            LedgerEntry.movement.not_in(_ACCOUNTS_MOVE_ONLY),
        )
        return int(self._session.execute(query).scalar_one())

    def walk_order(self, bin_code: str) -> int:
        """The place of a bin in the natural walk; 0, its beginning, for no bin."""
        query = select(Bin.walk_order).where(Bin.code == bin_code)
        return int(self._session.execute(query).scalar() or 0)

    def picker_there(self, bin_code: str) -> bool:
        """Say whether a cart on its way still has to take units from a bin."""
        query = select(_picker_at(Bin.id)).where(Bin.code == bin_code)
        return bool(self._session.execute(query).scalar())

    def put_result(
        self,
        task_id: int,
        found: Sequence[dict[str, Any]],
        agrees: bool | None,  # noqa: FBT001 -- the column's own three answers
        badge: str,
        station: str,
        at: datetime,
    ) -> None:
        """Keep what somebody counted, for ever; ``agrees`` is None if it proves nothing."""
        row = {
            "count_task_id": task_id,
            "found": {"rows": list(found)},
            "agrees": agrees,
            "badge": badge,
            "station": station,
            "at": at,
        }
        self._session.execute(insert(CountResult), [row])

    def last_found(self, task_id: int) -> list[dict[str, Any]]:
        """What the last count that proved something found."""
        query = (
            select(CountResult.found)
            .where(CountResult.count_task_id == task_id, CountResult.agrees.is_not(None))
            .order_by(CountResult.id.desc())
            .limit(1)
        )
        found = self._session.execute(query).scalar()
        return list(found["rows"]) if found else []

    def move(self, task_id: int, state: CountState, badge: str, at: datetime) -> None:
        """Let a count go on; ``badge`` has counted first."""
        values: dict[str, Any] = {"state": state.value}
        if state is CountState.RECOUNT:
            values["counted_by"] = badge
        if state in {CountState.DONE, CountState.DRIFT}:
            values["done_at"] = at
        self._session.execute(update(_TASKS).where(_TASKS.c.id == task_id).values(values))

    def _facts(self, wanted: ColumnElement[bool]) -> list[CountFacts]:
        holder = (
            select(Work.holder)
            .where(Work.count_task_id == CountTask.id, Work.state == WorkState.CLAIMED.value)
            .limit(1)
            .scalar_subquery()
        )
        query = (
            select(
                CountTask.id,
                Bin.id,
                Bin.code,
                Bin.zone,
                Bin.walk_order,
                CountTask.product_id,
                func.coalesce(Product.sku, ""),
                func.coalesce(Product.name, ""),
                CountTask.reason,
                CountTask.state,
                CountTask.counted_by,
                CountTask.opened_at,
                func.coalesce(holder, ""),
                _picker_at(Bin.id),
            )
            .join(Bin, Bin.id == CountTask.bin_id)
            .outerjoin(Product, Product.id == CountTask.product_id)
            .where(wanted)
            .order_by(Bin.walk_order, Bin.code, CountTask.id)
        )
        return [CountFacts(*row) for row in self._session.execute(query)]


def _picker_at(bin_id: Any) -> ColumnElement[bool]:
    left = PickLine.units_needed - PickLine.units_picked - PickLine.units_short
    return exists().where(
        Work.id == PickLine.work_id,
        Work.kind == WorkKind.PICK.value,
        Work.state == WorkState.CLAIMED.value,
        left > 0,
        Hold.id == PickLine.hold_id,
        Stock.id == Hold.stock_id,
        Stock.bin_id == bin_id,
    )
