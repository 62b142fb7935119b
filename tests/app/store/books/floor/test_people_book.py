"""People, stations and the audit, on both engines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, update

from app.errors import StoreRefused
from app.store.schema.station import AuditEntry
from app.store.unit_of_work import Store

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def note(store: Store, subject: str, action: str) -> None:
    store.run(lambda uow: uow.people.audit(NOON, "B", "P", action, subject, {}))


def see(store: Store, at: datetime) -> None:
    store.run(lambda uow: uow.people.seen_station("PACK-1", at))


def test_what_is_in_the_audit_is_neither_changed_nor_deleted(store: Store) -> None:
    store.run(lambda uow: uow.people.audit(NOON, "B-1", "PACK-1", "opened", "SO-1", {"n": 1}))

    with pytest.raises(StoreRefused):
        store.run(lambda uow: uow.session.execute(update(AuditEntry).values(badge="B-2")))
    with pytest.raises(StoreRefused):
        store.run(lambda uow: uow.session.execute(delete(AuditEntry)))

    with store.reading() as uow:
        assert [entry.badge for entry in uow.people.audited()] == ["B-1"]


def test_the_audit_is_read_newest_first_by_subject_and_action(store: Store) -> None:
    for subject, action in (("SO-1", "opened"), ("SO-2", "opened"), ("SO-1", "closed")):
        note(store, subject, action)

    with store.reading() as uow:
        assert [e.action for e in uow.people.audited(subject="SO-1")] == ["closed", "opened"]
        assert [e.subject for e in uow.people.audited(action="opened")] == ["SO-2", "SO-1"]
        assert len(uow.people.audited(limit=1)) == 1


def test_a_station_is_entered_once_and_seen_again(store: Store) -> None:
    for minutes in (0, 5):
        see(store, NOON + timedelta(minutes=minutes))

    with store.reading() as uow:
        seen = [(facts.name, facts.last_seen) for facts in uow.stations.all()]
    assert seen == [("PACK-1", NOON + timedelta(minutes=5))]
