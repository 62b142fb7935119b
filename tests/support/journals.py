"""What a journal has kept, for tests: the station itself reads only what it has to send or do."""

from __future__ import annotations

from app.station.journal import Journal
from app.station.records import ScanRecord


def newest_of(journal: Journal, count: int) -> list[ScanRecord]:
    """The newest ``count`` records, newest first."""
    kept = journal._records("1 ORDER BY seq DESC LIMIT ?", (count,))
    return [record for _seq, record in kept]
