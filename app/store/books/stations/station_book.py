"""What each station says of itself, and what it holds (S1; issue 4, station wall)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import table_of
from app.store.schema.floor import PickLine, Work, WorkKind, WorkState
from app.store.schema.orders import Order
from app.store.schema.station import Station
from app.store.statements.ready import Ready, link_of

_STATIONS = table_of(Station)
_KINDS = tuple(kind.value for kind in WorkKind)


_SAID = ("last_seen", "unsent", "health")


def _report(into: sqlite.Insert | postgresql.Insert) -> Ready:
    """Enter what a station says, or bring it up to date."""
    given = {name: bindparam(name, type_=_STATIONS.c[name].type) for name in ("name", *_SAID)}
    into = into.values(last_seq=0, **given)
    said = {name: into.excluded[name] for name in _SAID}
    return Ready(into.on_conflict_do_update(index_elements=["name"], set_=said))


_REPORTS = {
    "sqlite": _report(sqlite.insert(_STATIONS)),
    "postgresql": _report(postgresql.insert(_STATIONS)),
}
"""By engine: each says ON CONFLICT in its own dialect."""


@dataclass(frozen=True, slots=True)
class StationFacts:
    """A station as it said of itself last.

    Attributes:
        last_seen: by the database's clock; None if it never said anything.
        unsent: records that it kept and had not sent then.
        health: its devices by name, each with its state in a word.
    """

    name: str
    last_seen: datetime | None
    unsent: int
    health: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HeldWork:
    """A work that a station holds; ``units_left`` is what its books still miss."""

    work_id: int
    work_no: str
    kind: str
    order_no: str
    holder: str
    holder_badge: str
    lease_until: datetime | None
    units_left: int


@dataclass(frozen=True, slots=True)
class JournalFacts:
    """The journal that a station writes, as far as it is here."""

    epoch: UUID
    last_seq: int


class StationBook:
    """The stations and what they hold."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def report(self, name: str, at: datetime, unsent: int, health: Mapping[str, str]) -> None:
        """Note what a station says of itself; enters it the first time."""
        self._session.flush()
        said = {"name": name, "last_seen": at, "unsent": unsent, "health": dict(health)}
        _REPORTS[link_of(self._session).dialect.name].run(self._session, said)

    def journal(self, name: str) -> JournalFacts | None:
        """The journal that a station wrote last; None if it never sent one."""
        query = select(Station.epoch, Station.last_seq).where(Station.name == name)
        row = self._session.execute(query).first()
        return None if row is None or row[0] is None else JournalFacts(row[0], int(row[1]))

    def facts(self, name: str) -> StationFacts | None:
        """One station; None if it is not known."""
        return next(iter(self._read(name)), None)

    def all(self) -> Sequence[StationFacts]:
        """Every station, by name."""
        return self._read(None)

    def _read(self, name: str | None) -> list[StationFacts]:
        query = select(Station.name, Station.last_seen, Station.unsent, Station.health)
        if name is not None:
            query = query.where(Station.name == name)
        rows = self._session.execute(query.order_by(Station.name))
        return [StationFacts(row[0], row[1], row[2], row[3] or {}) for row in rows]

    def held(self, work_id: int | None = None) -> list[HeldWork]:
        """The works that stations hold, or that one work; by holder."""
        left = PickLine.units_needed - PickLine.units_picked - PickLine.units_short
        to_pick = (
            select(func.coalesce(func.sum(left), 0))
            .where(PickLine.work_id == Work.id)
            .scalar_subquery()
        )
        query = (
            select(
                Work.id,
                Work.work_no,
                Work.kind,
                func.coalesce(Order.order_no, ""),
                Work.holder,
                Work.holder_badge,
                Work.lease_until,
                to_pick,
            )
            .outerjoin(Order, Order.id == Work.order_id)
            .where(Work.kind.in_(_KINDS), Work.state == WorkState.CLAIMED.value)
            .order_by(Work.holder, Work.id)
        )
        if work_id is not None:
            query = query.where(Work.id == work_id)
        return [_held(*row) for row in self._session.execute(query)]


def _held(work_id: int, work_no: str, kind: str, *held: Any) -> HeldWork:
    order_no, holder, holder_badge, lease_until, units = held
    return HeldWork(work_id, work_no, kind, order_no, holder, holder_badge, lease_until, int(units))
