"""Reading the exception queue: its pages, its counts, the history of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.errors import NothingFound
from app.exception_queue.kinds import CaseKind, Resolution
from app.store.schema.cases import Case, CaseEvent
from app.store.schema.orders import Order

_LIMIT = 500


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as a list shows it; ``order_no`` is "" where the trouble is no order's."""

    case_id: int
    case_no: str
    key: str
    kind: CaseKind
    is_open: bool
    order_id: int | None
    order_no: str
    subject: str
    facts: Mapping[str, Any]
    station: str
    badge: str
    opened_at: datetime
    due_at: datetime
    owner: str
    owned_until: datetime | None
    resolution: Resolution | None
    solved_by: str


@dataclass(frozen=True, slots=True)
class CaseEventRow:
    """One entry of a case's history: opened, evidence, taken, released, solved."""

    at: datetime
    what: str
    badge: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """What stands above the queue.  ``oldest`` is when the oldest open case was opened."""

    open: int
    late: int
    due_soon: int
    oldest: datetime | None
    solved_today: int


class CaseLists:
    """The part of the case book that reads."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(
        self,
        kind: CaseKind | None = None,
        search: str = "",
        *,
        solved: bool = False,
        offset: int = 0,
        limit: int = 100,
    ) -> list[CaseRow]:
        """Open cases, the first due first; or solved ones, the last solved first.

        ``search`` finds by case number, order number or subject, from its start.
        """
        query = select(Case, Order.order_no).outerjoin(Order, Order.id == Case.order_id)
        query = query.where(Case.state == ("solved" if solved else "open"))
        if kind is not None:
            query = query.where(Case.kind == kind.value)
        if search:
            starts = [
                column.istartswith(search, autoescape=True)
                for column in (Case.case_no, Case.subject, Order.order_no)
            ]
            query = query.where(or_(*starts))
        order = (Case.solved_at.desc(), Case.id.desc()) if solved else (Case.due_at, Case.id)
        query = query.order_by(*order).offset(offset).limit(min(limit, _LIMIT))
        query = query.execution_options(populate_existing=True)
        return [row_of(case, order_no) for case, order_no in self._session.execute(query)]

    def find(self, case_id: int) -> CaseRow:
        """One case.

        Raises:
            NothingFound: no such case.
        """
        query = select(Case, Order.order_no).outerjoin(Order, Order.id == Case.order_id)
        asked = query.where(Case.id == case_id).execution_options(populate_existing=True)
        found = self._session.execute(asked).first()
        if found is None:
            raise NothingFound(kind="case", code=str(case_id))
        return row_of(found[0], found[1])

    def history(self, case_id: int) -> list[CaseEventRow]:
        """What happened to a case, the oldest first."""
        query = select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(CaseEvent.id)
        rows = self._session.scalars(query)
        return [CaseEventRow(row.at, row.what, row.badge, row.facts) for row in rows]

    def counts(self, now: datetime, soon: datetime, since: datetime) -> CaseCounts:
        """Figures of the queue.

        Args:
            now: due before it is late.
            soon: due before it, but not late, is due soon.
            since: what was solved after it counts as solved today.
        """
        is_open = Case.state == "open"
        late = func.count().filter(Case.due_at < now)
        due_soon = func.count().filter(Case.due_at >= now, Case.due_at < soon)
        figures = select(func.count(), late, due_soon, func.min(Case.opened_at)).where(is_open)
        total, is_late, is_soon, oldest = self._session.execute(figures).one()
        solved = select(func.count()).where(Case.state == "solved", Case.solved_at >= since)
        return CaseCounts(
            open=total,
            late=is_late,
            due_soon=is_soon,
            oldest=oldest,
            solved_today=self._session.execute(solved).scalar_one(),
        )


def row_of(case: Case, order_no: str | None = None) -> CaseRow:
    """A case as plain values; without ``order_no`` its subject stands for it."""
    of_order = case.subject if case.order_id is not None else ""
    return CaseRow(
        case_id=case.id,
        case_no=case.case_no,
        key=case.key,
        kind=CaseKind(case.kind),
        is_open=case.state == "open",
        order_id=case.order_id,
        order_no=order_no or of_order,
        subject=case.subject,
        facts=case.facts,
        station=case.station,
        badge=case.badge,
        opened_at=case.opened_at,
        due_at=case.due_at,
        owner=case.owner,
        owned_until=case.owned_until,
        resolution=Resolution(case.resolution) if case.resolution else None,
        solved_by=case.solved_by,
    )
