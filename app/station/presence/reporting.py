"""A station says that it lives, what it has not sent, and how its devices are (S1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.store.books.stations.station_book import StationFacts
from app.store.unit_of_work import Change, Store

REPORT_EVERY = timedelta(seconds=30)
"""How often a station reports."""

SILENT_AFTER = 3 * REPORT_EVERY
"""A station that said nothing for so long may be off the network, with scans of its own."""


@dataclass(frozen=True, slots=True)
class StationReport:
    """What a station says of itself; ``health`` has a word for each device."""

    station: str
    unsent: int
    health: Mapping[str, str] = field(default_factory=dict)


def report_in(store: Store, report: StationReport) -> None:
    """Note a station's report at the database's own time, if its schema is still this program's.

    Raises:
        StoreUnreachable: nothing was noted; the next report comes soon.
        SchemaAhead, SchemaBehind: somebody changed it; this program works no more on it.
    """
    store.look_again()
    store.run(
        lambda uow: uow.stations.report(report.station, uow.now, report.unsent, report.health),
        Change.NOTHING,
    )


def is_silent(facts: StationFacts | None, now: datetime) -> bool:
    """Say whether a station was not heard of lately, by the database's clock."""
    if facts is None or facts.last_seen is None:
        return True
    return now - facts.last_seen > SILENT_AFTER


def may_hold_scans(facts: StationFacts | None, now: datetime) -> bool:
    """Say whether a station may keep scans that are not in the shared database."""
    return is_silent(facts, now) or (facts is not None and facts.unsent > 0)
