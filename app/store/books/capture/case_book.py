"""Exception cases and their history (T1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from app.errors import NothingFound
from app.exception_queue.kinds import CaseKind, Resolution, Severity
from app.store.books.capture.case_lists import CaseLists, CaseRow, row_of
from app.store.books.capture.upserting import insert_into, slices, table_of
from app.store.books.shipping.number_series import take_numbers
from app.store.schema.cases import Case, CaseEvent

_CASES = table_of(Case)
_EVENTS = table_of(CaseEvent)


@dataclass(frozen=True, slots=True)
class NewCase:
    """Trouble to be put before a person.

    Attributes:
        key: names the trouble; while a case with it is open, no second one is opened.
        subject: what a scan finds the case by: order, bin or tote; or the document's name.
        facts: the evidence, as JSON; worded by the screen.
    """

    key: str
    kind: CaseKind
    severity: Severity
    subject: str
    facts: Mapping[str, Any]
    opened_at: datetime
    due_at: datetime
    order_id: int | None = None
    station: str = ""
    badge: str = ""


@dataclass(frozen=True, slots=True)
class ApprovedCase:
    """A case that a supervisor approved for one version of an order."""

    order_id: int
    kind: CaseKind
    facts: Mapping[str, Any] = field(default_factory=dict)


class CaseBook(CaseLists):
    """Exception cases and their history."""

    def open(self, case: NewCase) -> int:
        """Open a case; returns its id, or that of the open case with the same key."""
        self.open_many([case])
        query = select(_CASES.c.id).where(_CASES.c.key == case.key, _CASES.c.state == "open")
        return int(self._session.execute(query).scalar_one())

    def open_many(self, cases: Sequence[NewCase]) -> int:
        """Open those cases whose key no open case has; returns how many.

        Scans that are evidence of an open case stand beside those that it has already.
        """
        there = self._open_keys([case.key for case in cases])
        for case in cases:
            if case.key in there and case.facts.get("scans"):
                self._add_scans(case)
        wanted = {case.key: case for case in cases if case.key not in there}
        if not wanted:
            return 0
        numbers = take_numbers(self._session, "case", len(wanted))
        rows = [
            _row(case, f"E-{number}") for case, number in zip(wanted.values(), numbers, strict=True)
        ]
        into = insert_into(self._session, _CASES).on_conflict_do_nothing()
        asked = into.returning(_CASES.c.id, _CASES.c.key)
        opened = self._session.execute(asked, rows).all()
        events = [
            _event(found.id, wanted[found.key].opened_at, "opened", wanted[found.key].badge, {})
            for found in opened
        ]
        if events:
            self._session.execute(insert(_EVENTS), events)
        return len(opened)

    def _add_scans(self, case: NewCase) -> None:
        query = select(Case).where(Case.key == case.key, Case.state == "open").with_for_update()
        row = self._session.scalars(query.execution_options(populate_existing=True)).one()
        scans = [*row.facts.get("scans", ()), *case.facts["scans"]]
        row.facts = {**row.facts, "scans": scans}
        self._session.flush()

    def known_keys(self, keys: Sequence[str]) -> set[str]:
        """Those of ``keys`` that some case has, open or solved."""
        found: set[str] = set()
        for some in slices(sorted(keys)):
            query = select(_CASES.c.key).where(_CASES.c.key.in_(some))
            found.update(self._session.scalars(query))
        return found

    def _open_keys(self, keys: Sequence[str]) -> set[str]:
        found: set[str] = set()
        for some in slices(sorted(keys)):
            query = select(_CASES.c.key).where(_CASES.c.key.in_(some), _CASES.c.state == "open")
            found.update(self._session.scalars(query))
        return found

    def open_with(self, key: str) -> CaseRow | None:
        """The open case about this trouble; None if there is none."""
        query = select(Case).where(Case.key == key, Case.state == "open")
        found = self._session.scalar(query.execution_options(populate_existing=True))
        return None if found is None else row_of(found)

    def open_of_orders(self, order_ids: Sequence[int]) -> dict[int, list[CaseRow]]:
        """The open cases of these orders, by order id."""
        found: dict[int, list[CaseRow]] = {}
        for some in slices(sorted(order_ids)):
            query = select(Case).where(Case.order_id.in_(some), Case.state == "open")
            fresh = query.order_by(Case.id).execution_options(populate_existing=True)
            for case in self._session.scalars(fresh):
                if case.order_id is not None:
                    found.setdefault(case.order_id, []).append(row_of(case))
        return found

    def approved_of_orders(self, order_ids: Sequence[int]) -> list[ApprovedCase]:
        """What supervisors approved about these orders."""
        found: list[ApprovedCase] = []
        for some in slices(sorted(order_ids)):
            query = select(Case.order_id, Case.kind, Case.facts).where(
                Case.order_id.in_(some), Case.resolution == Resolution.APPROVE.value
            )
            rows = self._session.execute(query)
            found += [ApprovedCase(row[0], CaseKind(row[1]), row[2]) for row in rows]
        return found

    def restate(self, case_id: int, facts: Mapping[str, Any], at: datetime) -> None:
        """Put newer evidence into an open case; the old evidence stays in its history."""
        case = self._session.get_one(Case, case_id, populate_existing=True)
        if case.facts == dict(facts):
            return
        self.note(case_id, at, "evidence", "", {"before": case.facts})
        case.facts = dict(facts)
        self._session.flush()

    def take(self, case_id: int, badge: str, at: datetime, until: datetime) -> bool:
        """Make ``badge`` the owner until then; False if another one has it or it is solved."""
        free = (_CASES.c.owner == "") | (_CASES.c.owner == badge) | (_CASES.c.owned_until < at)
        change = update(_CASES).where(_CASES.c.id == case_id, _CASES.c.state == "open", free)
        done = self._session.execute(
            change.values(owner=badge, owned_until=until).returning(_CASES.c.id)
        ).first()
        if done is not None:
            self.note(case_id, at, "taken", badge, {})
        return done is not None

    def release(self, case_id: int, badge: str, at: datetime) -> None:
        """Give a case that ``badge`` owns back to everybody."""
        change = update(_CASES).where(_CASES.c.id == case_id, _CASES.c.owner == badge)
        done = self._session.execute(
            change.values(owner="", owned_until=None).returning(_CASES.c.id)
        ).first()
        if done is not None:
            self.note(case_id, at, "released", badge, {})

    def solve(
        self,
        case_id: int,
        resolution: Resolution,
        badge: str,
        at: datetime,
        facts: Mapping[str, Any] | None = None,
    ) -> bool:
        """Close a case; False if it was solved before.  ``badge`` is "" where a check did it."""
        change = update(_CASES).where(_CASES.c.id == case_id, _CASES.c.state == "open")
        values = {"state": "solved", "resolution": resolution.value, "solved_by": badge}
        released: dict[str, Any] = {"solved_at": at, "owner": "", "owned_until": None}
        done = self._session.execute(
            change.values(**values, **released).returning(_CASES.c.id)
        ).first()
        if done is not None:
            said = {"resolution": resolution.value, **(facts or {})}
            self.note(case_id, at, "solved", badge, said)
        return done is not None

    def note(
        self, case_id: int, at: datetime, what: str, badge: str, facts: Mapping[str, Any]
    ) -> None:
        """Add to the history of a case; it is never changed afterwards."""
        self._session.execute(insert(_EVENTS), [_event(case_id, at, what, badge, facts)])

    def lock(self, case_id: int) -> CaseRow:
        """One case, locked until the transaction ends.

        Raises:
            NothingFound: no such case.
        """
        query = select(Case).where(Case.id == case_id).with_for_update()
        case = self._session.scalar(query.execution_options(populate_existing=True))
        if case is None:
            raise NothingFound(kind="case", code=str(case_id))
        return row_of(case)


def _row(case: NewCase, case_no: str) -> dict[str, Any]:
    return {
        "case_no": case_no,
        "key": case.key,
        "kind": case.kind.value,
        "severity": case.severity.value,
        "state": "open",
        "order_id": case.order_id,
        "subject": case.subject[:48],
        "facts": dict(case.facts),
        "station": case.station,
        "badge": case.badge,
        "opened_at": case.opened_at,
        "due_at": case.due_at,
        "owner": "",
        "solved_by": "",
    }


def _event(
    case_id: int, at: datetime, what: str, badge: str, facts: Mapping[str, Any]
) -> dict[str, Any]:
    return {"case_id": case_id, "at": at, "what": what, "badge": badge, "facts": dict(facts)}
