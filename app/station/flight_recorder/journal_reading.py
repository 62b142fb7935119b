"""Recorded sessions of a station's journal; the file is only read, also while the station runs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, assert_never

from app.errors import DocumentUnreadable
from app.fulfilment.work import PackPackage, PickPackage
from app.station.flight_recorder.recording import (
    RecordedPackage,
    RecordedScan,
    RecordedSession,
    packages_of,
)
from app.station.journal_rows import NAMES, record_of
from app.stock.packages import CountPackage, MovePackage, PutAwayPackage, ReceivePackage


class JournalReading:
    """One open journal.  Every method raises DocumentUnreadable if it cannot be read."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._db = connection
        self._columns = {row[1] for row in self._ask("PRAGMA table_info(records)")}
        if not self._columns:
            raise DocumentUnreadable(document=str(path), reason="no journal", detail="no records")

    def sessions_of(self, code: str) -> list[RecordedSession]:
        """Every claim at this station that had to do with a code, in the order of the claims.

        Args:
            code: an order, or of stock work its number, its purchase order or its bin.
        """
        claims = self._ask("SELECT work_id, kind, fence FROM works ORDER BY id")
        found = [self._session(*claim) for claim in dict.fromkeys(claims)]
        return [one for one in found if any(_names(p, code) for p in one.packages.values())]

    def orders_with_label(self, sscc: str) -> list[str]:
        """Orders that this station closed a carton of with this SSCC."""
        like = f'%"sscc":"{sscc}"%'
        works = self._ask(
            "SELECT DISTINCT work_id FROM records"
            " WHERE event LIKE '%label_matched%' AND event LIKE ?",
            (like,),
        )
        packages = [one for (work_id,) in works for one in self._packages(work_id)]
        return list(dict.fromkeys(str(package["order_no"]) for _fence, package in packages))

    def _session(self, work_id: int, kind: str, fence: int) -> RecordedSession:
        packages = [package for of, package in self._packages(work_id) if of == fence]
        rows = self._ask(
            f"SELECT {', '.join(self._named())}, outcome FROM records "  # noqa: S608 -- our own names
            "WHERE work_id = ? AND fence = ? ORDER BY seq",
            (work_id, fence),
        )
        scans = tuple(RecordedScan(record_of(row[:-1]), row[-1] or "") for row in rows)
        return RecordedSession(kind, f"work {work_id}", fence, packages_of(kind, packages), scans)

    def _named(self) -> Iterator[str]:
        """The columns of a record; a journal of the first release does not have the newest."""
        for name in NAMES:
            yield name if name in self._columns else f"NULL AS {name}"

    def _packages(self, work_id: int) -> list[tuple[int, dict[str, Any]]]:
        table = "packages" if "circumstances" in self._columns else "works"
        query = f"SELECT fence, package FROM {table} WHERE work_id = ? ORDER BY id"  # noqa: S608 -- our own names
        return [(fence, json.loads(text)) for fence, text in self._ask(query, (work_id,))]

    def _ask(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        with _said(self._path):
            found: list[Any] = self._db.execute(query, tuple(values)).fetchall()
        return found


@contextmanager
def reading_journal(path: Path) -> Iterator[JournalReading]:
    """Open a journal's file for reading.

    Raises:
        DocumentUnreadable: there is none, or it is no journal.
    """
    with _said(path):
        if not path.is_file():
            raise DocumentUnreadable(
                document=str(path), reason="cannot be opened", detail="no file"
            )
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    with closing(connection):
        yield JournalReading(path, connection)


@contextmanager
def _said(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise DocumentUnreadable(
            document=str(path), reason="no journal", detail=str(error)
        ) from error


def _names(package: RecordedPackage, code: str) -> bool:
    match package:
        case PickPackage():
            return code in package.order_versions
        case PackPackage():
            return code == package.order_no
        case ReceivePackage():
            return code in {package.work_no, package.po_no}
        case CountPackage() | MovePackage():
            return code in {package.work_no, package.bin_code}
        case PutAwayPackage():
            return code in {package.work_no, package.code, package.order_no, *package.places}
        case _:
            assert_never(package)
