"""The rows of one table in a picture: what was loaded, what changed, what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, Generic, Protocol, TypeVar


class HasId(Protocol):
    """A dataclass with its key."""

    __dataclass_fields__: ClassVar[dict[str, Any]]
    id: int


R = TypeVar("R", bound=HasId)

Values = tuple[Any, ...]


def names_of(row: type[object]) -> tuple[str, ...]:
    """The fields of a row's dataclass, which are columns of its table."""
    of: Any = row
    return _names(of)


@cache
def _names(row: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(row))


@cache
def _reader(row: Any) -> attrgetter[Values]:
    return attrgetter(*_names(row))


def _values_of(row: Any) -> Values:
    return _reader(row.__class__)(row)


class Sheet(Generic[R]):
    """Rows by id.  New rows get negative ids, in order, until they are saved."""

    def __init__(self, rows: Iterable[R] = ()) -> None:
        self._rows: dict[int, R] = {row.id: row for row in rows}
        self._before = {row_id: _values_of(row) for row_id, row in self._rows.items()}
        self._last_new = 0

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows.values())

    def get(self, row_id: int | None) -> R | None:
        """A row by its id; None if the picture does not hold it."""
        return None if row_id is None else self._rows.get(row_id)

    def __getitem__(self, row_id: int) -> R:
        return self._rows[row_id]

    def know(self, rows: Iterable[R]) -> None:
        """Take in rows that were loaded besides; those that are here already stay as they are."""
        for row in rows:
            if row.id not in self._rows:
                self._rows[row.id], self._before[row.id] = row, _values_of(row)

    def add(self, row: R) -> R:
        """Take in a new row; it gets a negative id of its own."""
        self._last_new -= 1
        row.id = self._last_new
        self._rows[row.id] = row
        return row

    def new(self) -> list[R]:
        """Rows that the database does not know, in the order in which they came."""
        return [row for row in self._rows.values() if row.id < 0] if self._last_new else []

    def changes(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Rows that differ from what was loaded, by id: the differing fields with new values."""
        for row_id, fields_of_row in self._differences():
            yield row_id, {name: new for name, _old, new in fields_of_row}

    def moved(self) -> Iterator[tuple[int, dict[str, int]]]:
        """The same for fields that are counts: by how much they are more or less than loaded."""
        for row_id, counts in self._differences():
            yield row_id, {name: new - old for name, old, new in counts}

    def before(self, name: str) -> Iterator[tuple[int, Any]]:
        """What a field was when it was loaded, by id, of rows where it differs by now."""
        for row_id, fields_of_row in self._differences():
            yield from ((row_id, old) for field, old, _new in fields_of_row if field == name)

    def saved(self) -> None:
        """What is here is what the database has: nothing differs any more."""
        self._before = {row_id: _values_of(row) for row_id, row in self._rows.items()}

    def _differences(self) -> Iterator[tuple[int, list[tuple[str, Any, Any]]]]:
        for row_id, before in sorted(self._before.items()):
            row = self._rows[row_id]
            now = _values_of(row)
            if before != now:
                compared = zip(names_of(type(row)), before, now, strict=True)
                yield row_id, [one for one in compared if one[1] != one[2]]
