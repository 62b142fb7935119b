"""The wall of all stations: which live, what they have not sent, what they hold (issue 4, 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.station.presence.reporting import is_silent, may_hold_scans
from app.store.books.stations.station_book import HeldWork, StationFacts
from app.store.unit_of_work import Store


@dataclass(frozen=True, slots=True)
class WallRow:
    """One station on the wall.

    Attributes:
        station: what it said of itself last.
        silent: it has not been heard of lately.
        may_hold_scans: it may keep scans that are not in the shared database.
        works: what it holds.
    """

    station: StationFacts
    silent: bool
    may_hold_scans: bool
    works: tuple[HeldWork, ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """Every station, by name, at ``now`` of the database's clock."""

    now: datetime
    rows: tuple[WallRow, ...]


def read_wall(store: Store) -> Wall:
    """Read the wall.  A station that holds work and never reported stands on it too."""
    with store.reading() as uow:
        now, held = uow.now, uow.stations.held()
        known = {facts.name: facts for facts in uow.stations.all()}
    for work in held:
        known.setdefault(work.holder, StationFacts(work.holder, None, 0, {}))
    return Wall(now, tuple(_row(known[name], held, now) for name in sorted(known)))


def _row(facts: StationFacts, held: list[HeldWork], now: datetime) -> WallRow:
    works = tuple(work for work in held if work.holder == facts.name)
    return WallRow(facts, is_silent(facts, now), may_hold_scans(facts, now), works)
