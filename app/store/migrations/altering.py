"""Changes CHECKs and columns without copying a table, the same on both engines.

Alembic's batch mode copies a table on SQLite: it drops the triggers of append-only tables, forgets
every CHECK, and cannot drop a table that others refer to.  SQLite's own procedure for changes that
leave what is stored as it is edits the table's text instead (SQLite, "ALTER TABLE", section 7).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial

import sqlalchemy as sa
from alembic import op


def allow(table: str, column: str, choices: type[StrEnum]) -> None:
    """Let ``column`` hold every value that the program knows by now."""
    values = ", ".join(f"'{choice.value}'" for choice in choices)
    put_check(table, f"{column}_known", f"{column} IN ({values})")


def put_check(table: str, name: str, condition: str) -> None:
    """Add a CHECK by the name that the schema gives it, or replace the one of that name."""
    whole = f"ck_{table}_{name}"
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        _edit_sqlite(connection, table, lambda schema: _with_check(schema, whole, condition))
        return
    connection.execute(sa.text(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {whole}"))
    connection.execute(sa.text(f"ALTER TABLE {table} ADD CONSTRAINT {whole} CHECK ({condition})"))


def allow_null(table: str, columns: Iterable[str]) -> None:
    """Let columns be empty that could not be."""
    connection = op.get_bind()
    for column in columns:
        if connection.dialect.name == "sqlite":
            _edit_sqlite(connection, table, partial(_nullable, column))
        else:
            connection.execute(sa.text(f"ALTER TABLE {table} ALTER COLUMN {column} DROP NOT NULL"))


def add_columns(table: str, columns: Iterable[str]) -> None:
    """Add columns as SQL says them; one that may not be NULL needs a default."""
    connection = op.get_bind()
    for column in columns:
        connection.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {column}"))


def _edit_sqlite(connection: sa.Connection, table: str, edit: Callable[[str], str]) -> None:
    schema = connection.execute(
        sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :table"),
        {"table": table},
    ).scalar_one()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    connection.execute(
        sa.text("UPDATE sqlite_master SET sql = :sql WHERE type = 'table' AND name = :table"),
        {"sql": edit(schema), "table": table},
    )
    connection.exec_driver_sql(f"PRAGMA schema_version={int(version) + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema=OFF")
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":  # rolled back with the whole upgrade
        raise ValueError(f"{table}: {found}")


def _with_check(schema: str, name: str, condition: str) -> str:
    """The table's text with the CHECK ``name``: where the old one stood, else last."""
    check = f"CONSTRAINT {name} CHECK ({condition})"
    start = schema.find(f"CONSTRAINT {name} CHECK (")
    if start < 0:
        end = schema.rindex(")")
        return f"{schema[:end].rstrip()}, \n\t{check}\n)"
    opened = schema.index("(", start)
    depth, end = 1, opened + 1
    while depth:
        depth += {"(": 1, ")": -1}.get(schema[end], 0)
        end += 1
    return f"{schema[:start]}{check}{schema[end:]}"


def _nullable(column: str, schema: str) -> str:
    """The table's text with ``column`` free to be NULL."""
    wanted = re.compile(rf"^(\s*\"?{column}\"? [^,\n]*?) NOT NULL", re.MULTILINE)
    text, found = wanted.subn(r"\1", schema)
    if found != 1:
        raise ValueError(f"{column} is in the table's text {found} times")
    return text
