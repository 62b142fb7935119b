"""Records of one event each, for tests that only look at the event."""

from __future__ import annotations

from uuid import uuid4

from app.fulfilment.events import AnyEvent
from app.scanning.verdicts import Verdict
from app.station.records import ScanRecord
from tests.support.scans import scan_of
from tests.support.warehouse import NINE


def record_of(event: AnyEvent) -> ScanRecord:
    """A record in which ``event`` happened."""
    return ScanRecord(
        scan_id=uuid4(),
        station="DOCK-1",
        badge="B-100",
        work_id=None,
        fence=0,
        state="counting",
        scan=scan_of("MUG"),
        parsed="MUG",
        verdict=Verdict.ACCEPTED,
        event=event,
        station_at=NINE,
    )
