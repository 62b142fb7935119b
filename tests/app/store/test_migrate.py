"""The schema's version: only ``database upgrade`` changes it, and every station looks first."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from app.errors import SchemaAhead, SchemaBehind
from app.store import migrate, schema
from app.store.columns import Base
from app.store.engine import open_engine
from app.store.guards import missing_guards
from app.store.migrate import HEAD, found_version, upgrade
from app.store.schema.floor import ClaimedPackage, Tote, Work
from app.store.schema.station import ScanEvent
from app.store.unit_of_work import Store
from tests.support.floor_play import release_everything
from tests.support.postgres import PostgresServer
from tests.support.warehouse import NINE, small_warehouse

_VERSIONS = Path(__file__).parents[3] / "app/store/migrations/versions"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with nothing in it, of each engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = f"empty_{uuid4().hex}"
    server.execute(f"CREATE DATABASE {name}")
    yield server.url(name)
    server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _pretend_version(url: str, version: str) -> None:
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")  # noqa: S608 -- the version is ours
    engine.dispose()


def _version_of(url: str) -> str | None:
    engine = open_engine(url)
    with engine.begin() as connection:
        found = found_version(connection)
    engine.dispose()
    return found


def test_an_empty_database_is_not_worked_on_until_it_is_upgraded(empty_url: str) -> None:
    with pytest.raises(SchemaBehind) as behind:
        Store.open(empty_url)
    assert behind.value.facts == {"found": "empty", "wanted": HEAD}
    assert _version_of(empty_url) is None

    assert upgrade(empty_url) == HEAD

    store = Store.open(empty_url)
    store.run(lambda uow: uow.session.add(Tote(code="T-01")))
    store.close()


def test_an_upgrade_from_zero_brings_every_table_and_every_guard(empty_url: str) -> None:
    upgrade(empty_url)

    assert schema.__all__
    engine = open_engine(empty_url)
    with engine.begin() as connection:
        tables = set(inspect(connection).get_table_names())
        assert tables == {*Base.metadata.tables, "alembic_version"}
        assert missing_guards(connection) == []
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_an_upgrade_of_what_is_up_to_date_changes_nothing(database_url: str) -> None:
    store = Store.open(database_url)
    store.run(lambda uow: uow.session.add(Tote(code="T-01")))

    assert upgrade(database_url) == HEAD
    assert upgrade(database_url) == HEAD

    with store.reading() as uow:
        assert uow.session.query(Tote).count() == 1
    store.close()


def _upgrade_in_own_process(url: str) -> int:
    program = "import sys; from app.store.migrate import upgrade; upgrade(sys.argv[1])"
    return subprocess.run([sys.executable, "-c", program, url], check=False).returncode


def test_two_upgrades_at_once_end_as_one(empty_url: str) -> None:
    with ThreadPoolExecutor(1) as other:
        second = other.submit(_upgrade_in_own_process, empty_url)
        assert _upgrade_in_own_process(empty_url) == 0
        assert second.result() == 0

    assert _version_of(empty_url) == HEAD


def test_what_was_scanned_and_claimed_before_the_flight_recorder_is_kept(empty_url: str) -> None:
    upgrade(empty_url, to="0001")
    engine = open_engine(empty_url)
    with engine.begin() as connection:
        for statement in (_WORK, _EVENT):
            bytes_type = "BLOB" if engine.dialect.name == "sqlite" else "BYTEA"
            connection.exec_driver_sql(statement.replace("$bytes", bytes_type))
    engine.dispose()

    upgrade(empty_url)

    store = Store.open(empty_url)
    with store.reading() as uow:
        kept = uow.session.query(ClaimedPackage).one()
        assert (kept.work_id, kept.fence, kept.edition, kept.package) == (7, 3, 1, {"fence": 3})
        event = uow.session.query(ScanEvent).one()
        assert (event.raw, event.text, event.circumstances) == (b"MUG", None, None)
        assert missing_guards(uow.session.connection()) == []
    store.close()


_WORK = """
INSERT INTO works (id, work_no, kind, state, holder, holder_badge, fence, order_version, package,
 opened_at) VALUES (7, 'P-7', 'pick', 'claimed', 'PICK-1', 'B-1', 3, 0, '{"fence": 3}',
 '2026-03-02 09:00:00.000000')
"""
_EVENT = """
INSERT INTO scan_events (id, station, epoch, seq, device, badge, work_id, fence, state, raw, parsed,
 verdict, event, outcome, outcome_detail, station_at, received_at)
VALUES ('00000000000000000000000000000001', 'PICK-1', '00000000000000000000000000000002', 1,
 'scanner-1', 'B-1', 7, 3, 'at bin', CAST('MUG' AS $bytes), 'MUG', 'accepted', '{}', 'applied',
 '', '2026-03-02 09:00:00.000000', '2026-03-02 09:00:00.000000')
"""


def test_a_database_of_a_newer_packbench_is_refused_politely_and_left_alone(
    database_url: str,
) -> None:
    _pretend_version(database_url, "9999")

    with pytest.raises(SchemaAhead) as opening:
        Store.open(database_url)
    with pytest.raises(SchemaAhead) as upgrading:
        upgrade(database_url)

    assert opening.value.facts == upgrading.value.facts == {"found": "9999", "wanted": HEAD}
    assert _version_of(database_url) == "9999"


def test_a_database_of_an_older_packbench_is_behind_and_not_ahead(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given the program of the next release
    monkeypatch.setattr(migrate, "HEAD", "0099")

    with pytest.raises(SchemaBehind) as behind:
        Store.open(database_url)

    assert behind.value.facts == {"found": HEAD, "wanted": "0099"}


def test_a_database_that_forgot_its_version_is_not_worked_on(database_url: str) -> None:
    engine = open_engine(database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    engine.dispose()

    with pytest.raises(SchemaBehind):
        Store.open(database_url)


def test_waves_of_the_first_release_keep_their_walks_through_the_upgrade(empty_url: str) -> None:
    # given a database of the first release with a released wave that a walk belongs to
    upgrade(empty_url, "0001")
    engine = open_engine(empty_url)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO waves (wave_no, zone, state, released_at)"
            " VALUES ('W-0001', 'A', 'released', '2026-03-02 09:00:00')"
        )
        connection.exec_driver_sql(
            "INSERT INTO works (work_no, kind, state, wave_id, holder, holder_badge, fence,"
            " order_version, opened_at)"
            " VALUES ('P-0001', 'pick', 'open', 1, '', '', 0, 0, '2026-03-02 09:00:00')"
        )
    engine.dispose()

    upgrade(empty_url)

    store = Store.open(empty_url)
    with store.reading() as uow:
        assert uow.waves.works_of("W-0001") == [1]
        wave = uow.drafts.lock_wave("W-0001")
    store.close()
    assert wave is not None
    assert (wave.state, wave.zone, wave.grouping) == ("released", "A", "")


def test_walks_that_were_released_before_know_when_they_must_leave(database_url: str) -> None:
    # given a walk of a database that did not keep it
    store = Store.open(database_url)
    due = NINE + timedelta(hours=3)
    small_warehouse(store).add_order("1001", {"MUG": 1}, dispatch_by=due)
    release_everything(store)
    store.close()
    engine = open_engine(database_url)
    with engine.begin() as connection:
        for statement in _WITHOUT_SHIP_BY:
            connection.exec_driver_sql(statement)
    engine.dispose()
    (number,) = (path.name.split("_")[1] for path in _VERSIONS.glob("rev_*_ship_by.py"))
    _pretend_version(database_url, f"{int(number) - 1:04}")

    upgrade(database_url, to=number)

    _pretend_version(database_url, HEAD)
    store = Store.open(database_url)
    with store.reading() as uow:
        assert uow.session.query(Work.ship_by).scalar() == due
    store.close()


_WITHOUT_SHIP_BY = (
    "DROP INDEX ix_works_kind_state_ship_by_id",
    "DROP INDEX ix_works_state_lease_until",
    "ALTER TABLE works DROP COLUMN ship_by",
    "CREATE INDEX ix_works_kind_state ON works (kind, state)",
)


def test_the_program_knows_every_migration_and_wants_the_last() -> None:
    numbers = sorted(path.name.split("_")[1] for path in _VERSIONS.glob("rev_*.py"))

    assert numbers[-1] == HEAD
    assert len(numbers) == len(set(numbers))
