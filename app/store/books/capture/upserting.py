"""Many rows at once, set-based: inserted where new, updated where different, else left alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeVar, cast

from sqlalchemy import Table, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.store.columns import Base

Insert = sqlite.Insert | postgresql.Insert

T = TypeVar("T")

_SLICE = 500
"""Values in one IN (...): far below the limit on parameters of either engine."""


class Written(NamedTuple):
    """How many rows were new and how many were changed."""

    new: int = 0
    changed: int = 0

    def __add__(self, other: tuple[Any, ...]) -> Written:
        new, changed = other
        return Written(self.new + new, self.changed + changed)


def table_of(row: type[Base]) -> Table:
    """The table of a mapped class, for set-based statements."""
    return cast(Table, row.__table__)


def insert_into(session: Session, table: Table) -> Insert:
    """An INSERT that knows ON CONFLICT, of the engine in use."""
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


class Touched(NamedTuple):
    """The keys of the rows that were new and of those that were changed."""

    new: set[Any]
    changed: set[Any]


def upsert(
    session: Session, table: Table, rows: Sequence[Mapping[str, Any]], key: Sequence[str]
) -> Written:
    """Write ``rows``; a row that says what is there already is not touched.

    Rows go in by ``key`` order, so that two imports at once take their locks alike.  No two rows
    may have the same key.
    """
    touched = upsert_by(session, table, rows, key)
    return Written(len(touched.new), len(touched.changed))


def upsert_by(
    session: Session, table: Table, rows: Sequence[Mapping[str, Any]], key: Sequence[str]
) -> Touched:
    """As ``upsert``; says the keys themselves."""
    if not rows:
        return Touched(set(), set())
    ordered = sorted(rows, key=lambda row: tuple(row[name] for name in key))
    before = _existing(session, table, ordered, key)
    into = insert_into(session, table)
    said = [name for name in ordered[0] if name not in key]
    statement = into.on_conflict_do_update(
        index_elements=list(key),
        set_={name: into.excluded[name] for name in said},
        where=or_(*(table.c[name].is_distinct_from(into.excluded[name]) for name in said)),
    ).returning(*(table.c[name] for name in key))
    found = session.execute(statement, [dict(row) for row in ordered])
    touched = {_single(tuple(row)) for row in found}
    return Touched(touched - before, touched & before)


def _single(key: tuple[Any, ...]) -> Any:
    """A key of one column as its value, of several as they are."""
    return key[0] if len(key) == 1 else key


def _existing(
    session: Session, table: Table, rows: Sequence[Mapping[str, Any]], key: Sequence[str]
) -> set[Any]:
    """Those of the keys that are there."""
    wanted = {_single(tuple(row[name] for name in key)) for row in rows}
    columns = [table.c[name] for name in key]
    found: set[Any] = set()
    for some in slices(sorted({row[key[0]] for row in rows})):
        query = select(*columns).where(table.c[key[0]].in_(some))
        found.update(_single(tuple(row)) for row in session.execute(query))
    return found & wanted


def slices(values: Sequence[T]) -> list[Sequence[T]]:
    """``values`` in pieces that fit one statement."""
    return [values[start : start + _SLICE] for start in range(0, len(values), _SLICE)]
