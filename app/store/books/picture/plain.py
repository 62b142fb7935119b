"""The picture of one plain stop: units into or out of their tote, and nothing else moves.

That is what nearly every scan that moves goods does.  It touches one row of each table, which is
one statement where the picture of the whole walk takes ten.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.store.books.picture.loading import columns_of
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import (
    HoldRow,
    LineRow,
    OrderRow,
    PickLineRow,
    StockRow,
    ToteRow,
    WorkRow,
)
from app.store.books.picture.sheet import Sheet, names_of
from app.store.books.tracking.way_to_goods import to_goods, to_stock
from app.store.schema.floor import PickLine, Tote, Work
from app.store.schema.orders import Order, OrderLine
from app.store.schema.stock import Hold, Stock
from app.store.statements.ready import Ready, Row

_LOCKED = (Order, Work, OrderLine, Hold, PickLine)
"""In this order, which is everybody's.  All that is decided by must be here: only a locked row is
read as it is once others are done with it.  Stock is not: no plain unit asks how much there is."""

_TABLES: dict[type[Any], Any] = {
    OrderRow: Order,
    WorkRow: Work,
    LineRow: OrderLine,
    HoldRow: Hold,
    PickLineRow: PickLine,
    ToteRow: Tote,
    StockRow: Stock,
}


def _goods() -> Ready:
    columns = [column for row, table in _TABLES.items() for column in columns_of(row, table)]
    stop = (
        select(*columns)
        .select_from(PickLine)
        .join(Work, Work.id == PickLine.work_id)
        .join(Tote, Tote.id == PickLine.tote_id)
    )
    query = (
        to_goods(to_stock(stop))
        .where(PickLine.id == bindparam("stop"), PickLine.work_id == bindparam("work"))
        .with_for_update(of=_LOCKED, key_share=True)
    )
    return Ready(query)


_GOODS = _goods()


def load_stop(session: Session, work_id: int, stop_id: int) -> Picture | None:
    """Lock and read one stop of a walk with the goods that it moves; None if it is not of it.

    What else the walk and the order have is not there: it is for plain units only.
    """
    session.flush()
    found = _GOODS.rows(session, work=work_id, stop=stop_id)
    if not found:
        return None
    order, work, line, hold, stop, tote, stock = _cut(found[0])
    return Picture(
        orders=Sheet([OrderRow(*order)]),
        works=Sheet([WorkRow(*work)]),
        lines=Sheet([LineRow(*line)]),
        holds=Sheet([HoldRow(*hold)]),
        pick_lines=Sheet([PickLineRow(*stop)]),
        totes=Sheet([ToteRow(*tote)]),
        stock=Sheet([StockRow(*stock)]),
    )


def _cut(row: Row) -> list[Row]:
    """A row of everything as one row of each table."""
    values = iter(row)
    return [tuple(islice(values, len(names_of(table)))) for table in _TABLES]
