"""People, stations and the audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.errors import BadValue
from app.scanning.control_card import collides
from app.scanning.directory import Person
from app.store.books.capture.upserting import insert_into, table_of
from app.store.schema.station import AuditEntry, PersonRow, Station
from app.values import to_code


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who somebody is, and the argon2 hash of the PIN ("" where there is none)."""

    person: Person
    pin_hash: str


@dataclass(frozen=True, slots=True)
class Audited:
    """One entry of the audit: who did what to what, and when."""

    at: datetime
    badge: str
    station: str
    action: str
    subject: str
    facts: Mapping[str, Any]


class PeopleBook:
    """People, stations and the audit."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(
        self, badge: str, name: str, role: str, pin_hash: str = "", since: datetime | None = None
    ) -> None:
        """Enter a person or bring them up to date by ``badge``; ``role`` as in ``Role``.

        An empty ``pin_hash`` leaves a PIN as it is; ``since`` counts for somebody new only.

        Raises:
            BadValue: the badge is no well-formed code, or starts as the control card's codes do.
            IntegrityError: an unknown role; the unit of work says it as StoreRefused.
        """
        to_code("badge", badge)
        if collides(badge):
            reason = "starts as the control card's codes do"
            raise BadValue(kind="badge", value=badge, reason=reason)
        found = self._row(badge)
        if found is None:
            row = PersonRow(badge=badge, name=name, role=role, pin_hash=pin_hash, since=since)
            self._session.add(row)
        else:
            found.name, found.role, found.active = name, role, True
            found.pin_hash = pin_hash or found.pin_hash
        self._session.flush()

    def retire(self, badge: str) -> None:
        """Let nobody sign in with this badge any more; the person stays for the history."""
        found = self._row(badge)
        if found is not None:
            found.active = False
            self._session.flush()

    def find(self, badge: str) -> Credentials | None:
        """Who carries ``badge``; None if nobody active does."""
        found = self._row(badge)
        return _credentials(found) if found is not None and found.active else None

    def all_active(self) -> tuple[Credentials, ...]:
        """Everybody who may sign in, by badge."""
        query = select(PersonRow).where(PersonRow.active).order_by(PersonRow.badge)
        return tuple(_credentials(row) for row in self._session.scalars(query))

    def seen_station(self, name: str, at: datetime) -> None:
        """Note that a station is alive; enters it the first time."""
        into = insert_into(self._session, table_of(Station))
        self._session.execute(
            into.values(name=name, last_seq=0, last_seen=at).on_conflict_do_update(
                index_elements=["name"], set_={"last_seen": at}
            )
        )

    def audit(
        self,
        at: datetime,
        badge: str,
        station: str,
        action: str,
        subject: str,
        facts: Mapping[str, Any],
        entry_id: UUID | None = None,
    ) -> None:
        """Write one entry, for ever.  ``facts`` must be JSON and hold no secret.

        One that has an ``entry_id`` is written once, however often it is told.
        """
        entry = {
            "at": at,
            "badge": badge,
            "station": station,
            "action": action,
            "subject": subject,
            "facts": dict(facts),
        }
        if entry_id is None:
            self._session.execute(insert(AuditEntry).values(entry))
            return
        into = insert_into(self._session, table_of(AuditEntry)).on_conflict_do_nothing()
        self._session.execute(into.values(entry | {"entry_id": entry_id}))

    def audited(self, subject: str = "", action: str = "", limit: int = 200) -> list[Audited]:
        """The last entries, newest first; of one subject or action where given."""
        query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit)
        if subject:
            query = query.where(AuditEntry.subject == subject)
        if action:
            query = query.where(AuditEntry.action == action)
        return [
            Audited(row.at, row.badge, row.station, row.action, row.subject, row.facts)
            for row in self._session.scalars(query)
        ]

    def last_times(
        self, station: str, action: str, since_action: str, count: int
    ) -> list[datetime]:
        """The last ``count`` times of ``action`` at a station since its last ``since_action``."""
        last = select(func.coalesce(func.max(AuditEntry.id), 0)).where(
            AuditEntry.station == station, AuditEntry.action == since_action
        )
        query = (
            select(AuditEntry.at)
            .where(AuditEntry.station == station, AuditEntry.action == action)
            .where(AuditEntry.id > last.scalar_subquery())
            .order_by(AuditEntry.id.desc())
            .limit(count)
        )
        return list(self._session.scalars(query))

    def _row(self, badge: str) -> PersonRow | None:
        return self._session.scalar(select(PersonRow).where(PersonRow.badge == badge))


def _credentials(row: PersonRow) -> Credentials:
    return Credentials(Person(row.badge, row.name, row.role), row.pin_hash)
