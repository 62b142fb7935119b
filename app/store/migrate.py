"""The version of the schema: who may migrate (only ``database upgrade``) and who must not start.

Alembic is imported only when the schema is behind: it costs a start half a second.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from app.errors import SchemaAhead, SchemaBehind, StoreDamaged
from app.store.engine import open_engine
from app.store.troubles import told

HEAD = "0027"
"""The revision that this program was written for."""

KNOWN = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
    "0019",
    "0020",
    "0021",
    "0022",
    "0023",
    "0024",
    "0025",
    "0026",
    "0027",
)
"""Every revision that this program can upgrade."""
_UPGRADE_LOCK = 7_225_362  # any number that nobody else locks: two upgrades at once take turns
_MIGRATIONS = Path(__file__).parent / "migrations"


def found_version(connection: Connection) -> str | None:
    """The revision that the database says it has, None if it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def check_version(connection: Connection) -> None:
    """Refuse to work on another schema than ours.

    Raises:
        SchemaBehind: older, or empty; ``database upgrade`` helps.
        SchemaAhead: made by a newer Packbench; only a newer Packbench helps.
    """
    found = found_version(connection)
    if found == HEAD:
        return
    if found is None or found in KNOWN:
        raise SchemaBehind(found=found or "empty", wanted=HEAD)
    raise SchemaAhead(found=found, wanted=HEAD)


def upgrade(url: str, to: str = "head") -> str:
    """Bring the database at ``url`` to this program's schema; returns the revision.

    ``to`` stops at an older revision: what an older Packbench left behind, for tests.

    Raises:
        SchemaAhead: the database is newer than this program; nothing was changed.
        StoreDenied: not its owner asked; nothing was changed.
        StoreUnreachable, StoreReadOnly, StoreDamaged: as for any other work.
    """
    engine = open_engine(url)
    try:
        with engine.begin() as connection:
            found = found_version(connection)
            if found is not None and found not in KNOWN:
                raise SchemaAhead(found=found, wanted=HEAD)
        if found != HEAD:
            _run_alembic(engine, to)
    except DBAPIError as error:
        raise told(error, engine) from error
    finally:
        engine.dispose()
    return HEAD


def _run_alembic(engine: Engine, to: str) -> None:
    from alembic import command  # noqa: PLC0415 -- costs half a second, needed once a release
    from alembic.config import Config  # noqa: PLC0415 -- as above

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":  # a table is made anew; its references stay as text
            _driver_of(connection).execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            if connection.dialect.name == "postgresql":  # SQLite's writers wait by themselves
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_UPGRADE_LOCK})")
            config.attributes["connection"] = connection
            command.upgrade(config, to)
            _check_references(connection)


def _driver_of(connection: Connection) -> Any:
    """The driver's own connection, outside any transaction."""
    return connection.connection.driver_connection


def _check_references(connection: Connection) -> None:
    """SQLite did not watch its references during the upgrade: look now, before it counts."""
    if connection.dialect.name != "sqlite":
        return
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lost:
        raise StoreDamaged(path=str(connection.engine.url.database), detail=f"{lost[0]}")
