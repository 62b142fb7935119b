"""From text to rows: any usual delimiter, headers matched by what they say, never by position.

Headers match without case, hyphens, spaces and doubled l, because exports differ in them
(``Lineitem SKU``, ``Canceled at``).  Source: ecosystem.md, "Channel documents".
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.capture.reading.decoding import MAX_BYTES, decode
from app.capture.reading.problems import DocumentFault, RowFault, RowProblem, shown
from app.errors import DocumentUnreadable

_DELIMITERS = ",;\t|"
_NOISE = re.compile(r"[\s_\-]+")
_SEPARATOR_HINT = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)

# A million-character cell is one bad row, not the end of the document.
csv.field_size_limit(MAX_BYTES)


def column_key(header: str) -> str:
    """What a header says: without case, hyphens, underscores, spaces and doubled l."""
    return _NOISE.sub("", header.casefold()).replace("ll", "l")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number (the header is row 1) and its cells by column key, stripped."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one document that are whole, and the problems of those that are not."""

    document: str
    headers: dict[str, str]
    rows: list[Row]
    problems: list[RowProblem]

    def problem(self, row: Row, column: str, reason: RowFault) -> RowProblem:
        """A problem of the cell of ``row`` under the column key ``column``."""
        header = self.headers.get(column, column)
        return RowProblem(self.document, row.number, header, shown(row[column]), reason)


def read_table(
    document: str, content: bytes, required: Sequence[str], max_bytes: int = MAX_BYTES
) -> Table:
    """Read a delimited text file with a header.

    Args:
        document: the file's name, for messages.
        content: the file.
        required: headers that must be there, in any spelling that means the same.
        max_bytes: the largest file that is read.

    Raises:
        DocumentUnreadable: nothing of the file can be used; ``reason`` is a DocumentFault.
    """
    text = decode(document, content, max_bytes)
    delimiter, text = _delimiter(text, required)
    records = _records(document, text, delimiter)
    start, header = next(records, (0, []))
    keys = _checked_header(document, header, required)
    headers = dict(zip(keys, (name.strip() for name in header), strict=True))
    rows, problems = _rows(document, keys, records, cut=not text.endswith(("\n", "\r")))
    if not rows and not problems:
        detail = f"the header is row {start}"
        raise DocumentUnreadable(document=document, reason=DocumentFault.NO_ROWS, detail=detail)
    return Table(document, headers, rows, problems)


def _delimiter(text: str, required: Sequence[str]) -> tuple[str, str]:
    """Find the delimiter under which most required columns are there; Excel's hint comes first."""
    hint = _SEPARATOR_HINT.match(text)
    if hint:
        return hint[1], text[hint.end() :]
    first = io.StringIO(text, newline="").readline()
    wanted = {column_key(name) for name in required}

    def fits(delimiter: str) -> tuple[int, int]:
        names = [column_key(name) for name in next(csv.reader([first], delimiter=delimiter), [])]
        return len(wanted & set(names)), len(names)

    return max(_DELIMITERS, key=fits), text


def _records(document: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of each record; empty lines count but do not appear."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            if any(cell.strip() for cell in record):
                yield number, record
    except csv.Error as error:
        raise DocumentUnreadable(
            document=document,
            reason=DocumentFault.BROKEN_QUOTES,
            detail=f"row {number + 1}: {error}",
        ) from error


def _checked_header(document: str, header: list[str], required: Sequence[str]) -> list[str]:
    keys = [column_key(name) for name in header]
    wanted = {column_key(name): name for name in required}
    missing = [name for key, name in wanted.items() if key not in keys]
    if len(missing) == len(wanted) or (missing and len(keys) == 1):
        detail = shown(" ".join(header))
        raise DocumentUnreadable(document=document, reason=DocumentFault.NOT_A_TABLE, detail=detail)
    if missing:
        detail = ", ".join(missing)
        reason = DocumentFault.COLUMNS_MISSING
        raise DocumentUnreadable(document=document, reason=reason, detail=detail)
    twice = [key for key, times in Counter(keys).items() if times > 1 and key]
    if twice:
        detail = ", ".join(header[keys.index(key)].strip() for key in twice)
        reason = DocumentFault.COLUMN_TWICE
        raise DocumentUnreadable(document=document, reason=reason, detail=detail)
    return keys


def _rows(
    document: str, keys: list[str], records: Iterable[tuple[int, list[str]]], *, cut: bool
) -> tuple[list[Row], list[RowProblem]]:
    """Whole rows, and the others: too many cells, or the last one cut off.

    Programs leave empty cells at the end of a row away; only the last row of a file that does not
    end with a line end can have lost something.
    """
    rows: list[Row] = []
    problems: list[RowProblem] = []
    short: Row | None = None
    width = len(keys)
    for number, record in records:
        cells = [cell.strip() for cell in record]
        if len(cells) > width and any(cells[width:]):
            value = shown(" ".join(cells[width:]))
            problems.append(RowProblem(document, number, "", value, RowFault.TOO_MANY_CELLS))
            continue
        rows.append(Row(number, dict(zip(keys, cells, strict=False))))
        short = rows[-1] if len(cells) < width else None
    if cut and short is not None:
        rows.pop()
        value = shown(" ".join(short.cells.values()))
        problems.append(RowProblem(document, short.number, "", value, RowFault.CUT_OFF))
    return rows, problems
