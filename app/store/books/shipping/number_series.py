"""Numbers that are given out once: in a transaction, never twice, whoever asks at the same time."""

from __future__ import annotations

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import insert_into, table_of
from app.store.schema.shipping import NumberSeries
from app.store.statements.ready import Ready

_SERIES = table_of(NumberSeries)
_TAKE = Ready(
    update(_SERIES)
    .where(_SERIES.c.name == bindparam("series"))
    .values(next_value=_SERIES.c.next_value + bindparam("count"))
    .returning(_SERIES.c.next_value)
)


def take_numbers(session: Session, series: str, count: int = 1) -> range:
    """Take the next ``count`` numbers of ``series``, which begins at 1.

    They are taken when the transaction commits; the row stays locked until then, so a number is
    neither given twice nor, after a rollback, lost.
    """
    taken = _TAKE.rows(session, series=series, count=count)
    if not taken:
        first = insert_into(session, _SERIES).values(name=series, next_value=1)
        session.execute(first.on_conflict_do_nothing())
        taken = _TAKE.rows(session, series=series, count=count)
    after = taken[0][0]
    return range(after - count, after)
