"""Claims: which station works on what, and the package that it takes with it (D11).

One UPDATE decides who gets a work; whoever comes second finds it taken.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Executable,
    bindparam,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session

from app.fulfilment.work import ClaimedPackage as ClaimedWork
from app.fulfilment.work import PackPackage, PickPackage
from app.lifecycle import OrderState
from app.store.books.capture.upserting import table_of
from app.store.books.shipping.number_series import take_numbers
from app.store.books.stations.taking import TAKE, TAKE_NEXT, TAKE_NUMBERED
from app.store.schema.floor import ClaimedPackage, PickLine, Tote, Work, WorkKind, WorkState
from app.store.schema.orders import Order, OrderLine
from app.store.schema.station import ScanEvent
from app.store.statements.own_rights import MAY_MOVE_STOCK
from app.store.statements.ready import Ready

_WORKS = table_of(Work)
_OVER = (WorkState.DONE.value, WorkState.WITHDRAWN.value)
_PREFIXES = {
    WorkKind.RECEIVE: "RC",
    WorkKind.COUNT: "CT",
    WorkKind.MOVE: "MV",
    WorkKind.PUT_AWAY: "PA",
}


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """Where a work stands, and what its holder took with it."""

    work_id: int
    work_no: str
    kind: str
    state: str
    holder: str
    fence: int
    order_version: int
    package: dict[str, Any] | None
    holder_badge: str = ""


@dataclass(frozen=True, slots=True)
class FreshClaim:
    """A work that a station just took; ``may_do`` if its login may write what its scans move."""

    work_id: int
    may_do: bool


@dataclass(frozen=True, slots=True)
class OrderToPack:
    """An order as a packing station asks for it."""

    order_id: int
    order_no: str
    state: str
    version: int
    units_ordered: int
    units_picked: int


def _note_versions() -> Executable:
    """Let the stops of a walk know the versions of their orders; few of them are new."""
    lines = table_of(PickLine)
    version = (
        select(Order.version)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .where(OrderLine.id == lines.c.order_line_id)
        .scalar_subquery()
    )
    mine = (lines.c.work_id == bindparam("walk")) & (lines.c.order_version != version)
    return update(lines).where(mine).values(order_version=version)


_NOTE_VERSIONS = _note_versions()


class ClaimBook:
    """Which station works on what."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take_pick(
        self, station: str, badge: str, lease_until: datetime, work_no: str | None
    ) -> FreshClaim | None:
        """Give the next open walk to a station, or that of ``work_no``; None if there is none.

        The most urgent order decides which walk is next; an index has them in this order.
        """
        if work_no is not None:
            return self._taken(TAKE_NUMBERED, station, badge, lease_until, number=work_no)
        return self._taken(TAKE_NEXT, station, badge, lease_until)

    def take(
        self, work_id: int, station: str, badge: str, lease_until: datetime
    ) -> FreshClaim | None:
        """Give an open work to a station; None if it is not open any more."""
        return self._taken(TAKE, station, badge, lease_until, work_id=work_id)

    def _taken(
        self, claim: Ready, station: str, badge: str, lease_until: datetime, **which: Any
    ) -> FreshClaim | None:
        found = claim.rows(self._session, station=station, badge=badge, until=lease_until, **which)
        return next((FreshClaim(work_id, bool(may_do)) for work_id, may_do in found), None)

    def may_move_stock(self) -> bool:
        """True if this login may write what picking and stock work move."""
        return bool(self._session.scalar(select(MAY_MOVE_STOCK)))

    def open_stock_work(
        self,
        kind: WorkKind,
        at: datetime,
        *,
        purchase_order_id: int | None = None,
        count_task_id: int | None = None,
    ) -> WorkFacts:
        """The stock work on a purchase order or count that is not over, or a new one; locked."""
        subject = (
            (Work.purchase_order_id == purchase_order_id)
            if purchase_order_id is not None
            else (Work.count_task_id == count_task_id)
        )
        found = None
        if purchase_order_id is not None or count_task_id is not None:
            found = self._one(subject & Work.state.not_in(_OVER))
        if found is None:
            number = take_numbers(self._session, f"{kind.value} work")[0]
            row = {
                "work_no": f"{_PREFIXES[kind]}-{number:04}",
                "kind": kind.value,
                "purchase_order_id": purchase_order_id,
                "count_task_id": count_task_id,
                "opened_at": at,
            }
            self._session.execute(insert(Work).values(row))
            found = self._one(Work.work_no == row["work_no"])
        if found is None:
            raise ValueError(f"no {kind.value} work")
        return found

    def withdraw_idle(self, kind: WorkKind, station: str) -> None:
        """Withdraw works of a kind that a station holds: it holds none of them in its journal."""
        idle = update(_WORKS).where(_WORKS.c.kind == kind.value, _WORKS.c.holder == station)
        idle = idle.where(_WORKS.c.state == WorkState.CLAIMED.value)
        self._session.execute(idle.values(state=WorkState.WITHDRAWN.value, holder=""))

    def stock_subject(self, work_id: int) -> tuple[int | None, int | None]:
        """The purchase order and the count that a stock work is of, by their ids."""
        query = select(Work.purchase_order_id, Work.count_task_id).where(Work.id == work_id)
        found = self._session.execute(query).one()
        return found[0], found[1]

    def give_back(self, work_id: int, station: str) -> bool:
        """Open a work again that ``station`` holds; False if it does not hold it."""
        release = (
            update(_WORKS)
            .where(_WORKS.c.id == work_id, _WORKS.c.holder == station)
            .where(_WORKS.c.state == WorkState.CLAIMED.value)
            .values(state=WorkState.OPEN.value, holder="", holder_badge="", lease_until=None)
            .returning(_WORKS.c.id)
        )
        return self._session.execute(release).scalar_one_or_none() is not None

    def held_pick(self, station: str) -> WorkFacts | None:
        """The walk that a station holds, locked; None if it holds none."""
        mine = (Work.kind == WorkKind.PICK.value) & (Work.state == WorkState.CLAIMED.value)
        return self._one(mine & (Work.holder == station))

    def by_number(self, work_no: str) -> WorkFacts | None:
        """A work by its number, locked."""
        return self._one(Work.work_no == work_no)

    def by_id(self, work_id: int) -> WorkFacts | None:
        """A work by its id, locked."""
        return self._one(Work.id == work_id)

    def walk_of_tote(self, code: str) -> str | None:
        """The number of the walk on whose cart a tote is; None if it is on none."""
        query = select(Work.work_no).join(Tote, Tote.work_id == Work.id).where(Tote.code == code)
        return self._session.scalar(query.where(Work.kind == WorkKind.PICK.value))

    def packing_of(self, order_id: int) -> WorkFacts | None:
        """The packing of an order that is not over, locked."""
        return self._one((Work.order_id == order_id) & Work.state.not_in(_OVER))

    def _one(self, wanted: ColumnElement[bool]) -> WorkFacts | None:
        query = (
            select(
                Work.id,
                Work.work_no,
                Work.kind,
                Work.state,
                Work.holder,
                Work.fence,
                Work.order_version,
                Work.package,
                Work.holder_badge,
            )
            .where(wanted)
            .order_by(Work.id)
            .limit(1)
            .with_for_update()
        )
        row = self._session.execute(query).first()
        return None if row is None else WorkFacts(*row)

    def has_records(self, work: WorkFacts) -> bool:
        """Say whether anything was scanned under the present claim of a work."""
        scanned = exists().where(ScanEvent.work_id == work.work_id, ScanEvent.fence == work.fence)
        return bool(self._session.scalar(select(scanned)))

    def keep_package(self, package: ClaimedWork) -> None:
        """Remember what a station took with it, for ever, and for which versions (D10)."""
        as_json = package.model_dump(mode="json")
        values: dict[str, Any] = {"package": as_json, "order_version": 0}
        if isinstance(package, PackPackage):
            values["order_version"] = package.order_version
            values["other_badge_required"] = package.other_badge_required
        kept = update(_WORKS).where(_WORKS.c.id == package.work_id)
        self._session.execute(kept.values(values))
        self._session.execute(
            insert(table_of(ClaimedPackage)).values(
                work_id=package.work_id,
                fence=package.fence,
                edition=package.edition,
                package=as_json,
                claimed_at=func.now(),
            )
        )
        if isinstance(package, PickPackage):
            self._session.connection().execute(_NOTE_VERSIONS, {"walk": package.work_id})

    def find_order(self, code: str) -> OrderToPack | None:
        """The order of a tote's code or of an order number; None for neither or an empty tote."""
        in_tote = exists().where(Tote.order_id == Order.id, Tote.code == code)
        query = (
            select(
                Order.id,
                Order.order_no,
                Order.state,
                Order.version,
                func.coalesce(func.sum(OrderLine.units_ordered), 0),
                func.coalesce(func.sum(OrderLine.units_picked), 0),
            )
            .outerjoin(OrderLine, OrderLine.order_id == Order.id)
            .where((Order.order_no == code) | in_tote)
            .group_by(Order.id, Order.order_no, Order.state, Order.version)
        )
        row = self._session.execute(query).first()
        return (
            None if row is None else OrderToPack(row[0], row[1], row[2], row[3], *map(int, row[4:]))
        )

    def is_tote(self, code: str) -> bool:
        """Say whether a tote has this code."""
        return self._session.scalar(select(Tote.id).where(Tote.code == code)) is not None

    def versions(self, order_nos: Collection[str]) -> dict[str, int | None]:
        """Versions of orders by number, None for the cancelled; unknown ones are left out."""
        query = select(Order.order_no, Order.version, Order.state)
        found = self._session.execute(query.where(Order.order_no.in_(order_nos)))
        cancelled = OrderState.CANCELLED.value
        return {row[0]: None if row[2] == cancelled else row[1] for row in found}
