"""The rows of one table in a picture: what was loaded, what changed, what is new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import fields
from typing import Any, ClassVar, Generic, Protocol, TypeVar


class HasId(Protocol):
    """A dataclass with its key."""

    __dataclass_fields__: ClassVar[dict[str, Any]]
    id: int


R = TypeVar("R", bound=HasId)


class Sheet(Generic[R]):
    """Rows by id.  New rows get negative ids, in order, until they are saved."""

    def __init__(self, rows: Iterable[R] = ()) -> None:
        self._rows: dict[int, R] = {row.id: row for row in rows}
        self._before: dict[int, R] = {row_id: copy(row) for row_id, row in self._rows.items()}
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
                self._rows[row.id], self._before[row.id] = row, copy(row)

    def add(self, row: R) -> R:
        """Take in a new row; it gets a negative id of its own."""
        self._last_new -= 1
        row.id = self._last_new
        self._rows[row.id] = row
        return row

    def new(self) -> list[R]:
        """Rows that the database does not know, in the order in which they came."""
        return [row for row in self._rows.values() if row.id < 0]

    def changes(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Rows that differ from what was loaded, by id: the differing fields with new values."""
        for row_id in sorted(row_id for row_id in self._rows if row_id > 0):
            before, now = self._before[row_id], self._rows[row_id]
            if before != now:
                names = [field.name for field in fields(now)]
                yield (
                    row_id,
                    {
                        name: getattr(now, name)
                        for name in names
                        if getattr(now, name) != getattr(before, name)
                    },
                )
