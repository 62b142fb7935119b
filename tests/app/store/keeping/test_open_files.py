"""A database that another program has open is not taken away under it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import NotAllowed
from app.store.keeping.backup import file_of
from app.store.keeping.open_files import is_open
from app.store.keeping.salvage import salvage
from app.store.unit_of_work import Store
from tests.support.damage import spoil_pages_of
from tests.support.warehouse import small_warehouse

_HOLDS_IT_OPEN = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM totes").fetchone()
print("open", flush=True)
sys.stdin.read()
"""


def test_a_database_is_open_while_another_program_has_it(sqlite_url: str) -> None:
    store = Store.open(sqlite_url)
    small_warehouse(store)
    path = file_of(sqlite_url)
    store.close()
    spoil_pages_of(path, "products")
    evidence = path.read_bytes()
    words = [sys.executable, "-c", _HOLDS_IT_OPEN, str(path)]
    other = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout is not None
    assert other.stdout.readline() == b"open\n"

    assert is_open(path)
    with pytest.raises(NotAllowed, match="has it open"):
        salvage(path)
    assert path.read_bytes() == evidence
    other.communicate()

    assert not is_open(path)
    assert salvage(path).lost["products"] is None


def test_a_database_that_was_never_opened_is_not_open(tmp_path: Path) -> None:
    assert not is_open(tmp_path / "shop.db")
