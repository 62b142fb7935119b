"""How a file of the catalogue goes in: good rows in chunks, bad rows reported and kept as cases.

Every import says what is so, so that the same file again changes nothing, and two imports at once
end as if one had come after the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from app.capture.evidence import cases_of_rows
from app.capture.reading.cells import RowModel, read_row
from app.capture.reading.problems import RowFault, RowProblem
from app.capture.reading.tables import Row, Table, read_table
from app.store.books.capture.upserting import Written
from app.store.unit_of_work import Store, UnitOfWork

CHUNK = 1000

Progress = Callable[[int, int], bool]
"""Told how many rows of how many are done; answers False to stop before the next chunk."""

M = TypeVar("M", bound=RowModel)
T = TypeVar("T")


@dataclass(slots=True)
class ImportReport:
    """What became of a file.

    ``problems`` are cells for which their row stayed out; ``remarks`` are cells that went in and
    that somebody should look at.  ``cancelled`` says that the rest was not read.
    """

    kind: str
    document: str
    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    bad_rows: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    remarks: list[RowProblem] = field(default_factory=list)
    cancelled: bool = False

    def wrote(self, rows: int, written: Written) -> None:
        """Count ``rows`` good rows that were written."""
        self.new += written.new
        self.changed += written.changed
        self.unchanged += rows - written.new - written.changed

    def refuse(self, problems: Sequence[RowProblem]) -> None:
        """Count rows that stay out."""
        self.problems += problems
        self.bad_rows += len({problem.row for problem in problems})


class Import:
    """One file on its way in."""

    def __init__(
        self, store: Store, kind: str, name: str, content: bytes, progress: Progress | None
    ) -> None:
        self.store = store
        self.report = ImportReport(kind, name)
        self._content = content
        self._progress = progress

    def read(
        self, model: type[M], required: Sequence[str], key: Callable[[M], str]
    ) -> tuple[Table, list[tuple[Row, M]]]:
        """Read the file's good rows; a second row with the same key is a bad one.

        Raises:
            DocumentUnreadable: nothing of the file can be used.
        """
        table = read_table(self.report.document, self._content, required)
        self.report.read = len(table.rows) + len(table.problems)
        self.report.refuse(table.problems)
        good: list[tuple[Row, M]] = []
        seen: set[str] = set()
        for row in table.rows:
            said = read_row(model, table, row)
            if isinstance(said, list):
                self.report.refuse(said)
            elif key(said) in seen:
                column = next(iter(table.headers))
                self.report.refuse([table.problem(row, column, RowFault.TWICE_IN_FILE)])
            else:
                seen.add(key(said))
                good.append((row, said))
        return table, good

    def write(self, rows: Sequence[T], save: Callable[[UnitOfWork, Sequence[T]], Written]) -> bool:
        """Save the rows chunk by chunk, each in its own transaction; False if it was stopped."""
        for start in range(0, len(rows), CHUNK):
            some = rows[start : start + CHUNK]
            self.report.wrote(len(some), self.store.run(partial(_save_in_turn, save, some)))
            done = start + len(some)
            if self._progress is not None and not self._progress(done, len(rows)):
                self.report.cancelled = done < len(rows)
                return not self.report.cancelled
        return True

    def finish(self, badge: str) -> ImportReport:
        """Write the audit, and let the bad rows wait as cases; twice the same file, once a case."""
        digest = hashlib.sha256(self._content).hexdigest()
        self.store.run(lambda uow: self._tell(uow, digest, badge))
        return self.report

    def _tell(self, uow: UnitOfWork, digest: str, badge: str) -> None:
        report, at = self.report, uow.now
        cases = cases_of_rows(report.kind, digest, report.problems, at)
        seen = uow.cases.known_keys([case.key for case in cases])
        uow.cases.open_many([case for case in cases if case.key not in seen])
        facts = {
            "kind": report.kind,
            "sha256": digest,
            "new": report.new,
            "changed": report.changed,
            "bad_rows": report.bad_rows,
        }
        uow.people.audit(at, badge, "", "imported", report.document[:48], facts)


def _save_in_turn(
    save: Callable[[UnitOfWork, Sequence[T]], Written], rows: Sequence[T], uow: UnitOfWork
) -> Written:
    uow.catalogue.take_turn()
    return save(uow, rows)
