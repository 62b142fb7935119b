"""The test server itself: from each source of binaries, taken away and back, gone at the end."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.support.postgres import (
    PostgresFailed,
    PostgresServer,
    bundled_binaries,
    installed_binaries,
)

pytestmark = pytest.mark.postgresql

_SOURCES = [source for source in (installed_binaries(), bundled_binaries()) if source]

_STARTS_AND_WAITS = """
from tests.support.postgres import PostgresServer
with PostgresServer() as server:
    print(server._process.pid, server._folder, flush=True)
    input()
"""


def _count(server: PostgresServer) -> int:
    with psycopg.connect(server.dsn()) as connection:
        row = connection.execute("SELECT count(*) FROM kept").fetchone()
    assert row is not None
    return int(row[0])


def test_the_wheel_brings_binaries_to_a_machine_without_a_server() -> None:
    assert bundled_binaries() is not None


@pytest.mark.parametrize("binaries", _SOURCES, ids=str)
def test_a_server_starts_from_each_source_of_binaries_and_leaves_nothing(binaries: Path) -> None:
    with PostgresServer(binaries) as server, psycopg.connect(server.dsn()) as connection:
        folder = Path(_setting(connection, "data_directory")).parent
        assert _setting(connection, "fsync") == "off"
        assert _setting(connection, "server_encoding") == "UTF8"

    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.dsn(), connect_timeout=2)


def test_a_server_taken_away_comes_back_on_the_same_port_with_its_data() -> None:
    with PostgresServer() as server:
        server.execute("CREATE TABLE kept (id int)")
        server.execute("INSERT INTO kept VALUES (1)")
        address = server.dsn()

        server.stop()
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(address, connect_timeout=2)
        server.start()

        assert server.dsn() == address
        assert _count(server) == 1


def test_a_durable_server_keeps_what_it_acknowledged_before_a_crash() -> None:
    with PostgresServer(durable=True) as server:
        server.execute("CREATE TABLE kept (id int)")
        server.execute("INSERT INTO kept VALUES (1)")

        server.stop(signal.SIGQUIT)
        server.start()

        assert _count(server) == 1


def test_a_session_that_is_cut_notices_and_another_can_be_opened() -> None:
    with PostgresServer() as server, psycopg.connect(server.dsn("template1")) as session:
        server.terminate_sessions("template1")

        with pytest.raises(psycopg.OperationalError, match="terminat"):
            session.execute("SELECT 1")
        psycopg.connect(server.dsn("template1")).close()


def test_a_stranger_without_the_password_is_refused() -> None:
    with PostgresServer() as server, pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(f"postgresql://postgres:guess@127.0.0.1:{server.port}/postgres")


def test_a_server_that_cannot_start_says_why() -> None:
    with PostgresServer() as first:
        second = PostgresServer()
        second.port = first.port
        with pytest.raises(PostgresFailed, match="could not bind"):
            second.__enter__()


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells a child of its parent's death"
)
def test_the_server_of_killed_tests_stops_by_itself() -> None:
    tests = subprocess.Popen(
        [sys.executable, "-c", _STARTS_AND_WAITS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with tests:
        assert tests.stdout is not None
        process_id, folder = tests.stdout.readline().split()
        server = os.pidfd_open(int(process_id))
        try:
            tests.kill()
            assert _ends(server, within_s=10)
        finally:
            os.close(server)
            shutil.rmtree(folder)


def _ends(process: int, *, within_s: float) -> bool:
    """Wait until the process behind the file descriptor ends: it then becomes readable."""
    readable, _, _ = select.select([process], [], [], within_s)
    return bool(readable)


def _setting(connection: psycopg.Connection[tuple[str]], name: str) -> str:
    row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    assert row is not None
    return row[0]
