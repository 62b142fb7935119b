"""The primary dies under load and its standby takes over: no answered scan is lost, none doubled.

Source: sync.md, its second paragraph and "Rules of the database"; issue 4, "Faults survived".
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import psycopg
import pytest

from app.errors import StoreUnreachable
from app.store import link
from app.store.migrate import upgrade
from app.store.schema.floor import Tote
from app.store.unit_of_work import Store, UnitOfWork
from tests.support.failover import both, fail_over
from tests.support.postgres import PostgresServer
from tests.support.standby import StandbyServer

pytestmark = pytest.mark.postgresql

_DATABASE = "packbench"


@pytest.fixture(scope="module")
def pair() -> Iterator[tuple[PostgresServer, StandbyServer]]:
    """A primary and its synchronous standby; the last test kills the primary."""
    with PostgresServer(durable=True) as primary:
        primary.execute(f"CREATE DATABASE {_DATABASE}")
        upgrade(primary.url(_DATABASE))
        with StandbyServer(primary) as standby:
            yield primary, standby


def test_what_the_standby_does_not_confirm_is_not_acknowledged(
    pair: tuple[PostgresServer, StandbyServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    primary, standby = pair
    store = Store.open(both(primary, standby, _DATABASE))
    monkeypatch.setattr(link, "SILENT_S", 0.3)

    standby.signal_all(signal.SIGSTOP)
    try:
        with pytest.raises(StoreUnreachable, match="standby does not confirm"):
            store.run(_add_tote)
    finally:
        standby.signal_all(signal.SIGCONT)

    store.run(lambda uow: uow.people.audit(uow.now, "", "", "the next one", "", {}))
    store.close()


def test_a_commit_that_stops_waiting_for_the_standby_is_not_acknowledged(
    pair: tuple[PostgresServer, StandbyServer],
) -> None:
    primary, standby = pair
    store = Store.open(primary.url(_DATABASE))

    standby.signal_all(signal.SIGSTOP)
    try:
        with ThreadPoolExecutor(1) as pool:
            commit = pool.submit(lambda: store.run(_add_tote))
            _cancel_whoever_waits_for_the_standby(primary)
            with pytest.raises(StoreUnreachable, match="standby has not confirmed"):
                commit.result()
    finally:
        standby.signal_all(signal.SIGCONT)
    store.close()


def test_a_primary_killed_under_load_loses_no_answered_scan(
    pair: tuple[PostgresServer, StandbyServer],
) -> None:
    done = fail_over(*pair, _DATABASE, stations=3)

    assert done.acknowledged >= 60
    assert done.lost == 0
    assert done.sent == 180


def _add_tote(uow: UnitOfWork) -> None:
    uow.session.add(Tote(code=f"T-{uuid4()}"))


def _cancel_whoever_waits_for_the_standby(primary: PostgresServer) -> None:
    """As an administrator does whose standby is gone."""
    cancel = b"SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
    with psycopg.connect(primary.dsn(), autocommit=True) as connection:
        while connection.execute(cancel).fetchone() is None:
            connection.execute("SELECT pg_sleep(0.02)")
