"""A scan record as a row of the journal, and back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from app.fulfilment.double_scan.circumstances import Circumstances
from app.fulfilment.events import EVENT
from app.scanning.verdicts import Verdict
from app.station.records import ScanRecord
from hardware.ports import Scan

NAMES = (
    "scan_id",
    "station",
    "badge",
    "work_id",
    "fence",
    "state",
    "device",
    "raw",
    "text",
    "aim_id",
    "monotonic_s",
    "device_sequence",
    "parsed",
    "verdict",
    "event",
    "station_at",
    "circumstances",
)
COLUMNS = ", ".join(NAMES)
PLACES = ", ".join("?" * len(NAMES))


def row_of(record: ScanRecord) -> tuple[object, ...]:
    """The values of ``COLUMNS``.  Text that a scanner sent is kept as bytes, whatever it is."""
    scan = record.scan
    return (
        str(record.scan_id),
        record.station,
        record.badge,
        record.work_id,
        record.fence,
        record.state,
        scan.source_id,
        scan.raw,
        scan.text.encode("utf-8", "surrogatepass"),
        scan.aim_id,
        scan.monotonic_s,
        scan.sequence,
        record.parsed.encode("utf-8", "replace").decode(),
        record.verdict.value,
        EVENT.dump_json(record.event).decode(),
        record.station_at.astimezone(UTC).isoformat(timespec="microseconds"),
        record.circumstances.as_json() if record.circumstances else None,
    )


def record_of(row: tuple[Any, ...]) -> ScanRecord:
    """The record of a row in the order of ``COLUMNS``."""
    values = dict(zip(NAMES, row, strict=True))
    scan = Scan(
        source_id=values["device"],
        raw=values["raw"],
        text=values["text"].decode("utf-8", "surrogatepass"),
        aim_id=values["aim_id"],
        monotonic_s=values["monotonic_s"],
        sequence=values["device_sequence"],
    )
    return ScanRecord(
        scan_id=UUID(values["scan_id"]),
        station=values["station"],
        badge=values["badge"],
        work_id=values["work_id"],
        fence=values["fence"],
        state=values["state"],
        scan=scan,
        parsed=values["parsed"],
        verdict=Verdict(values["verdict"]),
        event=EVENT.validate_json(values["event"]),
        station_at=datetime.fromisoformat(values["station_at"]),
        circumstances=_circumstances(values["circumstances"]),
    )


def _circumstances(text: str | None) -> Circumstances | None:
    return None if text is None else Circumstances.model_validate_json(text)
