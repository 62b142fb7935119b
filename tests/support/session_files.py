"""Recorded sessions as files, which the tests keep to be judged again by every later version."""

from __future__ import annotations

import json
from typing import Any

from app.station.flight_recorder.recording import RecordedScan, RecordedSession, packages_of
from app.station.journal_rows import NAMES, record_of, row_of

_BYTES = ("raw", "text")


def as_json(session: RecordedSession) -> str:
    """The session as a file that ``session_of`` reads again."""
    facts = {
        "kind": session.kind,
        "work_no": session.work_no,
        "fence": session.fence,
        "packages": [one.model_dump(mode="json") for one in session.packages.values()],
        "scans": [_facts_of(one) for one in session.scans],
    }
    return json.dumps(facts, indent=1) + "\n"


def session_of(text: str) -> RecordedSession:
    """Read what ``as_json`` wrote."""
    facts = json.loads(text)
    kind = facts["kind"]
    return RecordedSession(
        kind,
        facts["work_no"],
        facts["fence"],
        packages_of(kind, facts["packages"]),
        tuple(_scan_of(one) for one in facts["scans"]),
    )


def _facts_of(scan: RecordedScan) -> dict[str, Any]:
    row: dict[str, Any] = dict(zip(NAMES, row_of(scan.record), strict=True))
    row |= {name: bytes(row[name]).hex() for name in _BYTES}
    for name in ("event", "circumstances"):
        row[name] = None if row[name] is None else json.loads(str(row[name]))
    return {**row, "outcome": scan.outcome}


def _scan_of(facts: dict[str, Any]) -> RecordedScan:
    row = dict(facts)
    row |= {name: bytes.fromhex(row[name]) for name in _BYTES}
    for name in ("event", "circumstances"):
        row[name] = None if row[name] is None else json.dumps(row[name])
    outcome = row.pop("outcome")
    return RecordedScan(record_of(tuple(row[name] for name in NAMES)), outcome)
