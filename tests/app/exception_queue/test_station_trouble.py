"""What happened to a station itself stands before a supervisor, with its evidence."""

from __future__ import annotations

from sqlalchemy import select

from app.exception_queue.kinds import CaseKind, Resolution, Severity, resolutions_of
from app.exception_queue.station_trouble import Damage, report_damage, report_denied
from app.store.schema.cases import Case
from app.store.schema.station import AuditEntry
from app.store.unit_of_work import Store


def _cases(store: Store) -> list[Case]:
    with store.reading() as uow:
        return list(uow.session.scalars(select(Case).order_by(Case.id)))


def test_a_damaged_database_is_one_case_with_what_was_lost(store: Store) -> None:
    damage = Damage("database", "/shop.db.damaged-1", "page 7", rows=120, lost={"totes": 3})

    report_damage(store, damage, "Pack 04")
    report_damage(store, damage, "Pack 04")

    (case,) = _cases(store)
    assert (case.kind, case.severity, case.station) == (
        CaseKind.REPORTED,
        Severity.HIGH,
        "Pack 04",
    )
    assert case.facts["aside"] == "/shop.db.damaged-1"
    assert case.facts["lost"] == {"totes": 3}
    assert resolutions_of(CaseKind.REPORTED, case.facts) == (Resolution.DISMISS,)


def test_a_damaged_journal_names_the_file_that_was_put_aside(store: Store) -> None:
    report_damage(store, Damage("journal", "/pack.journal.aside-1", "malformed"), "Pack 04")

    (case,) = _cases(store)
    assert case.facts == {
        "damaged": "journal",
        "aside": "/pack.journal.aside-1",
        "detail": "malformed",
    }


def test_what_was_denied_is_in_the_audit_each_time_and_one_open_case(store: Store) -> None:
    for _attempt in range(2):
        report_denied(store, "permission denied for table people", "Pack 04")

    (case,) = _cases(store)
    assert case.facts["denied"] == "Pack 04"
    with store.reading() as uow:
        noted = uow.session.scalars(select(AuditEntry).filter_by(action="denied")).all()
    assert [entry.station for entry in noted] == ["Pack 04", "Pack 04"]
