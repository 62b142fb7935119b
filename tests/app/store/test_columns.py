"""What every table shares: times that mean one moment, and constraints with names."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.exc import StatementError

from app.store import schema
from app.store.columns import Base, UtcTime, one_of
from app.store.schema.station import AuditEntry
from app.store.unit_of_work import Store

_moments = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.timezones())  # noqa: DTZ001 -- the bounds of a strategy are naive, its times are not


class NoZone(tzinfo):
    """A zone that does not know its own offset: as naive as none."""

    def utcoffset(self, _at: datetime | None) -> None:
        return None

    def dst(self, _at: datetime | None) -> None:
        return None

    def tzname(self, _at: datetime | None) -> None:
        return None


def _kept(store: Store, at: datetime) -> datetime:
    """What comes back, from the database and not from the session's memory."""
    with store.unit() as uow:
        entry = AuditEntry(at=at, action="seen", subject="A-01", facts={})
        uow.session.add(entry)
        uow.commit()
    with store.reading() as uow:
        query = select(AuditEntry.at).where(AuditEntry.id == entry.id)
        return uow.session.execute(query).scalar_one()


@given(at=_moments)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_moment_comes_back_as_utc_whatever_zone_went_in(store: Store, at: datetime) -> None:
    back = _kept(store, at)

    assert back.tzinfo is UTC
    assert back == at.astimezone(UTC)


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_summer_time_repeats_is_two_hours(store: Store, fold: int) -> None:
    at = datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=ZoneInfo("Europe/Berlin"))

    assert _kept(store, at) == datetime(2026, 10, 25, 0 + fold, 30, tzinfo=UTC)


def test_microseconds_and_the_past_are_kept(store: Store) -> None:
    at = datetime(1999, 12, 31, 23, 59, 59, 999999, tzinfo=timezone(timedelta(hours=-11)))

    assert _kept(store, at) == at


@pytest.mark.parametrize(
    "naive",
    [
        datetime(2026, 3, 2, 9, 0),  # noqa: DTZ001 -- a naive time is what is tried
        datetime(2026, 3, 2, 9, 0, tzinfo=NoZone()),
    ],
)
def test_a_naive_time_is_refused(store: Store, naive: datetime) -> None:
    with pytest.raises(StatementError, match="naive time"):
        _kept(store, naive)


def test_no_time_is_no_time() -> None:
    kind, dialect = UtcTime(), DefaultDialect()

    assert kind.process_bind_param(None, dialect) is None
    assert kind.process_result_value(None, dialect) is None


def test_every_constraint_has_a_name_that_is_the_same_on_both_engines(store: Store) -> None:
    assert schema.__all__

    for table in Base.metadata.sorted_tables:
        found = _names_in(store.engine, table.name)
        wanted = {str(one.name) for one in table.constraints} | {str(i.name) for i in table.indexes}
        wanted = {name for name in wanted if not name.startswith("pk_")}
        assert wanted <= found, table.name
        assert all(len(name) <= 63 for name in wanted), "PostgreSQL would cut it"


def test_a_check_knows_every_value_of_its_enum() -> None:
    class Colour(StrEnum):
        RED = "red"
        BLUE = "blue"

    assert str(one_of("colour", Colour).sqltext) == "colour IN ('red', 'blue')"


def _names_in(engine: Engine, table: str) -> set[str]:
    look = inspect(engine)
    found = (
        *look.get_check_constraints(table),
        *look.get_unique_constraints(table),
        *look.get_indexes(table),
        *look.get_foreign_keys(table),
    )
    return {str(one["name"]) for one in found} | _written_names(engine, table)


def _written_names(engine: Engine, table: str) -> set[str]:
    """Names in SQLite's own text of a table: those of a column's key are not reflected."""
    if engine.dialect.name != "sqlite":
        return set()
    query = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :table")
    with engine.connect() as connection:
        written = connection.execute(query, {"table": table}).scalar_one()
    return set(re.findall(r"CONSTRAINT \"?(\w+)\"?", str(written)))
