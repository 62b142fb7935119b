"""Trouble of a station that a supervisor must look at: a damaged file, something that was denied.

Each is one case with its evidence, and an entry of the audit; nothing waits on it.
Source: sync.md, "Rules of the database" (say so, never delete evidence) and "Who may what".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.exception_queue.cases import open_case
from app.exception_queue.kinds import CaseKind, Severity
from app.store.unit_of_work import Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class Damage:
    """A file that was found damaged when the station started, and what was made of it.

    Attributes:
        what: "database" or "journal".
        aside: where the damaged file lies now, untouched.
        detail: what was wrong with it.
        rows: rows that are in the new file; None where nothing was to be moved.
        lost: by table, how many rows could not be read; None where nobody knows how many.
    """

    what: str
    aside: str
    detail: str
    rows: int | None = None
    lost: Mapping[str, int | None] = field(default_factory=dict)


def report_damage(store: Store, damage: Damage, station: str) -> None:
    """Put a damaged file before a supervisor; of one file only one case is ever open.

    Raises:
        StoreUnreachable: nothing was saved.
    """
    facts: dict[str, Any] = {"damaged": damage.what, "aside": damage.aside, "detail": damage.detail}
    if damage.rows is not None:
        facts |= {"rows": damage.rows, "lost": dict(damage.lost)}
    action, key = f"{damage.what} damaged", f"damaged {damage.aside}"
    store.run(lambda uow: _report(uow, key, damage.what, station, action, facts))


def report_denied(store: Store, detail: str, station: str) -> None:
    """Put before a supervisor what the database's own roles denied to this station.

    Raises:
        StoreUnreachable: nothing was saved.
    """
    facts = {"denied": station, "detail": detail}
    key = f"denied {station} {detail}"
    store.run(lambda uow: _report(uow, key, station, station, "denied", facts))


def _report(
    uow: UnitOfWork, key: str, subject: str, station: str, action: str, facts: Mapping[str, Any]
) -> None:
    uow.people.audit(uow.now, "", station, action, subject, dict(facts))
    open_case(
        uow,
        CaseKind.REPORTED,
        key,
        subject,
        facts,
        uow.now,
        severity=Severity.HIGH,
        station=station,
    )
