"""Lets the stores of one test run share what SQLAlchemy made of a statement.

A program has one store and compiles each statement once.  Each test has a store of its own and
compiled them all again: 40 % of what the tests of the store took.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

_MOST = 4000
_STATEMENTS: LRUCache[object, object] = LRUCache(_MOST)


def share_statements() -> None:
    """From now on every engine of this process looks into one cache of compiled statements.

    Its keys hold the dialect of an engine: two of one kind, at the same server, are the same.
    """
    for kind in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        setattr(kind, "__eq__", lambda one, other: type(one) is type(other))  # noqa: B010 -- a method is not assigned to
        setattr(kind, "__hash__", lambda one: hash(type(one)))  # noqa: B010 -- the same
    event.listen(Engine, "engine_connect", _look_into_one)


def _look_into_one(connection: Connection) -> None:
    setattr(connection.engine, "_compiled_cache", _STATEMENTS)  # noqa: B010 -- SQLAlchemy has no option for it
