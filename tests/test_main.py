"""The command line as its user meets it: processes of their own, exit codes that tell."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.store.migrate import HEAD
from tests.support.command_line import DEMO, Machine, ended
from tests.support.databases import SqliteDatabases


@pytest.fixture
def fresh_machine(tmp_path: Path) -> Machine:
    """A fresh machine: nothing set up, no display."""
    return Machine(tmp_path / "home")


@pytest.fixture
def machine(fresh_machine: Machine, sqlite_databases: SqliteDatabases) -> Machine:
    """A machine on which the program has run before: its database is made, and empty."""
    fresh_machine.data.mkdir(parents=True)
    sqlite_databases.fresh(fresh_machine.data)
    return fresh_machine


def file_of(folder: Path, content: bytes, name: str = "file.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


# -- import ---------------------------------------------------------------------------------


def test_a_good_file_goes_in_and_the_second_time_changes_nothing(fresh_machine: Machine) -> None:
    first = fresh_machine.run_anew("import", "products", DEMO / "products.csv", "--json")
    again = fresh_machine.run("import", "products", DEMO / "products.csv")

    assert (first.code, again.code) == (0, 0)
    assert (first.facts["new"], first.facts["bad_rows"]) == (45, 0)
    assert "0 new, 0 changed, 45 as before, 0 left out" in again.out


def test_orders_are_checked_and_staged_as_they_come_in(machine: Machine) -> None:
    machine.run("import", "products", DEMO / "products.csv")

    done = machine.run("import", "orders", DEMO / "orders_shopify.csv", "--json")
    again = machine.run("import", "orders", DEMO / "orders_shopify.csv")

    assert done.code == again.code == 0
    assert (done.facts["read"], done.facts["staging"]["staged"]) == (18, 14)
    assert done.facts["staging"]["held"] == {
        "SKU unknown": 1,
        "not paid": 1,
        "postcode malformed": 1,
        "total does not add up": 1,
    }
    assert "18 orders read: 0 new, 0 revised, 18 as before" in again.out


def test_a_bad_row_is_named_with_column_value_and_reason_and_the_rest_goes_in(
    machine: Machine, tmp_path: Path
) -> None:
    text = b"sku,name,barcode,price,currency\nMUG,Mug,,nine,EUR\nLAMP,Lamp,,19.00,EUR\n"

    done = machine.run("import", "products", file_of(tmp_path, text))

    assert done.code == 1
    assert "1 new, 0 changed, 0 as before, 1 left out" in done.out
    assert "row 2, price: not a number 'nine'" in done.out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02" * 500, "not a text file"),
        (b"name,price\nMug,1.00\n", "columns missing"),
        (b"sku,name,barcode,price,currency\n", "no rows under the header"),
    ],
)
@pytest.mark.parametrize("kind", ["products", "orders"])
def test_a_file_that_is_not_what_it_should_be_is_refused_whole(
    machine: Machine, tmp_path: Path, content: bytes, said: str, kind: str
) -> None:
    done = machine.run("import", kind, file_of(tmp_path, content))

    assert done.code == 2
    assert not done.has_traceback
    assert "Nothing of it went in." in done.err
    if kind == "products":
        assert said in done.err


def test_a_file_that_is_not_there_is_named(machine: Machine, tmp_path: Path) -> None:
    words = machine.run("import", "bins", tmp_path / "nowhere.csv")
    facts = machine.run("import", "bins", tmp_path / "nowhere.csv", "--json")

    assert words.code == facts.code == 2
    assert f"{tmp_path}/nowhere.csv: cannot be opened. No such file or directory" in words.err
    assert facts.facts["error"] == "DocumentUnreadable"


def test_a_barcode_of_a_million_characters_is_a_bad_row(machine: Machine, tmp_path: Path) -> None:
    row = b"MUG,Mug," + b"4" * 1_000_000 + b",1.00,EUR\n"
    path = file_of(tmp_path, b"sku,name,barcode,price,currency\n" + row)

    done = machine.run("import", "products", path)

    assert done.code in {1, 2}
    assert not done.has_traceback
    assert len(done.out + done.err) < 1000


def test_two_imports_at_once_end_as_if_one_had_come_after_the_other(fresh_machine: Machine) -> None:
    both = [
        fresh_machine.start("import", "products", DEMO / "products.csv", "--json") for _ in "ab"
    ]
    done = [ended(process) for process in both]

    assert [one.code for one in done] == [0, 0], [one.err for one in done]
    assert sum(one.facts["new"] for one in done) == 45
    assert sum(one.facts["unchanged"] for one in done) == 45


# -- the database ---------------------------------------------------------------------------


def test_the_database_is_upgraded_once_and_the_second_time_nothing_happens(
    fresh_machine: Machine,
) -> None:
    done = [fresh_machine.run_anew("database", "upgrade"), fresh_machine.run("database", "upgrade")]

    assert [one.code for one in done] == [0, 0]
    assert done[0].out == done[1].out == f"The schema is {HEAD}.\n"


@pytest.mark.parametrize(
    "command", [("database", "upgrade"), ("ledger", "check"), ("run", "--demo"), ("worker",)]
)
def test_a_database_of_a_newer_program_is_left_alone(
    machine: Machine, command: tuple[str, ...]
) -> None:
    name = "packbench-demo.db" if "--demo" in command else "packbench.db"
    (machine.data / "packbench.db").rename(machine.data / name)
    with closing(sqlite3.connect(machine.data / name)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")

    done = machine.run(*command, QT_QPA_PLATFORM="offscreen")

    assert done.code == 2
    assert not done.has_traceback
    assert "schema is 9999, made by a newer Packbench" in done.err
    assert "Update this program." in done.err


def test_the_ledger_of_a_filled_warehouse_agrees(machine: Machine) -> None:
    for kind in ("products", "bins", "stock"):
        machine.run("import", kind, DEMO / f"{kind}.csv")

    words, facts = machine.run_anew("ledger", "check"), machine.run("ledger", "check", "--json")

    assert words.code == facts.code == 0
    assert words.out.startswith("The ledger agrees")
    assert facts.facts["agrees"] is True
    assert facts.facts["entries"] > 0


def test_stock_that_somebody_changed_behind_the_ledger_is_found(machine: Machine) -> None:
    for kind in ("products", "bins", "stock"):
        machine.run("import", kind, DEMO / f"{kind}.csv")
    with closing(sqlite3.connect(machine.data / "packbench.db")) as database, database:
        database.execute("UPDATE stock SET on_hand = on_hand + 1 WHERE id = 1")

    done = machine.run("ledger", "check")

    assert done.code == 1
    assert "stock differs from ledger" in done.out


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's read-only folder")
def test_a_database_on_a_read_only_file_system_is_said(machine: Machine) -> None:
    done = machine.run("import", "bins", DEMO / "bins.csv", "--database", "sqlite:////proc/x.db")

    assert done.code == 2
    assert "The database /proc/x.db cannot be written" in done.err
    assert "Nothing was saved." in done.err
    assert not done.has_traceback


def test_a_database_where_there_can_be_none_is_said(machine: Machine, tmp_path: Path) -> None:
    blocked = file_of(tmp_path, b"not a folder", "blocked")

    done = machine.run("ledger", "check", "--database", f"sqlite:///{blocked}/shop.db")

    assert done.code == 2
    assert "cannot be written" in done.err
    assert not done.has_traceback


def test_a_file_that_is_no_database_is_not_touched(machine: Machine, tmp_path: Path) -> None:
    path = file_of(tmp_path, b"this is a letter, not a database\n" * 100, "letter.db")
    before = path.read_bytes()

    done = machine.run("database", "upgrade", "--database", f"sqlite:///{path}")

    assert done.code == 2
    assert "cannot be used as a database" in done.err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("packbench.db", "begins with neither sqlite:/// nor"),
        ("mysql://a:secret@host/x", "begins with neither sqlite:/// nor"),
        ("postgresql+psycopg://a:secret@127.0.0.1:1/x", "does not answer"),
        ("postgresql+psycopg://a:sec ret@ho st:x/", "its port is not a number"),
    ],
)
def test_a_bad_database_address_is_explained_without_its_password(
    machine: Machine, address: str, said: str
) -> None:
    done = machine.run("ledger", "check", "--database", address)

    assert done.code == 2
    assert said in done.err
    assert "Nothing was saved." in done.err
    assert "sec" not in done.err.replace("second", "")
    assert not done.has_traceback
