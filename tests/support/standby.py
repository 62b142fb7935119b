"""A streaming standby of a test's own PostgreSQL, made as the README says: pg_basebackup -R."""

from __future__ import annotations

import signal
from pathlib import Path

import psycopg

from tests.support.postgres import PostgresFailed, PostgresServer, _wait_for_death

NAME = "db_2"
_LOOK_S = 0.02


class StandbyServer(PostgresServer):
    """Follows ``primary`` from its start on; every commit of the primary waits for it."""

    def __init__(self, primary: PostgresServer) -> None:
        super().__init__(primary._binaries, durable=True)
        self._primary = primary

    def start(self) -> None:
        """Start, and wait until the primary waits for this standby at every commit."""
        super().start()
        self._primary.execute(f"ALTER SYSTEM SET synchronous_standby_names = '{NAME}'")
        self._primary.execute("SELECT pg_reload_conf()")
        self._until("SELECT sync_state = 'sync' FROM pg_stat_replication", self._primary)

    def promote(self) -> None:
        """Make it the primary; nothing is waited for but that it may be written."""
        self.execute("SELECT pg_promote(wait => true)")

    def _fill(self, password_file: Path) -> None:
        self._password = self._primary._password
        del password_file  # the roles come with the copy
        source = f"host=127.0.0.1 port={self._primary.port} user=postgres application_name={NAME}"
        wanted = ("-R", "-X", "stream", "-C", "-S", NAME, "--checkpoint=fast", "--no-sync")
        self._run("pg_basebackup", "-d", source, "-D", self._data, *wanted)

    def _until(self, question: str, server: PostgresServer) -> None:
        assert self._process is not None
        with psycopg.connect(server.dsn(), autocommit=True) as connection:
            while connection.execute(question.encode()).fetchone() != (True,):
                if self._process.poll() is not None:
                    raise PostgresFailed(self._log.read_text(errors="replace")[-2000:])
                _wait_for_death(self._process, _LOOK_S)


def die(server: PostgresServer) -> None:
    """The machine's power goes: kill -9 of the server and of every session of it."""
    server.signal_all(signal.SIGKILL)
    server.stop(signal.SIGKILL)
