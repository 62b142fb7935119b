"""The station's own diary: every judged scan, on this machine's disk before anybody sees it.

One SQLite file beside the program's data, WAL with ``synchronous=FULL``.  Source: verification.md
D2; sync.md "Claim, scan, replay" steps 3, 4 and 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.errors import NotAllowed
from app.fulfilment.events import AnyEvent
from app.station.journal_file import DamagedFile, open_journal_file
from app.station.journal_rows import COLUMNS, PLACES, record_of, row_of
from app.station.journals.day_count import DayBook
from app.station.journals.visits import Visit, VisitBook, VisitState
from app.station.journals.writing import JournalHand
from app.station.records import ScanRecord

Kept = tuple[int, ScanRecord]
"""A record with its number in the journal: 1, 2, 3 ... without a gap within an epoch."""

NO_NUMBERS = "no numbers left"
"""Why a label cannot be made here: the blocks of this journal are used up."""

_BATCH = 500


@dataclass(frozen=True, slots=True)
class OpenWork:
    """Work that this station has begun and not ended.

    Attributes:
        kind: "pick" or "pack".
        work_id: the claimed work.
        fence: the claim's fencing number.
        package: the work package as JSON, as it was given to ``begin_work``.
        records: every scan of this work since it was begun, refused ones too, in order.
        opened_by: the badge that was here when it was begun; "" if no scan before it says so.
    """

    kind: str
    work_id: int
    fence: int
    package: str
    records: tuple[ScanRecord, ...]
    opened_by: str = ""

    @property
    def owner(self) -> str:
        """The badge that scanned last in it, else the one that opened it; "" if nobody knows."""
        return self.records[-1].badge if self.records else self.opened_by

    @property
    def events(self) -> tuple[AnyEvent, ...]:
        """What happened, to be folded over the package."""
        return tuple(record.event for record in self.records)


class Journal:
    """Keeps judged scans durably.  One connection, used on the thread that made it.

    Every method raises JournalUnwritable if the file cannot be written or read; then nothing of
    that call is kept.
    """

    def __init__(self, path: Path, station: str) -> None:
        """Open or begin the journal of ``station`` at ``path``.

        A damaged file is put aside with its evidence, never deleted: see ``put_aside``.

        Raises:
            JournalUnwritable: the folder or file cannot be written, or the disk is full.
            NotAllowed: the file is another station's and holds records that were not sent.
            SchemaAhead: a newer Packbench wrote this file.
        """
        opened = open_journal_file(path, station)
        self._db = opened.connection
        self._hand = JournalHand(opened.connection, path)
        self.visits, self.days = VisitBook(self._hand), DayBook(self._hand, path)
        self.epoch: UUID = opened.epoch
        self.station = station
        self.put_aside: DamagedFile | None = opened.put_aside

    def close(self) -> None:
        """Close the file; what was kept stays kept."""
        self._db.close()

    def append(self, record: ScanRecord, leaves: Visit | None = None) -> int:
        """Keep one record; it is on the disk when this returns its number.

        By a SIGN OUT somebody ``leaves``: that is kept with it, both or neither.
        """
        with self._hand.writing():
            number = self._write(record)
            if leaves is not None:
                self.visits.write(leaves, VisitState.LEAVING)
        return number

    def append_many(self, records: Sequence[ScanRecord]) -> list[int]:
        """Keep all of ``records`` or none; they are on the disk when this returns their numbers."""
        with self._hand.writing():
            return [self._write(record) for record in records]

    def _write(self, record: ScanRecord) -> int:
        insert = f"INSERT INTO records ({COLUMNS}) VALUES ({PLACES})"  # noqa: S608 -- our own names
        return self._db.execute(insert, row_of(record)).lastrowid or 0

    def unsent(self, limit: int = _BATCH) -> list[Kept]:
        """The oldest records without an outcome, in order."""
        return self._records("outcome IS NULL ORDER BY seq LIMIT ?", (limit,))

    def unsent_count(self) -> int:
        """How many records have no outcome yet."""
        return self._number("SELECT count(*) FROM records WHERE outcome IS NULL")

    def unsent_labels(self) -> int:
        """How many labels that the station made itself are among them."""
        made = "json_extract(event, '$.kind') = 'label_made'"
        return self._number(f"SELECT count(*) FROM records WHERE outcome IS NULL AND {made}")  # noqa: S608 -- our own text

    def acknowledge(self, outcomes: Sequence[tuple[UUID, str]]) -> None:
        """Remember what the shared database did with each record; saying it again is harmless.

        What a power cut makes forgotten is sent again, and the same is said of it again.
        """
        update = "UPDATE records SET outcome = ? WHERE scan_id = ?"
        with self._hand.noting():
            self._db.executemany(update, [(str(result), str(key)) for key, result in outcomes])

    def begin_work(self, package: str, kind: str, work_id: int, fence: int) -> None:
        """Keep a claimed work package before its first scan.

        Raises:
            NotAllowed: other work of this station is still open.
        """
        if self._number("SELECT count(*) FROM works WHERE until_seq IS NULL"):
            raise NotAllowed(action="begin work", reason="other work is still open")
        with self._hand.writing():
            self._db.execute(
                "INSERT INTO works (work_id, kind, fence, package, after_seq) "
                "VALUES (?, ?, ?, ?, (SELECT coalesce(max(seq), 0) FROM records))",
                (work_id, kind, fence, package),
            )
            self._keep_package(package, work_id)

    def renew_work(self, package: str, work_id: int) -> OpenWork | None:
        """Replace the package of the open work: the shared database gave it more to do."""
        with self._hand.writing():
            self._db.execute(
                "UPDATE works SET package = ? WHERE work_id = ? AND until_seq IS NULL",
                (package, work_id),
            )
            self._keep_package(package, work_id)
        return self.open_work()

    def _keep_package(self, package: str, work_id: int) -> None:
        """Keep each edition of a package: scans were judged by it."""
        self._db.execute(
            "INSERT INTO packages (work_id, fence, package) "
            "SELECT work_id, fence, ? FROM works WHERE work_id = ? AND until_seq IS NULL",
            (package, work_id),
        )

    def end_work(self, work_id: int) -> None:
        """Close the work; its records stay."""
        with self._hand.writing():
            self._db.execute(
                "UPDATE works SET until_seq = (SELECT coalesce(max(seq), 0) FROM records) "
                "WHERE work_id = ? AND until_seq IS NULL",
                (work_id,),
            )

    def open_work(self) -> OpenWork | None:
        """The work that was begun and not ended, with all that happened to it; None if none."""
        with self._hand.reading():
            row = self._db.execute(
                "SELECT kind, work_id, fence, package, after_seq FROM works "
                "WHERE until_seq IS NULL ORDER BY id DESC LIMIT 1"
            ).fetchone()
        if row is None:
            return None
        kind, work_id, fence, package, after_seq = row
        kept = self._records("work_id = ? AND seq > ? ORDER BY seq", (work_id, after_seq))
        records = tuple(record for _, record in kept)
        return OpenWork(kind, work_id, fence, package, records, self._opened_by(after_seq))

    def _opened_by(self, after_seq: int) -> str:
        """Whose scan was the last before a work was begun."""
        query = "SELECT badge FROM records WHERE seq <= ? AND badge <> '' ORDER BY seq DESC LIMIT 1"
        with self._hand.reading():
            row = self._db.execute(query, (after_seq,)).fetchone()
        return str(row[0]) if row else ""

    def keep_block(self, series: str, first: int, last: int) -> None:
        """Keep a block of numbers that this journal may give by itself; again is harmless."""
        insert = "INSERT OR IGNORE INTO numbers (series, next, last) VALUES (?, ?, ?)"
        with self._hand.writing():
            self._db.execute(insert, (series, first, last))

    def numbers_left(self) -> dict[str, int]:
        """How many numbers are left, by series."""
        query = "SELECT series, sum(last - next + 1) FROM numbers GROUP BY series"
        with self._hand.reading():
            return {series: int(left) for series, left in self._db.execute(query)}

    def take_numbers(self, series: Sequence[str]) -> dict[str, int]:
        """Take the next number of each series; none is ever given again, used or not.

        Raises:
            NotAllowed: there is none left of one of them; nothing was taken.
        """
        with self._hand.writing():
            return {one: self._take_number(one) for one in series}

    def _take_number(self, series: str) -> int:
        row = self._db.execute(
            "UPDATE numbers SET next = next + 1 WHERE rowid = (SELECT rowid FROM numbers"
            " WHERE series = ? AND next <= last ORDER BY last LIMIT 1) RETURNING next - 1",
            (series,),
        ).fetchone()
        if row is None:
            raise NotAllowed(action="label", reason=NO_NUMBERS, series=series)
        return int(row[0])

    def _records(self, condition: str, values: tuple[object, ...]) -> list[Kept]:
        query = f"SELECT seq, {COLUMNS} FROM records WHERE {condition}"  # noqa: S608 -- our own text
        with self._hand.reading():
            rows = self._db.execute(query, values).fetchall()
        return [(row[0], record_of(row[1:])) for row in rows]

    def _number(self, query: str, values: tuple[object, ...] = ()) -> int:
        with self._hand.reading():
            return int(self._db.execute(query, values).fetchone()[0])
