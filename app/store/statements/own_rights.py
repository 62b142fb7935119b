"""What the login that asks may write, as a column of the statement that asks for work.

So a station hears it before goods are touched, and it costs no statement of its own.  SQLite has
one user, who may.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, ColumnElement
from sqlalchemy.ext.compiler import compiles

from app.store.schema.floor import Carton
from app.store.schema.shipping import Manifest, Shipment
from app.store.schema.stock import Stock

NO_RIGHT = "no right"
"""The ``reason`` of a NotAllowed where the groups of a login do not do such work."""


class OwnRight(ColumnElement[bool]):
    """True if this login may do ``action`` to a table, or to one column of it."""

    type = Boolean()
    inherit_cache = False

    def __init__(self, action: str, table: str, column: str = "") -> None:
        self.action, self.table, self.column = action, table, column


@compiles(OwnRight)
def _one_user(_right: OwnRight, _compiler: Any, **_how: Any) -> str:
    return "1"


@compiles(OwnRight, "postgresql")
def _asked(right: OwnRight, _compiler: Any, **_how: Any) -> str:
    if right.column:
        return f"has_column_privilege('{right.table}', '{right.column}', '{right.action}')"
    return f"has_table_privilege('{right.table}', '{right.action}')"


MAY_MOVE_STOCK = OwnRight("INSERT", Stock.__tablename__)
"""Who picks, receives, counts, moves and puts away: each may bring units to a bin anew."""

MAY_PACK = OwnRight("INSERT", Carton.__tablename__)

MAY_LOAD = OwnRight("UPDATE", Shipment.__tablename__, "dispatched_at")

MAY_CLOSE = OwnRight("INSERT", Manifest.__tablename__)
