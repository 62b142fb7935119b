"""Where the rows of a table lie: each page with the keys that lead to it."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from app.store.keeping.table_pages import LARGEST, SMALLEST, Leaf, TableFile

SIZE = 512
KEYS = [1, 2, 127, 128, 16_383, 16_384, *range(20_000, 20_200), 2**40, LARGEST]


@pytest.fixture
def file(tmp_path: Path) -> TableFile:
    """A table with keys of every length, below page 2."""
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA page_size={SIZE}")
        connection.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, what TEXT)")
        rows = [(key, "x" * 60) for key in [-5, *KEYS]]
        connection.executemany("INSERT INTO things VALUES (?, ?)", rows)
        connection.commit()
    return TableFile(io.BytesIO(path.read_bytes()), SIZE)


def test_every_key_lies_on_the_page_that_it_leads_to(file: TableFile) -> None:
    leaves = list(file.leaves_of(2))

    on_pages = [(leaf, file.keys_on(leaf.page)) for leaf in leaves]
    assert [key for _leaf, keys in on_pages for key in keys] == [-5, *KEYS]
    assert all(leaf.low <= key <= leaf.high for leaf, keys in on_pages for key in keys)
    assert [leaf.cells for leaf in leaves] == [len(keys) for _leaf, keys in on_pages]


def test_the_pages_of_a_table_have_every_key_between_them_once(file: TableFile) -> None:
    leaves = list(file.leaves_of(2))

    assert (leaves[0].low, leaves[-1].high) == (SMALLEST, LARGEST)
    assert all(one.high + 1 == other.low for one, other in pairwise(leaves))
    assert all(leaf.is_sure for leaf in leaves)


@pytest.mark.parametrize("page", [0, 1, 9_999])
def test_a_page_that_is_none_has_every_key_and_no_row(file: TableFile, page: int) -> None:
    assert list(file.leaves_of(page)) == [Leaf(page, SMALLEST, LARGEST, None)]
