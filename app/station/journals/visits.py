"""Who came and who left, on the station's own disk until the audit of the shared database has it.

A sign-in without the server, and a sign-out that waits for it, outlive a power cut (S4; sync.md,
"Claim, scan, replay" steps 5 and 8).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.scanning.directory import Person
from app.station.journals.writing import JournalHand

SIGNED_IN, SIGNED_OUT = "signed in", "signed out"


class VisitState(StrEnum):
    """How far a visit's entry has come."""

    LEAVING = "leaving"
    """SIGN OUT was scanned; signed out is who has nothing unsent here any more."""
    DUE = "due"
    """The audit is to be told."""
    TOLD = "told"
    """It was."""
    WITHDRAWN = "withdrawn"
    """Whoever was leaving came back."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody came to a station or left it.

    Attributes:
        visit_id: made when it happened; the audit takes it once.
        action: ``SIGNED_IN`` or ``SIGNED_OUT``.
        person: who.
        at: the station's wall clock, aware UTC; evidence only, never compared.
        facts: what the audit says besides.
    """

    visit_id: UUID
    action: str
    person: Person
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)


class VisitBook:
    """The visits in a station's journal.  Use it on the journal's thread.

    Every method raises JournalUnwritable if the file cannot be written or read.
    """

    def __init__(self, hand: JournalHand) -> None:
        self._hand = hand

    def put(self, visit: Visit, state: VisitState) -> None:
        """Keep a visit, or what has become of it; it is on the disk when this returns."""
        with self._hand.writing():
            self.write(visit, state)

    def write(self, visit: Visit, state: VisitState) -> None:
        """As ``put``, in the one commit of what is being written to the journal already."""
        person = visit.person
        row = {
            "visit_id": str(visit.visit_id),
            "action": visit.action,
            "badge": person.badge,
            "name": person.name,
            "role": person.role,
            "at": visit.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "facts": json.dumps(dict(visit.facts)),
            "state": state.value,
        }
        self._hand.db.execute(_PUT, row)

    def told(self, visits: Iterable[Visit]) -> None:
        """Remember that the audit has these; saying it again is harmless."""
        rows = [(VisitState.TOLD.value, str(visit.visit_id)) for visit in visits]
        with self._hand.writing():
            self._hand.db.executemany("UPDATE visits SET state = ? WHERE visit_id = ?", rows)

    def due(self) -> list[Visit]:
        """What the audit is to be told, the oldest first."""
        return self._in_state(VisitState.DUE)

    def leaving(self) -> list[Visit]:
        """Who scanned SIGN OUT and is not signed out, the first first."""
        return self._in_state(VisitState.LEAVING)

    def _in_state(self, state: VisitState) -> list[Visit]:
        with self._hand.reading():
            rows = self._hand.db.execute(
                "SELECT visit_id, action, badge, name, role, at, facts FROM visits"
                " WHERE state = ? ORDER BY id LIMIT 500",
                (state.value,),
            ).fetchall()
        return [
            Visit(
                UUID(visit_id),
                action,
                Person(badge, name, role),
                datetime.fromisoformat(at),
                json.loads(facts),
            )
            for visit_id, action, badge, name, role, at, facts in rows
        ]


def visits_owed(journal: sqlite3.Connection) -> int:
    """How many visits of a journal nobody else knows yet; none where it is too old to keep any."""
    there = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'visits'"
    if not journal.execute(there).fetchone()[0]:
        return 0
    owed = "SELECT count(*) FROM visits WHERE state IN ('leaving', 'due')"
    return int(journal.execute(owed).fetchone()[0])


_PUT = """
INSERT INTO visits (visit_id, action, badge, name, role, at, facts, state)
VALUES (:visit_id, :action, :badge, :name, :role, :at, :facts, :state)
ON CONFLICT (visit_id) DO UPDATE SET facts = excluded.facts, state = excluded.state
"""
