"""Leases: how long a claim holds, and works that are taken from a station (D11; sync.md 1, 2, 6).

Only the database's clock is compared.  A work that is taken from its holder gets a new fence at
once, so that whatever the old holder still keeps is known as late when it comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import table_of
from app.store.schema.floor import PickLine, Work, WorkState
from app.store.schema.station import AuditEntry
from app.store.schema.stock import Hold, Stock
from app.store.statements.ready import Ready

_WORKS = table_of(Work)
_LINES = table_of(PickLine)


@dataclass(frozen=True, slots=True)
class TakenWork:
    """A work that was taken from its holder; ``fence`` is the new one."""

    work_id: int
    work_no: str
    kind: str
    fence: int
    holder: str


def _take_away(which: ColumnElement[bool]) -> Ready:
    """The one statement that opens works which stations hold; made once: every claim asks it."""
    return Ready(
        update(_WORKS)
        .where(which, _WORKS.c.state == WorkState.CLAIMED.value)
        .values(
            state=WorkState.OPEN.value,
            holder="",
            holder_badge="",
            lease_until=None,
            fence=_WORKS.c.fence + 1,
            taken_from=_WORKS.c.holder,
            taken_at=bindparam("at", type_=_WORKS.c.taken_at.type),
            suspect=bindparam("scans", type_=_WORKS.c.suspect.type),
        )
        .returning(
            _WORKS.c.id, _WORKS.c.work_no, _WORKS.c.kind, _WORKS.c.fence, _WORKS.c.taken_from
        )
    )


_OVER = (
    select(_WORKS.c.id)
    .where(_WORKS.c.state == WorkState.CLAIMED.value)
    .where(_WORKS.c.lease_until < bindparam("at", type_=_WORKS.c.lease_until.type))
    .with_for_update(skip_locked=True)
    .correlate(None)
)
_RETURN = _take_away(_WORKS.c.id.in_(_OVER.scalar_subquery()))
_RELEASE = _take_away(_WORKS.c.id == bindparam("work_id"))
_RENEW = Ready(
    update(_WORKS)
    .where(
        _WORKS.c.id == bindparam("work_id"),
        _WORKS.c.holder == bindparam("station"),
        _WORKS.c.fence == bindparam("held_fence"),
        _WORKS.c.state == WorkState.CLAIMED.value,
    )
    .values(lease_until=bindparam("until", type_=_WORKS.c.lease_until.type))
    .returning(_WORKS.c.id)
)


class LeaseBook:
    """How long claims hold, and who loses one."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def renew(self, work_id: int, station: str, fence: int, until: datetime) -> bool:
        """Let a claim hold until then; False if ``station`` holds it no more under ``fence``."""
        self._session.flush()
        claim = {"work_id": work_id, "station": station, "held_fence": fence}
        return bool(_RENEW.rows(self._session, until=until, **claim))

    def return_expired(self, now: datetime, station: str) -> list[TakenWork]:
        """Open works whose lease is over for whoever comes; those in a replay's hand are skipped.

        ``station`` is the one that looked: it signs the audit.

        A statement of its own: the same condition within the claim would make it slow.
        """
        taken = self._taken(_RETURN, now, may_hold_scans=True)
        self._audit(taken, now, "lease expired", "", station)
        return taken

    def release(
        self, work_id: int, now: datetime, badge: str, station: str, *, may_hold_scans: bool
    ) -> TakenWork | None:
        """Take one claimed work from its holder and open it; None if nobody holds it.

        Args:
            work_id: the work.
            now: the database's clock.
            badge: who decides.
            station: where.
            may_hold_scans: True where the holder may keep scans that are not here: what is not
                picked is marked as suspect.
        """
        taken = self._taken(_RELEASE, now, may_hold_scans=may_hold_scans, work_id=work_id)
        self._audit(taken, now, "work released", badge, station)
        return taken[0] if taken else None

    def _taken(
        self, change: Ready, now: datetime, *, may_hold_scans: bool, **which: int
    ) -> list[TakenWork]:
        self._session.flush()
        done = change.rows(self._session, at=now, scans=may_hold_scans, **which)
        taken = [TakenWork(*row) for row in done]
        if taken and may_hold_scans:
            self._suspect([work.work_id for work in taken])
        return taken

    def _suspect(self, work_ids: list[int]) -> None:
        left = _LINES.c.units_needed > _LINES.c.units_picked + _LINES.c.units_short
        change = update(_LINES).where(_LINES.c.work_id.in_(work_ids), left)
        self._session.execute(change.values(suspect=True))

    def _audit(
        self, taken: list[TakenWork], now: datetime, action: str, badge: str, station: str
    ) -> None:
        entries = [
            {
                "at": now,
                "badge": badge,
                "station": station,
                "action": action,
                "subject": work.work_no,
                "facts": {"from": work.holder, "fence": work.fence},
            }
            for work in taken
        ]
        if entries:
            self._session.execute(insert(AuditEntry), entries)

    def clear_suspicion(self, work_id: int) -> None:
        """What was doubtful is known: nothing of a work is suspect any more."""
        self._session.execute(update(_WORKS).where(_WORKS.c.id == work_id).values(suspect=False))
        lines = update(_LINES).where(_LINES.c.work_id == work_id, _LINES.c.suspect)
        self._session.execute(lines.values(suspect=False))

    def bins_left(self, work_id: int) -> list[tuple[int, int]]:
        """Bins and products of the stops of a walk that its books still miss units of."""
        left = PickLine.units_needed > PickLine.units_picked + PickLine.units_short
        query = (
            select(Stock.bin_id, Stock.product_id)
            .join(Hold, Hold.stock_id == Stock.id)
            .join(PickLine, PickLine.hold_id == Hold.id)
            .where(PickLine.work_id == work_id, left)
            .distinct()
            .order_by(Stock.bin_id, Stock.product_id)
        )
        return [(row[0], row[1]) for row in self._session.execute(query)]
