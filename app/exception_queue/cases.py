"""Opening, taking and freeing cases of the exception queue (T1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from app.errors import NotAllowed
from app.exception_queue.kinds import CaseKind, Severity, severity_of, time_allowed
from app.scanning.directory import Person
from app.store.books.capture.case_book import NewCase
from app.store.books.capture.case_lists import CaseCounts
from app.store.unit_of_work import Store, UnitOfWork

OWNED_FOR = timedelta(minutes=5)
"""A case is free again when its owner has not touched it for so long (ux.md, "Exceptions")."""

DUE_SOON = timedelta(minutes=30)
"""A case that is due within this time is counted as due soon."""

DESK_ROLES = frozenset({"clerk", "supervisor", "administrator"})
"""Who may work on the queue."""


def open_case(
    uow: UnitOfWork,
    kind: CaseKind,
    key: str,
    subject: str,
    facts: Mapping[str, Any],
    at: datetime,
    *,
    order_id: int | None = None,
    severity: Severity | None = None,
    station: str = "",
    badge: str = "",
) -> int:
    """Open a case, due when its severity says; returns its id.

    While a case with ``key`` is open no second one is opened: the id of that one is returned.
    """
    severity = severity or severity_of(kind)
    return uow.cases.open(
        NewCase(
            key=key,
            kind=kind,
            severity=severity,
            subject=subject,
            facts=facts,
            opened_at=at,
            due_at=at + time_allowed(severity),
            order_id=order_id,
            station=station,
            badge=badge,
        )
    )


def take_case(store: Store, case_id: int, person: Person, at: datetime) -> bool:
    """Make ``person`` the owner for five minutes, again at each touch.

    Returns:
        False if another one has it, or it is solved.

    Raises:
        NotAllowed: packers do not work on the queue.
    """
    need_desk_role(person, "take case")
    return store.run(lambda uow: uow.cases.take(case_id, person.badge, at, at + OWNED_FOR))


def free_case(store: Store, case_id: int, person: Person, at: datetime) -> None:
    """Give a case back; nothing happens if it is another one's."""
    store.run(lambda uow: uow.cases.release(case_id, person.badge, at))


def queue_counts(store: Store, now: datetime, start_of_day: datetime) -> CaseCounts:
    """The figures above the queue; ``start_of_day`` is the warehouse's midnight."""
    with store.reading() as uow:
        return uow.cases.counts(now, now + DUE_SOON, start_of_day)


def need_desk_role(person: Person, action: str) -> None:
    """Refuse people of the floor.

    Raises:
        NotAllowed: not a clerk, supervisor or administrator.
    """
    if person.role not in DESK_ROLES:
        raise NotAllowed(action=action, reason="clerk")


def need_supervisor(person: Person, action: str) -> None:
    """Refuse everybody who may not approve.

    Raises:
        NotAllowed: neither supervisor nor administrator.
    """
    if not person.supervises:
        raise NotAllowed(action=action, reason="supervisor")
