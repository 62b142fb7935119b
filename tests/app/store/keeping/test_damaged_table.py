"""Of a damaged table every row is read that SQLite finds by its key, with few tries.

The tries are counted, not timed: one for each key that there might be was the fault.
"""

from __future__ import annotations

import io
import random
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.keeping.damaged_table import DamagedTable
from app.store.keeping.table_pages import TableFile

SIZE = 512
"""Small pages: a table of some hundred rows has pages that lead to pages that lead to rows."""

_HEAD = 2 * SIZE  # what tables there are, and the table beside ours


@dataclass(frozen=True)
class Found:
    """What was read, how many keys were not, and how often SQLite was asked."""

    rows: dict[object, object]
    lost: int | None
    tries: int


def make(path: Path, keys: Iterable[int]) -> bytearray:
    """A table of rows of unlike lengths, some longer than a page; the file's bytes."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA page_size={SIZE}")
        connection.execute("CREATE TABLE other (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, what TEXT)")
        rows = [
            (key, f"thing {key} " + "x" * (key % 90) + "y" * 900 * (not key % 37)) for key in keys
        ]
        connection.executemany("INSERT INTO things VALUES (?, ?)", rows)
        connection.commit()
    return bytearray(path.read_bytes())


def read(path: Path) -> Found:
    """What is read of the table as it lies there now."""
    asked: list[str] = []
    with closing(_opened(path)) as connection, path.open("rb") as file:
        connection.set_trace_callback(asked.append)
        table = DamagedTable(connection, TableFile(file, SIZE), "things", ["id", "what"])
        rows = [row for some in table.rows() for row in some]
    found = {key: what for key, what in rows}  # noqa: C416 -- a row is no pair to the type checker
    assert len(found) == len(rows), "no row comes twice"
    return Found(found, table.lost, len(asked))


def by_each_key(path: Path, keys: Sequence[int]) -> dict[object, object]:
    """What anybody could read who has the patience to ask for each key there might be."""
    found: dict[object, object] = {}
    with closing(_opened(path)) as connection:
        for key in keys:
            try:
                query = "SELECT id, what FROM things NOT INDEXED WHERE rowid = ?"
                found.update(connection.execute(query, (key,)).fetchall())
            except sqlite3.DatabaseError:
                continue
    return found


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def last_page_of(data: bytearray) -> int:
    """Where the page with the highest keys lies."""
    with_rows = [at for at in range(_HEAD, len(data), SIZE) if data[at] == 0x0D]
    return max(with_rows, key=lambda at: _first_key_on(data, at))


def _first_key_on(data: bytearray, at: int) -> int:
    return TableFile(io.BytesIO(data), SIZE).keys_on(at // SIZE + 1)[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shop.db"


def test_a_whole_table_is_read_whole_and_nothing_is_lost(path: Path) -> None:
    make(path, range(1, 901))

    found = read(path)

    assert list(found.rows) == list(range(1, 901))
    assert (found.lost, found.tries < 30) == (0, True)


def test_an_empty_table_has_no_rows_and_loses_none(path: Path) -> None:
    make(path, [])

    assert read(path) == Found({}, 0, 2)


@pytest.mark.parametrize("first", [1, 5_000_000])
def test_where_the_last_page_is_bad_all_before_it_is_read_with_few_tries(
    path: Path, first: int
) -> None:
    keys = range(first, first + 900)
    data = make(path, keys)
    at = last_page_of(data)
    data[at : at + SIZE] = b"\xa5" * SIZE
    path.write_bytes(data)

    found = read(path)

    assert found.rows == by_each_key(path, keys)
    assert 880 < len(found.rows) < 900
    assert found.lost is None, "nobody knows how many there were"
    assert found.tries < 100


def test_a_bad_row_on_the_last_page_costs_that_row_alone(path: Path) -> None:
    data = make(path, range(1, 901))
    at = last_page_of(data)
    cell = at + int.from_bytes(data[at + 8 : at + 10], "big")  # the first row on it
    data[cell] = 0x7F  # it says that it is shorter than it is: its columns do not fit any more
    data[cell + 3] = 0x7F
    path.write_bytes(data)

    found = read(path)

    assert found.rows.items() >= by_each_key(path, range(1, 901)).items()
    assert len(found.rows) >= 899
    assert found.tries < 100


def test_a_page_that_leads_to_itself_ends(path: Path) -> None:
    data = make(path, range(1, 901))
    root = 2 * SIZE
    assert data[root] == 0x05
    data[root + 8 : root + 12] = (3).to_bytes(4, "big")
    path.write_bytes(data)

    found = read(path)

    assert found.rows.items() >= by_each_key(path, range(1, 901)).items()
    assert found.tries < 2_000


def _spoil_page(data: bytearray, at: int, _chance: random.Random) -> None:
    data[at : at + SIZE] = b"\xa5" * SIZE


def _spoil_head(data: bytearray, at: int, chance: random.Random) -> None:
    data[at + chance.randrange(14)] = chance.randrange(256)


def _spoil_bytes(data: bytearray, at: int, chance: random.Random) -> None:
    for _ in range(20):
        data[at + chance.randrange(SIZE)] = chance.randrange(256)


def _take_another(data: bytearray, at: int, chance: random.Random) -> None:
    other = chance.randrange(2, len(data) // SIZE) * SIZE
    data[at : at + SIZE] = data[other : other + SIZE]


_SPOIL = (_spoil_page, _spoil_head, _spoil_bytes, _take_another)


@given(
    seed=st.integers(0, 2**32),
    hows=st.lists(st.sampled_from(_SPOIL), min_size=1, max_size=4),
    apart=st.sampled_from([1, 7]),
)
def test_whatever_is_damaged_no_row_that_can_be_read_is_lost(
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
    hows: list[Callable[[bytearray, int, random.Random], None]],
    apart: int,
) -> None:
    chance = random.Random(seed)  # noqa: S311 -- the same damage every time
    path = tmp_path_factory.getbasetemp() / "damaged.db"
    keys = range(1, 300 * apart, apart)
    data = make(path, keys)
    for how in hows:
        how(data, chance.randrange(2, len(data) // SIZE) * SIZE, chance)
    path.write_bytes(data)

    found = read(path)

    assert found.rows.items() >= by_each_key(path, keys).items()
    assert found.tries < len(data) // SIZE + len(keys) + 50
