"""What every test stands on: a desk of its own, no screen, and real databases."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from app.store.unit_of_work import Store
    from tests.support.black_hole import BlackHole
    from tests.support.databases import PostgresDatabases, SqliteDatabases
    from tests.support.postgres import PostgresServer
    from tests.support.station_roles import RoledDatabase

_PLACES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
_ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


_MEMORY = Path("/dev/shm")  # noqa: S108 -- Linux: a folder that no disk is behind; names in it are random
_ROOM_BYTES = 4 << 30


def _work_in_memory() -> None:
    """Put what the tests write where a commit waits for no disk, if there is such a place.

    A database copied for a test is made in 40 ms there; a busy disk took 330.
    """
    if not _MEMORY.is_dir():
        return
    place = os.statvfs(_MEMORY)
    runs_programs = not place.f_flag & os.ST_NOEXEC  # a PostgreSQL may be copied there
    if runs_programs and place.f_bavail * place.f_frsize >= _ROOM_BYTES:
        os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)


def _leave_the_user_alone() -> None:
    """Give the tests a home, a keyring and a screen of their own, before anything looks."""
    home = Path(tempfile.mkdtemp(prefix="packbench-home-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for place in (*_PLACES, "XDG_RUNTIME_DIR"):
        folder = home / place.lower()
        folder.mkdir(mode=0o700)
        os.environ[place] = str(folder)
    kept = {"PACKBENCH_DATA"}  # where the real orders are
    for name in [name for name in os.environ if name.startswith("PACKBENCH_")]:
        if name not in kept:
            del os.environ[name]
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _load_hypothesis_profile() -> None:
    """``ci`` repeats itself exactly; ``search`` (HYPOTHESIS_PROFILE) looks for new faults."""
    slow_is_fine = [HealthCheck.too_slow]
    settings.register_profile(
        "ci", derandomize=True, deadline=None, max_examples=60, suppress_health_check=slow_is_fine
    )
    settings.register_profile(
        "search", deadline=None, max_examples=2000, suppress_health_check=slow_is_fine
    )
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


_work_in_memory()
_leave_the_user_alone()
_load_hypothesis_profile()


def pytest_collection_finish() -> None:
    """Never look for garbage again in what is loaded by now: it stays.

    The tests of the window collect garbage several times each, through all modules of the suite.
    """
    gc.collect()
    gc.freeze()


_HAD_WINDOWS = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """After a test with windows: collect its garbage, then never look again at what stays.

    What stays are modules that it was the first to want, and what they remember.  Each later
    look goes through the objects of its own test alone: a third of what a window test took.
    """
    done = yield
    if item.stash.get(_HAD_WINDOWS, False):
        gc.collect()
        gc.freeze()
    return done


@pytest.fixture(autouse=True)
def no_window_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Delete the windows that a test left open: each later change of the look would dress them."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    if app is None:
        return
    left = [one for one in app.topLevelWidgets() if one.parentWidget() is None]
    if left:
        import shiboken6  # noqa: PLC0415 -- tests without a window start sooner

        app.processEvents()  # the last answers are on their way to them
        for window in left:
            shiboken6.delete(window)
        request.node.stash[_HAD_WINDOWS] = True


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """This worker's PostgreSQL, started for the first test that wants it."""
    from tests.support.postgres import PostgresServer  # noqa: PLC0415 -- tests without a database start sooner

    with PostgresServer() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_databases(postgres_server: PostgresServer) -> PostgresDatabases:
    """Migrated databases on this worker's PostgreSQL."""
    from tests.support.databases import PostgresDatabases  # noqa: PLC0415 -- tests without a database start sooner
    from tests.support.statements import share_statements  # noqa: PLC0415 -- as above

    share_statements()
    return PostgresDatabases(postgres_server)


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    """Migrated SQLite files."""
    from tests.support.databases import SqliteDatabases  # noqa: PLC0415 -- tests without a database start sooner
    from tests.support.statements import share_statements  # noqa: PLC0415 -- as above

    share_statements()
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture
def sqlite_url(sqlite_databases: SqliteDatabases, tmp_path: Path) -> str:
    """The address of a fresh, migrated SQLite file."""
    return sqlite_databases.fresh(tmp_path)


@pytest.fixture
def postgres_url(postgres_databases: PostgresDatabases) -> Iterator[str]:
    """The address of a fresh, migrated PostgreSQL database."""
    with postgres_databases.fresh() as url:
        yield url


@pytest.fixture(params=_ENGINES)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database: the test runs once on each engine."""
    wanted = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return str(request.getfixturevalue(wanted))


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A store on a fresh, migrated database: the test runs once on each engine."""
    from app.store.unit_of_work import Store  # noqa: PLC0415 -- tests without a database start sooner

    opened = Store.open(database_url)
    yield opened
    opened.close()


@pytest.fixture
def database(
    postgres_server: PostgresServer, postgres_databases: PostgresDatabases
) -> Iterator[RoledDatabase]:
    """A fresh database whose stations have logins of their own; PostgreSQL has such."""
    from tests.support.station_roles import roled_database  # noqa: PLC0415 -- tests without a database start sooner

    with roled_database(postgres_server, postgres_databases) as roled:
        yield roled


@pytest.fixture
def hole(postgres_server: PostgresServer) -> Iterator[BlackHole]:
    """A go-between on the way to this worker's PostgreSQL."""
    from tests.support.black_hole import BlackHole  # noqa: PLC0415 -- tests without a database start sooner

    with BlackHole(postgres_server.port) as one:
        yield one
