"""A driver's errors in our words: the same kinds and the same constraint names on both engines."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

from sqlalchemy import Engine, PrimaryKeyConstraint, Table, UniqueConstraint
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from app.errors import (
    AppError,
    StoreDamaged,
    StoreDenied,
    StoreReadOnly,
    StoreRefused,
    StoreUnreachable,
)
from app.store.columns import Base
from app.store.engine import first_line, primary_code, safe_url

_COLLISIONS = frozenset({"40001", "40P01"})  # serialization failure, deadlock
_READ_ONLY_TRANSACTION = "25006"  # PostgreSQL: a standby answers
_DENIED = "42501"  # PostgreSQL: this login may not do that, or not for another station
_NO_ROOM = "53100"  # PostgreSQL: its disk is full
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_DUPLICATE = re.compile(r"UNIQUE constraint failed: (\w+)\.\w+")


class TryAgain(StoreUnreachable):
    """Two transactions collided and ours gave way; nothing was saved.  ``Store.run`` runs again."""


def told(error: DBAPIError, engine: Engine) -> Exception:
    """Say a driver's error in our words; the error itself if it is a bug."""
    detail, state = first_line(error), getattr(error.orig, "sqlstate", None)
    where, code = safe_url(engine.url), primary_code(error)
    if state in _COLLISIONS or code == sqlite3.SQLITE_BUSY:
        return TryAgain(url=where, detail=detail)
    if isinstance(error, IntegrityError):
        return StoreRefused(constraint=_constraint_of(error), detail=detail)
    if state == _DENIED:
        return StoreDenied(constraint="rights", detail=detail)
    if state in {_READ_ONLY_TRANSACTION, _NO_ROOM}:
        return StoreReadOnly(path=where, detail=detail)
    return _trouble_of_file(error, engine, detail, code) or error


def _trouble_of_file(
    error: DBAPIError, engine: Engine, detail: str, code: int | None
) -> AppError | None:
    path = str(engine.url.database)
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL}:
        return StoreReadOnly(path=path, detail=detail)
    if code in _DAMAGED:
        return StoreDamaged(path=path, detail=detail)
    if isinstance(error, OperationalError) or error.connection_invalidated:
        return StoreUnreachable(url=safe_url(engine.url), detail=detail)
    return None


def _constraint_of(error: IntegrityError) -> str:
    """The constraint's name in the schema, or the driver's words where it has none."""
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None and diagnosis.constraint_name:
        return str(diagnosis.constraint_name)
    words = first_line(error)
    if found := _DUPLICATE.match(words):
        return _unique_name(found[1], words) or words
    return words.rsplit(": ", 1)[-1]


def _unique_name(table_name: str, words: str) -> str | None:
    """SQLite names the columns of what is there twice; the schema knows what is unique there."""
    table = Base.metadata.tables.get(table_name)
    if table is None:
        return None
    columns = {part.split(".")[1] for part in words.rsplit(": ", 1)[-1].split(", ")}
    return next((name for name, of in _unique_things(table) if of == columns), None)


def _unique_things(table: Table) -> Iterator[tuple[str, set[str]]]:
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint | PrimaryKeyConstraint):
            yield str(constraint.name), {column.name for column in constraint.columns}
    for index in table.indexes:
        if index.unique:
            yield str(index.name), {column.name for column in index.columns}
