"""Scratch paper of one allocation: three temporary tables, one set to a connection.

A station's role in the database may make temporary tables but no others.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, Uuid, delete
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

_SCRATCH = MetaData()
_TEMPORARY: dict[str, Any] = {"prefixes": ["TEMPORARY"], "postgresql_on_commit": "DELETE ROWS"}

WANTED = Table(
    "allocation_wanted",
    _SCRATCH,
    Column("order_id", BigInteger, primary_key=True, autoincrement=False),
    Column("state_before", String),
    **_TEMPORARY,
)
"""The orders of this run, and where each stood."""

DEMAND = Table(
    "allocation_demand",
    _SCRATCH,
    Column("line_id", BigInteger, primary_key=True, autoincrement=False),
    Column("order_id", BigInteger),
    Column("order_no", String),
    Column("product_id", BigInteger, index=True),
    Column("units", Integer),
    Column("upto", Integer),
    **_TEMPORARY,
)
"""What their lines miss, laid end to end per product: ``upto`` counts a line and those before."""

PLAN = Table(
    "allocation_plan",
    _SCRATCH,
    Column("line_id", BigInteger, index=True),
    Column("order_no", String),
    Column("stock_id", BigInteger, index=True),
    Column("product_id", BigInteger),
    Column("lot", String),
    Column("bin_code", String),
    Column("units", Integer),
    Column("movement_id", Uuid),
    **_TEMPORARY,
)
"""So many units of a stock row for an order line."""


class NewUuid(FunctionElement[Any]):
    """A random UUID for every row, made by the database."""

    type = Uuid()
    inherit_cache = True


@compiles(NewUuid, "sqlite")
def _new_uuid_sqlite(element: NewUuid, compiler: SQLCompiler, **kw: object) -> str:
    del element, compiler, kw
    return "lower(hex(randomblob(16)))"


@compiles(NewUuid, "postgresql")
def _new_uuid_postgresql(element: NewUuid, compiler: SQLCompiler, **kw: object) -> str:
    del element, compiler, kw
    return "gen_random_uuid()"


def empty_scratch(session: Session) -> None:
    """Make the tables stand and stand empty on this connection."""
    for table in (WANTED, DEMAND, PLAN):
        session.execute(CreateTable(table, if_not_exists=True))
        for index in table.indexes:
            session.execute(CreateIndex(index, if_not_exists=True))
        session.execute(delete(table))
