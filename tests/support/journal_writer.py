"""A station that keeps scans until it is killed: for each line on stdin one fresh process.

``python -m tests.support.journal_writer JOURNAL`` prints ``pid N`` for each process and then the
number of every record that the journal has acknowledged.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from app.fulfilment.events import UnitsCounted
from app.scanning.verdicts import Verdict
from app.station.journal import Journal
from app.station.records import ScanRecord
from tests.support.scans import scan_of

STATION = "Pack 04"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def record_of(code: str = "MUG", work_id: int | None = 7, at: datetime = NOON) -> ScanRecord:
    """One counted unit."""
    return ScanRecord(
        scan_id=uuid4(),
        station=STATION,
        badge="B-100",
        work_id=work_id,
        fence=1,
        state="at bin",
        scan=scan_of(code),
        parsed=code,
        verdict=Verdict.ACCEPTED,
        event=UnitsCounted(pick_line_id=1, units=1),
        station_at=at,
    )


def _write_until_killed(path: Path) -> None:
    journal = Journal(path, STATION)
    while True:
        _say(str(journal.append(record_of())))


def _main() -> None:
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            _write_until_killed(Path(sys.argv[1]))
        _say(f"pid {child}")
        os.waitpid(child, 0)
        _say("killed")


def _say(word: str) -> None:
    """A whole line in one write: parent and child share the pipe, and unbuffered print has two."""
    os.write(sys.stdout.fileno(), f"{word}\n".encode())


if __name__ == "__main__":
    _main()
