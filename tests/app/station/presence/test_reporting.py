"""A station is silent when it has not been heard of for three reports (S1)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from app.errors import SchemaAhead
from app.station.presence.reporting import (
    SILENT_AFTER,
    StationReport,
    is_silent,
    may_hold_scans,
    report_in,
)
from app.store.books.stations.station_book import StationFacts
from app.store.migrate import HEAD
from app.store.unit_of_work import Store
from tests.support.server_clock import ServerClock
from tests.support.warehouse import NINE

LATE = NINE + SILENT_AFTER + timedelta(seconds=1)


def test_a_report_is_timed_by_the_servers_clock(store: Store) -> None:
    clock = ServerClock(store)
    clock.go_on(minutes=5)

    report_in(clock.store, StationReport("Pack 01", 2, {"Scale": "ready"}))

    with clock.store.reading() as uow:
        assert uow.stations.facts("Pack 01") == StationFacts(
            "Pack 01", clock.now, 2, {"Scale": "ready"}
        )


def test_a_station_works_no_more_on_a_database_that_was_upgraded_meanwhile(store: Store) -> None:
    report_in(store, StationReport("Pack 01", 0))
    version = text("UPDATE alembic_version SET version_num = :number")
    with store.engine.begin() as connection:
        connection.execute(version, {"number": "9999"})

    with pytest.raises(SchemaAhead):
        report_in(store, StationReport("Pack 01", 7))
    with pytest.raises(SchemaAhead):
        store.run(lambda uow: uow.stations.report("Pack 01", uow.now, 9, {}))

    with store.engine.begin() as connection:  # as when the back-up is brought back
        connection.execute(version, {"number": HEAD})
    with store.reading() as uow:
        facts = uow.stations.facts("Pack 01")
    assert facts is not None
    assert facts.unsent == 0


@pytest.mark.parametrize(
    ("facts", "silent", "may_hold"),
    [
        (None, True, True),
        (StationFacts("P", None, 0, {}), True, True),
        (StationFacts("P", LATE, 0, {}), False, False),
        (StationFacts("P", LATE, 1, {}), False, True),
        (StationFacts("P", NINE, 0, {}), True, True),
    ],
)
def test_a_station_that_is_silent_or_has_unsent_records_may_hold_scans(
    facts: StationFacts | None,
    silent: bool,  # noqa: FBT001 -- a parameter of the table
    may_hold: bool,  # noqa: FBT001 -- a parameter of the table
) -> None:
    assert (is_silent(facts, LATE), may_hold_scans(facts, LATE)) == (silent, may_hold)
