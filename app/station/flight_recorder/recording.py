"""One claim of one work as it was recorded: the packages that were claimed, and every scan."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.fulfilment.work import PackPackage, PickPackage
from app.station.journal_rows import NAMES, record_of, row_of
from app.station.records import ScanRecord
from app.stock.packages import (
    CountPackage,
    MovePackage,
    PutAwayPackage,
    ReceivePackage,
    StockPackage,
)

RecordedPackage = PickPackage | PackPackage | StockPackage
"""What a station takes with it, of any kind of work."""

_PACKAGES: Mapping[str, type[RecordedPackage]] = {
    "pick": PickPackage,
    "pack": PackPackage,
    "receive": ReceivePackage,
    "count": CountPackage,
    "move": MovePackage,
    "put away": PutAwayPackage,
}
STOCK_WORK = frozenset({"receive", "count", "move", "put away"})
"""The kinds of work that neither pick nor pack."""

_BYTES = ("raw", "text")


@dataclass(frozen=True, slots=True)
class RecordedScan:
    """A scan with what the shared database did with it; "" while it does not have it."""

    record: ScanRecord
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class RecordedSession:
    """Everything that was scanned under one claim.

    Attributes:
        kind: "pick" or "pack"; of stock work "receive", "count", "move" or "put away".
        work_no: the work's number, or its id where a journal knows no more.
        fence: the claim's fencing number.
        packages: what the station took with it, by edition; {} if nobody kept it.
        scans: in the order in which they were judged.
    """

    kind: str
    work_no: str
    fence: int
    packages: Mapping[int, RecordedPackage]
    scans: tuple[RecordedScan, ...]

    def as_json(self) -> str:
        """The session as a file that ``session_of`` reads again."""
        facts = {
            "kind": self.kind,
            "work_no": self.work_no,
            "fence": self.fence,
            "packages": [one.model_dump(mode="json") for one in self.packages.values()],
            "scans": [_facts_of(one) for one in self.scans],
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


def packages_of(kind: str, found: list[Any]) -> dict[int, RecordedPackage]:
    """Packages of one claim, read from JSON, by their edition."""
    packages = [_PACKAGES[kind].model_validate(one) for one in found]
    return {package.edition: package for package in packages}


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
