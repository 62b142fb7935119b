"""One claim of one work as it was recorded: the packages that were claimed, and every scan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.fulfilment.work import PackPackage, PickPackage
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


def packages_of(kind: str, found: list[Any]) -> dict[int, RecordedPackage]:
    """Packages of one claim, read from JSON, by their edition."""
    packages = [_PACKAGES[kind].model_validate(one) for one in found]
    return {package.edition: package for package in packages}
