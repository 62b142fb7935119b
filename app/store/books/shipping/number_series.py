"""Numbers that are given out once: in a transaction, never twice, whoever asks at the same time."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.store.schema.shipping import NumberSeries


def take_numbers(session: Session, series: str, count: int = 1) -> range:
    """Take the next ``count`` numbers of ``series``, which begins at 1.

    They are taken when the transaction commits; the row stays locked until then, so a number is
    neither given twice nor, after a rollback, lost.
    """
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    first = insert(NumberSeries).values(name=series, next_value=1).on_conflict_do_nothing()
    session.execute(first)
    take = (
        update(NumberSeries)
        .where(NumberSeries.name == series)
        .values(next_value=NumberSeries.next_value + count)
        .returning(NumberSeries.next_value)
    )
    after = session.execute(take).scalar_one()
    return range(after - count, after)
