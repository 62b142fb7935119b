"""Which stock may be promised: lots that are neither expired, nor short of life, nor in quarantine.

Source: F1, first expired, first out.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, exists, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from app.store.schema.catalogue import Product
from app.store.schema.stock import Stock
from app.store.schema.tracking import Lot


class DaysBefore(FunctionElement[date]):
    """The day so many days before a date; both may be columns."""

    type = Date()
    inherit_cache = True


@compiles(DaysBefore, "sqlite")
def _days_before_sqlite(element: DaysBefore, compiler: SQLCompiler, **kw: Any) -> str:
    day, days = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"date({day}, '-' || {days} || ' days')"


@compiles(DaysBefore, "postgresql")
def _days_before_postgresql(element: DaysBefore, compiler: SQLCompiler, **kw: Any) -> str:
    day, days = (compiler.process(clause, **kw) for clause in element.clauses)
    return f"({day} - {days})"


def may_be_promised(today: date) -> ColumnElement[bool]:
    """True for a stock row whose lot may leave the house on ``today``, and for one without lot."""
    last_day = DaysBefore(Lot.expires_on, Product.min_days_left)
    bad = exists().where(
        Lot.product_id == Stock.product_id,
        Lot.lot == Stock.lot,
        Product.id == Stock.product_id,
        Lot.quarantined | (last_day < literal(today, Date)),
    )
    return ~bad.correlate(Stock)
