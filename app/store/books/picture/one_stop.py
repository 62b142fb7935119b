"""Writes what one plain stop moved: every row of it in one statement, as ``plain`` reads them.

PostgreSQL alone can do that, and there alone it saves something: each statement costs a server as
much as what it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, Table, bindparam, insert, update
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import table_of
from app.store.books.floor.postings import COLUMNS, sides_of
from app.store.books.picture.picture import Picture
from app.store.books.picture.sheet import Sheet
from app.store.schema.floor import PickLine
from app.store.schema.orders import OrderLine
from app.store.schema.stock import Hold, LedgerEntry, Stock
from app.store.statements.ready import Ready, link_of

_CHANGED: dict[str, tuple[Table, tuple[str, ...]]] = {
    "lines": (table_of(OrderLine), ("units_picked",)),
    "holds": (table_of(Hold), ("picked",)),
    "pick_lines": (table_of(PickLine), ("units_picked", "picked_by", "suspect")),
}
"""What a unit into or out of its tote may change, sheet by sheet, besides the stock's counts."""

_COUNTS = ("on_hand", "held")
_LEDGER = table_of(LedgerEntry)
_OF_A_SIDE = ("place_kind", "place", "units")


def save_stop(session: Session, picture: Picture, at: datetime) -> bool:
    """Write a picture that ``load_stop`` read, if one posting of its units is all that it says.

    Returns:
        True if it is written; False, and nothing is, if more is to be written, or on SQLite.
    """
    if link_of(session).dialect.name == "sqlite" or not _is_one_move(picture):
        return False
    values: dict[str, Any] = dict(_changed(picture))
    ((stock_id, counts),) = picture.stock.moved()
    values |= {"stock_id": stock_id} | {f"more_{name}": counts.get(name, 0) for name in _COUNTS}
    source, target = sides_of(picture.postings[0], at)
    values |= {f"new_{name}": value for name, value in source.items()}
    values |= {f"new_target_{name}": target[name] for name in _OF_A_SIDE}
    _WRITTEN.run(session, values)
    picture.stock.saved()
    return True


def _is_one_move(picture: Picture) -> bool:
    sheets: dict[str, Sheet[Any]] = vars(picture)
    return (
        len(picture.postings) == 1
        and not any((picture.pack_orders, picture.bookings, picture.label_scans))
        and all(_is_one(sheets[name], {*names}) for name, (_table, names) in _CHANGED.items())
        and _is_one(picture.stock, {*_COUNTS})
        and not any(
            sheet.new() or any(sheet.changes())
            for name, sheet in sheets.items()
            if isinstance(sheet, Sheet) and name not in {*_CHANGED, "stock"}
        )
    )


def _is_one(sheet: Sheet[Any], may_change: set[str]) -> bool:
    """True if there is one row, and nothing of it changed but what may."""
    rows, changes = list(sheet), list(sheet.changes())
    return (
        len(rows) == len(changes) == 1 and not sheet.new() and may_change.issuperset(changes[0][1])
    )


def _changed(picture: Picture) -> Iterator[tuple[str, Any]]:
    for sheet, (_table, names) in _CHANGED.items():
        (row,) = getattr(picture, sheet)
        yield f"{sheet}_id", row.id
        yield from ((f"{sheet}_{name}", getattr(row, name)) for name in names)


def _statement() -> Ready:
    names = [name for name in COLUMNS if name not in _OF_A_SIDE]
    source = {name: _given(_LEDGER, name, f"new_{name}") for name in [*names, *_OF_A_SIDE]}
    target = source | {name: _given(_LEDGER, name, f"new_target_{name}") for name in _OF_A_SIDE}
    entries = insert(_LEDGER).inline().values([source, target])
    return Ready(entries.add_cte(*(_update_of(sheet) for sheet in _CHANGED), _stock()))


def _update_of(sheet: str) -> CTE:
    table, names = _CHANGED[sheet]
    this_one = table.c.id == _given(table, "id", f"{sheet}_id")
    values = {name: _given(table, name, f"{sheet}_{name}") for name in names}
    return update(table).where(this_one).values(values).cte(f"of_{sheet}")


def _stock() -> CTE:
    table = table_of(Stock)
    values = {name: table.c[name] + _given(table, name, f"more_{name}") for name in _COUNTS}
    return update(table).where(table.c.id == bindparam("stock_id")).values(values).cte("of_stock")


def _given(table: Table, name: str, key: str) -> Any:
    return bindparam(key, type_=table.c[name].type)


_WRITTEN = _statement()
