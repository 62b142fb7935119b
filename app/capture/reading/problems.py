"""What can be wrong with a document as a whole, and with one row of it (C1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_SHOWN = 80


class DocumentFault(StrEnum):
    """Why a file cannot be read at all; nothing of it goes in."""

    EMPTY = "empty"
    TOO_LARGE = "too large"
    BINARY = "not a text file"
    WRONG_ENCODING = "neither UTF-8 nor Windows-1252"
    NOT_A_TABLE = "not a table with a known delimiter"
    BROKEN_QUOTES = "quotes do not match"
    COLUMNS_MISSING = "columns missing"
    COLUMN_TWICE = "column twice"
    NO_ROWS = "no rows under the header"


class RowFault(StrEnum):
    """Why one cell or row does not go in."""

    MISSING = "missing"
    TOO_LONG = "too long"
    CONTROL_CHARACTERS = "control characters"
    NOT_PLAIN = "characters that not every scanner reads alike"
    NOT_A_NUMBER = "not a number"
    AMBIGUOUS_NUMBER = "thousands or decimals"
    NOT_WHOLE = "not a whole number"
    NEGATIVE = "negative"
    OUT_OF_RANGE = "out of range"
    TOO_PRECISE = "finer than the currency"
    NOT_A_TIME = "not a time"
    NOT_A_DAY = "not a day as 2026-12-31"
    NO_TIME_ZONE = "no time zone"
    CURRENCY_UNKNOWN = "currency unknown"
    NOT_A_GTIN = "not a GTIN"
    CHECK_DIGIT = "wrong check digit"
    RESERVED_PREFIX = "starts as control codes do"
    NOT_YES_OR_NO = "neither yes nor no"
    NOT_ONE_OF = "not one of the known words"
    TWICE_IN_FILE = "twice in this file"
    CUT_OFF = "cut off"
    TOO_MANY_CELLS = "more cells than columns"
    NUMBER_TAKEN = "another channel has an order of this number"
    SKU_UNKNOWN = "SKU unknown"
    BIN_UNKNOWN = "bin unknown"
    MORE_IS_HELD = "more is promised to orders"
    CODE_SHARED = "code of another product too"
    ONE_COORDINATE = "one coordinate only"
    CASE_INCOMPLETE = "case code or case quantity alone"
    LOT_MISSING = "the product has lots"
    LOT_UNWANTED = "the product has no lots"
    LOT_DATES_DISAGREE = "another date for the same lot"
    SERIALS_UNWANTED = "the product has no serial numbers"
    SERIALS_MISCOUNTED = "not one serial number for each unit"
    SERIAL_TWICE = "serial number twice in this file"
    SERIAL_ELSEWHERE = "serial number picked, packed or shipped already"
    KIT_OF_KITS = "a kit cannot be made of kits or of itself"
    KIT_TRACKED = "a kit is tracked by its components"
    KIT_IN_STOCK = "a kit lies in no bin, its components do"
    COUNTED_BY_HAND = "tracked products are scanned unit by unit"
    WEIGHTS_DISAGREE = "weights disagree"
    ENDS_DISAGREE = "ends before it begins"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One cell that is not well-formed; ``row`` counts from 1, the header is row 1.

    ``column`` is the header as written, "" when the whole row is meant; ``value`` is cut at 80.
    """

    document: str
    row: int
    column: str
    value: str
    reason: RowFault

    def as_facts(self) -> dict[str, object]:
        """The same as plain facts, for a case."""
        return {
            "document": self.document,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "reason": self.reason.value,
        }


def shown(text: str) -> str:
    """``text`` as a report can carry it: at most 80 characters, control characters spelt out."""
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in cut)
