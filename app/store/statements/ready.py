"""A statement that is compiled once for each engine and handed straight to its driver.

SQLAlchemy takes half a millisecond to a statement that its driver sends in a twentieth of that;
where stations replay, those are most of the time.  So the few statements of that way are made
ready once.  Values are converted by the columns' own types both ways, and a driver's error is
raised as SQLAlchemy raises it: the unit of work tells it in our words as any other.

What an ORM object keeps to be written is not written before: ``flush`` first where there may be
some.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Insert, Select, Update
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

Statement = Select[Any] | CompoundSelect[Any] | Insert | Update
Row = tuple[Any, ...]
_NAMED = re.compile(r"%\((\w+)\)s")
_Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Made:
    """A statement of one engine: its text, its values by name, what its types convert."""

    text: str
    places: tuple[str, ...]  # which value stands where
    fixed: Mapping[str, Any]
    into: tuple[tuple[str, _Convert], ...]
    out: tuple[tuple[int, _Convert], ...]

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        values = {**self.fixed, **given}
        for name, convert in self.into:
            values[name] = convert(values[name])
        return [values[name] for name in self.places]

    def read(self, found: Iterable[Row]) -> list[Row]:
        if not self.out:
            return list(found)
        return [self._read(row) for row in found]

    def _read(self, row: Row) -> Row:
        values = list(row)
        for index, convert in self.out:
            values[index] = convert(values[index])
        return tuple(values)


class Ready:
    """A statement whose values are all named: ``bindparam`` and ``among``, never ``in_`` a list."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._made: dict[str, _Made] = {}

    def rows(self, session: Session, **values: Any) -> list[Row]:
        """Everything that it finds, or returns of what it wrote.

        Raises:
            DBAPIError: as SQLAlchemy raises it, for this statement or one that was run before it.
        """
        return self.soon(session, **values)()

    def soon(self, session: Session, **values: Any) -> Callable[[], list[Row]]:
        """Run it where its rows are wanted later only: on PostgreSQL it goes with what is next.

        Raises:
            DBAPIError: as ``rows``, when they are wanted.
        """
        connection = link_of(session)
        made = self._of(connection.dialect)
        driver: Any = connection.connection.driver_connection
        with _errors_of(connection, made.text):
            if connection.dialect.name == "sqlite":
                rows = list(driver.execute(made.text, made.values(values)))
                return lambda: made.read(rows)
            found = driver.soon(made.text, made.values(values))

        def read() -> list[Row]:
            with _errors_of(connection, made.text):
                return made.read(found())

        return read

    def run(self, session: Session, values: Mapping[str, Any]) -> None:
        """Run it with these values; on PostgreSQL it goes with what is next, or with the commit.

        Raises:
            DBAPIError: as ``rows``, or later.
        """
        connection = link_of(session)
        made = self._of(connection.dialect)
        driver: Any = connection.connection.driver_connection
        if connection.dialect.name == "sqlite":
            with _errors_of(connection, made.text):
                driver.execute(made.text, made.values(values))
        else:
            driver.tell(made.text, made.values(values))

    def run_many(self, session: Session, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it for each row; raises as ``rows``."""
        for row in rows:
            self.run(session, row)

    def _of(self, dialect: Dialect) -> _Made:
        made = self._made.get(dialect.name)
        if made is None:
            made = self._made[dialect.name] = _make(self._statement, dialect)
        return made


def link_of(session: Session) -> Connection:
    """The connection of a session; a unit of work's is known without asking, which takes long."""
    bind = session.bind
    if isinstance(bind, Connection) and bind.in_transaction():
        return bind
    return session.connection()


def _make(statement: Statement, dialect: Dialect) -> _Made:
    compiled = statement.compile(dialect=dialect)
    given, fixed = {}, {}
    for bind, name in compiled.bind_names.items():
        convert = bind.type.dialect_impl(dialect).bind_processor(dialect)
        if bind.required:
            given[name] = convert
        else:
            fixed[name] = convert(bind.value) if convert else bind.value
    columns = enumerate(statement.exported_columns)
    out = ((i, c.type.dialect_impl(dialect).result_processor(dialect, None)) for i, c in columns)
    text, places = _numbered(str(compiled))
    return _Made(
        text=text,
        places=tuple(compiled.positiontup or places),
        fixed=fixed,
        into=tuple((name, convert) for name, convert in given.items() if convert is not None),
        out=tuple((index, convert) for index, convert in out if convert is not None),
    )


def _numbered(text: str) -> tuple[str, list[str]]:
    """A text with $1, $2 ... for its named values, and their names in this order."""
    places = list(dict.fromkeys(_NAMED.findall(text)))
    numbers = {name: f"${number}" for number, name in enumerate(places, start=1)}
    return _NAMED.sub(lambda found: numbers[found[1]], text).replace("%%", "%"), places


@contextmanager
def _errors_of(connection: Connection, text: str) -> Iterator[None]:
    try:
        yield
    except connection.dialect.loaded_dbapi.Error as error:
        raise _as_sqlalchemy_says(connection, text, error) from error


def _as_sqlalchemy_says(connection: Connection, text: str, error: Any) -> BaseException:
    """A driver's error as SQLAlchemy raises it; a link that ended with it is let go of."""
    dialect = connection.dialect
    driver: Any = connection.connection.driver_connection
    lost = dialect.is_disconnect(error, driver, None)
    if lost:
        connection.invalidate(error)
    base = dialect.loaded_dbapi.Error
    told: BaseException = DBAPIError.instance(
        text, None, error, base, connection_invalidated=lost, dialect=dialect
    )
    return told
