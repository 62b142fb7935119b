"""``database``: what an operator does to it, in words and for machines."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

import pytest

from app.commands.database.keeping import WHAT, database
from app.commands.output import DONE, FAILED
from app.errors import BadValue, NotAllowed
from app.settings import Settings
from app.store.migrate import HEAD
from app.store.unit_of_work import Store
from tests.support.damage import spoil_pages_of
from tests.support.warehouse import small_warehouse


def asked(url: str, what: str, file: Path | None = None, **more: object) -> Namespace:
    facts = {"apply": False, "station": None, "groups": "pick,pack,ship", "json": True} | more
    return Namespace(database=url, what=what, file=file, **facts)


def test_the_schema_of_an_up_to_date_database_is_named(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert database(asked(database_url, "upgrade"), Settings()) == DONE
    assert json.loads(capsys.readouterr().out) == {"revision": HEAD}


def test_the_roles_can_be_read_before_they_are_applied(
    sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = asked(sqlite_url, "roles", station="PACK-1", groups="pack", json=False)

    assert database(wanted, Settings()) == DONE

    said = capsys.readouterr().out
    assert "GRANT packbench_pack TO packbench_pack_1;" in said
    assert "GRANT INSERT ON ledger TO packbench_pick;" in said


@pytest.mark.postgresql
def test_the_roles_are_applied_for_a_station(
    postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = asked(postgres_url, "roles", apply=True, station="TILL-7", groups="ship", json=False)

    assert database(wanted, Settings()) == DONE

    assert "\\password packbench_till_7" in capsys.readouterr().out


def test_an_unknown_group_is_said(sqlite_url: str) -> None:
    with pytest.raises(BadValue, match="sweep"):
        database(asked(sqlite_url, "roles", station="PACK-1", groups="sweep"), Settings())


def test_a_copy_is_made_and_brought_back(
    sqlite_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.db"

    assert database(asked(sqlite_url, "backup", copy), Settings()) == DONE
    assert database(asked(sqlite_url, "restore", copy, json=False), Settings()) == DONE

    assert "before-restore-1" in capsys.readouterr().out


@pytest.mark.parametrize("what", ["backup", "restore"])
def test_a_copy_needs_a_name(sqlite_url: str, what: str) -> None:
    with pytest.raises(BadValue):
        database(asked(sqlite_url, what), Settings())


@pytest.mark.postgresql
@pytest.mark.parametrize("what", ["backup", "restore", "salvage"])
def test_a_postgresql_is_kept_by_its_own_tools(
    postgres_url: str, tmp_path: Path, what: str
) -> None:
    with pytest.raises(NotAllowed, match="pg_dump"):
        database(asked(postgres_url, what, tmp_path / "copy"), Settings())


def test_what_was_lost_is_said_and_fails(
    sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Store.open(sqlite_url)
    small_warehouse(store)
    store.close()
    spoil_pages_of(Path(sqlite_url.removeprefix("sqlite:///")), "products")

    assert database(asked(sqlite_url, "salvage", json=False), Settings()) == FAILED

    said = capsys.readouterr().out
    assert "damaged-1" in said
    assert "products: " in said


def test_everything_that_can_be_asked_is_answered() -> None:
    assert set(WHAT) == {"upgrade", "roles", "backup", "restore", "salvage"}
