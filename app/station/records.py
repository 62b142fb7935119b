"""One scan as it is kept for ever: what came, what it meant, what was answered (D2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.fulfilment.double_scan.circumstances import Circumstances
from app.fulfilment.events import AnyEvent
from app.scanning.verdicts import Verdict
from hardware.ports import Scan


@dataclass(frozen=True, slots=True)
class ScanRecord:
    """A judged scan.  Refused scans are records too.

    Attributes:
        scan_id: made at the scan; replay is idempotent by it.
        station: the station's name.
        badge: who was signed in, "" before sign-in.
        work_id: the claimed work, or None outside work (sign-in, home).
        fence: the claim's fencing number, 0 outside work.
        state: the task's state when the code came.
        scan: the raw scan.
        parsed: the code as it was understood, for people.
        verdict: the one answer.
        event: what happened.
        station_at: the station's wall clock, aware UTC; evidence only, never compared.
        circumstances: what a task judged it by; None outside work, and in records that are
            older than the flight recorder.
    """

    scan_id: UUID
    station: str
    badge: str
    work_id: int | None
    fence: int
    state: str
    scan: Scan
    parsed: str
    verdict: Verdict
    event: AnyEvent
    station_at: datetime
    circumstances: Circumstances | None = None
