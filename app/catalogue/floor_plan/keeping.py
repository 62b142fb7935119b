"""The layout as a supervisor has drawn it, kept as a whole (F2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.catalogue.floor_plan.layout import fault_of
from app.errors import BadValue
from app.exception_queue.cases import need_supervisor
from app.scanning.directory import Person
from app.store.books.planning.layout_book import Part
from app.store.unit_of_work import Store, UnitOfWork


def keep_layout(store: Store, parts: Sequence[Part], at: datetime, person: Person) -> None:
    """Let the layout be exactly these parts, from the next wave on.

    Raises:
        NotAllowed: not a supervisor.
        BadValue: a part is not whole, or there are two of one kind and code; nothing was saved.
    """
    need_supervisor(person, "change layout")
    seen: set[tuple[str, str]] = set()
    for part in parts:
        wrong = fault_of(part.kind, part.x_mm, part.y_mm, part.from_mm, part.to_mm)
        if wrong is not None:
            raise BadValue(kind=part.kind, value=part.code, reason=f"{wrong[0]} {wrong[1].value}")
        if (part.kind, part.code) in seen:
            raise BadValue(kind=part.kind, value=part.code, reason="there are two of them")
        seen.add((part.kind, part.code))

    def job(uow: UnitOfWork) -> None:
        uow.layout.replace(parts)
        uow.people.audit(at, person.badge, "", "change layout", "", {"parts": len(parts)})

    store.run(job)
