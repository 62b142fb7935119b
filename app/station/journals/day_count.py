"""How many scans a station has kept on one day, and how many of them were refused.

A power cut forgets what the screens have counted; the journal does not, nor the journal before it
that made room for it meanwhile (``rotation``).  Only the day's own records are looked at.
"""

from __future__ import annotations

import logging
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Self

from app.scanning.verdicts import Verdict, is_refusal
from app.station.journals.rotation import KEPT
from app.station.journals.writing import JournalHand

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DayCount:
    """Scans of one day, and how many of them counted nothing."""

    scans: int = 0
    refused: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(self.scans + other.scans, self.refused + other.refused)

    def with_scan(self, verdict: Verdict) -> Self:
        """One scan more."""
        return self + type(self)(1, int(is_refusal(verdict)))


def bounds_of(day: date) -> tuple[datetime, datetime]:
    """When a day of this machine's own calendar begins and ends; some have 23 hours, some 25."""
    midnights = (datetime.combine(one, time()) for one in (day, day + timedelta(days=1)))
    begins, ends = (midnight.astimezone(UTC) for midnight in midnights)
    return begins, ends


class DayBook:
    """Counts the days in a station's journals.  Use it on the journal's thread."""

    def __init__(self, hand: JournalHand, path: Path) -> None:
        self._hand, self._path = hand, path

    def count(self, day: date) -> DayCount:
        """Count the scans of a day of this machine's calendar.

        Raises:
            JournalUnwritable: the journal cannot be read.
        """
        begins, ends = bounds_of(day)
        with self._hand.reading():
            count = _count(self._hand.db, begins, ends)
        for kept in self._made_room_since(begins):
            address = f"{kept.absolute().as_uri()}?mode=ro&immutable=1"
            try:
                with closing(sqlite3.connect(address, uri=True)) as old:
                    count += _count(old, begins, ends)
            except sqlite3.Error as error:  # a figure only: no more hangs on it
                _LOG.warning("%s is not counted: %s", kept, error)
        return count

    def _made_room_since(self, begins: datetime) -> Iterator[Path]:
        """The rotated journals that may hold scans of that day: each bears the day of its end."""
        name = f"{self._path.name}{KEPT}"
        for kept in self._path.parent.glob(f"{name}*"):
            if kept.name.removeprefix(name) >= f"{begins:%Y%m%d}":
                yield kept


def _count(journal: sqlite3.Connection, begins: datetime, ends: datetime) -> DayCount:
    """What a person scanned: a station's own acts, such as printing, have nothing that was read."""
    found = journal.execute(
        "SELECT verdict, count(*) FROM records INDEXED BY records_by_time"
        " WHERE station_at >= ? AND station_at < ? AND raw <> x'' GROUP BY verdict",
        (_written(begins), _written(ends)),
    )
    by_verdict = Counter({Verdict(verdict): number for verdict, number in found})
    refused = sum(number for verdict, number in by_verdict.items() if is_refusal(verdict))
    return DayCount(by_verdict.total(), refused)


def _written(at: datetime) -> str:
    """A time as the journal writes it, so that text sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
