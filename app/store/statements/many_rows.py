"""Many rows of one table at once: one statement, however many there are.

PostgreSQL takes them as one JSON document, which costs it a quarter of as many statements; SQLite
takes them one by one, which costs it nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from pydantic_core import to_json
from sqlalchemy import (
    CTE,
    JSON,
    ColumnElement,
    LargeBinary,
    Table,
    Text,
    bindparam,
    cast,
    column,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.sql.selectable import TableValuedAlias
from sqlalchemy.types import TypeEngine, UserDefinedType

from app.store.columns import UtcTime, in_utc
from app.store.statements.ready import Ready, Statement

Values = Mapping[str, Any]


class _JsonText(UserDefinedType[str]):
    """JSON that is text already: it goes into a JSON column as it is."""

    cache_ok = True

    def get_col_spec(self, **_words: object) -> str:
        return "JSON"


class RowsIn:
    """Inserts rows of a table.  Values of its JSON columns are given as JSON text.

    Args:
        table: the table.
        names: the columns that every row gives a value for; the rest take the table's default.
    """

    def __init__(self, table: Table, names: Sequence[str]) -> None:
        self._table, self._names = table, names
        self._usual = {
            column.name: literal(column.default.arg, column.type)
            for column in table.columns
            if column.name not in names and isinstance(column.default, ScalarElementColumnDefault)
        }

    def run(self, session: Session, rows: Sequence[Values]) -> None:
        """Insert them, in order; raises as ``Ready.rows``."""
        if len(rows) == 1:
            self._each.run(session, new_values(rows[0]))
        elif rows and session.get_bind().dialect.name == "postgresql":
            self._from_document.run(session, {"rows": self._written(rows)})
        elif rows:
            self._each.run_many(session, map(new_values, rows))

    def where_found(self, found: CTE, **taken: ColumnElement[Any]) -> Ready:
        """A statement that inserts one row if ``found`` has a row, and returns ``taken`` of it.

        It takes the values of ``new_values``; ``taken`` are columns whose value is found there.
        """
        names = [*self._names, *self._usual]
        values = {name: _given(self._table, name) for name in self._names}
        row = select(*(values | self._usual | taken).values()).select_from(found)
        into = insert(self._table).inline().from_select(names, row, include_defaults=False)
        return Ready(into.returning(*(self._table.c[name] for name in taken)))

    @cached_property
    def _each(self) -> Ready:
        values = {name: _given(self._table, name) for name in self._names}
        return Ready(insert(self._table).inline().values({**values, **self._usual}))

    @cached_property
    def _written(self) -> Callable[[Sequence[Values]], str]:
        return _document_of(self._table, self._names)

    @cached_property
    def _from_document(self) -> Ready:
        document = _rows_of(self._table, self._names)
        values = [_value(document, self._table, name) for name in self._names]
        rows = select(*values, *self._usual.values())
        names = [*self._names, *self._usual]
        into = insert(self._table).inline()
        return Ready(into.from_select(names, rows, include_defaults=False))


class RowsChanged:
    """Updates columns of a table's rows by ``id``.  Not for columns of JSON.

    Args:
        table: the table.
        names: the columns that every row has a value for, besides its ``id``.
        adds: True if the values are to be added to what is there, whatever that is by then.
    """

    def __init__(self, table: Table, names: Sequence[str], *, adds: bool = False) -> None:
        self._table, self._names, self._adds = table, names, adds

    def run(self, session: Session, rows: Sequence[Values]) -> None:
        """Update them; each row has its ``id`` besides; raises as ``Ready.rows``."""
        if len(rows) == 1:
            self._each.run(session, new_values(rows[0]))
        elif rows and session.get_bind().dialect.name == "postgresql":
            self._from_document.run(session, {"rows": self._written(rows)})
        elif rows:
            self._each.run_many(session, map(new_values, rows))

    @cached_property
    def _each(self) -> Ready:
        this_one = self._table.c.id == bindparam("new_id", type_=self._table.c.id.type)
        return Ready(
            self._change({name: _given(self._table, name) for name in self._names}, this_one)
        )

    @cached_property
    def _written(self) -> Callable[[Sequence[Values]], str]:
        return _document_of(self._table, self._names)

    @cached_property
    def _from_document(self) -> Ready:
        document = _rows_of(self._table, ["id", *self._names])
        values = {name: document.c[name] for name in self._names}
        return Ready(self._change(values, self._table.c.id == document.c.id))

    def _change(self, values: Mapping[str, Any], wanted: Any) -> Statement:
        if self._adds:
            values = {name: self._table.c[name] + value for name, value in values.items()}
        return update(self._table).where(wanted).values(values)


@cache
def rows_changed(table: Table, names: tuple[str, ...]) -> RowsChanged:
    """The one statement that changes these columns of a table."""
    return RowsChanged(table, names)


@cache
def rows_moved(table: Table, names: tuple[str, ...]) -> RowsChanged:
    """The one statement that adds to these columns of a table."""
    return RowsChanged(table, names, adds=True)


def new_values(row: Values) -> dict[str, Any]:
    """A bound value must not be named as the column that it is for."""
    return {f"new_{name}": value for name, value in row.items()}


def _given(table: Table, name: str) -> Any:
    of = table.c[name].type
    return bindparam(f"new_{name}", type_=_JsonText() if isinstance(of, JSON) else of)


def _rows_of(table: Table, names: Iterable[str]) -> TableValuedAlias:
    columns = [column(name, _type_of(table, name)) for name in names]
    given = func.json_to_recordset(cast(bindparam("rows", type_=Text), JSON))
    return given.table_valued(*columns, name="given").render_derived(with_types=True)


def _type_of(table: Table, name: str) -> TypeEngine[Any]:
    of = table.c[name].type
    return Text() if isinstance(of, JSON) else of


def _value(document: TableValuedAlias, table: Table, name: str) -> Any:
    """JSON within the document is text: what PostgreSQL's text cannot hold it may still hold."""
    of, value = table.c[name].type, document.c[name]
    return cast(value, of) if isinstance(of, JSON) else value


def _document_of(table: Table, names: Iterable[str]) -> Callable[[Sequence[Values]], str]:
    """What writes rows of these columns as one document."""
    kinds = {name: table.c[name].type for name in names}
    as_text = [(name, _TEXT_OF[type(of)]) for name, of in kinds.items() if type(of) in _TEXT_OF]

    def written(rows: Sequence[Values]) -> str:
        told = [{**row, **{name: text(row[name]) for name, text in as_text}} for row in rows]
        return to_json(told).decode()

    return written


def _hex(value: bytes | None) -> str | None:
    return None if value is None else f"\\x{value.hex()}"


_TEXT_OF: Mapping[type, Callable[[Any], Any]] = {LargeBinary: _hex, UtcTime: in_utc}
"""What the document would hold otherwise than PostgreSQL reads it, or take without a word."""
