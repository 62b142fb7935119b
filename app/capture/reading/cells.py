"""Cells that pydantic reads: amounts, counts, times, codes, words, each with its own fault.

A model of such cells, one per kind of row, reports every bad cell of a row at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from app.capture.reading.problems import RowFault, RowProblem
from app.capture.reading.tables import Row, Table, column_key
from app.errors import BadValue
from app.scanning.control_card import collides
from app.values import is_gtin, minor_digits, to_code, to_gtin14

MAX_COUNT = 1_000_000
"""More units than any line or bin of this warehouse can mean."""

_MAX_AMOUNT = Decimal(10**12)
_MAX_TEXT = 200
_MAX_CODE = 48
_DOT = re.compile(r"[+-]?\d+(\.\d+)?|[+-]?\.\d+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:([,.'\s])\d{3})(?:\1\d{3})*([,.]\d+)?")
_COMMA = re.compile(r"[+-]?\d+,\d+")
_AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_SPACES = re.compile(r"\s+")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORDS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


class RowModel(BaseModel):
    """A row whose cells are read together; a field's alias is its column's key, by its name."""

    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=column_key)


M = TypeVar("M", bound=RowModel)


def read_row(model: type[M], table: Table, row: Row) -> M | list[RowProblem]:
    """Read a row as ``model``, or say everything that is wrong with it."""
    try:
        return model.model_validate(row.cells)
    except ValidationError as error:
        return [
            table.problem(row, str(found["loc"][0]), _fault_of(found["type"]))
            for found in error.errors(include_url=False, include_context=False)
        ]


def _fault_of(kind: str) -> RowFault:
    return RowFault.MISSING if kind == "missing" else RowFault(kind)


def fault(reason: RowFault) -> PydanticCustomError:
    """The error by which a cell says its fault."""
    return PydanticCustomError(reason.value, reason.value)


def read_number(text: str) -> Decimal:
    """Read ``1234.5``, ``1,234.50``, ``1.234,50`` and ``12,5``; ``1,234`` alone is not guessed.

    Raises:
        PydanticCustomError: NOT_A_NUMBER, AMBIGUOUS_NUMBER or OUT_OF_RANGE.
    """
    if not text.isascii() or len(text) > _MAX_CODE:
        raise fault(RowFault.NOT_A_NUMBER)
    if _DOT.fullmatch(text):
        return _in_range(text)
    if _AMBIGUOUS.fullmatch(text):
        raise fault(RowFault.AMBIGUOUS_NUMBER)
    if _COMMA.fullmatch(text):
        return _in_range(text.replace(",", "."))
    thousands = _THOUSANDS.fullmatch(text)
    if thousands is None or (thousands[2] or "")[:1] == thousands[1]:
        raise fault(RowFault.NOT_A_NUMBER)
    return _in_range(text.replace(thousands[1], "").replace(",", "."))


def _in_range(text: str) -> Decimal:
    number = Decimal(text)
    if abs(number) >= _MAX_AMOUNT:
        raise fault(RowFault.OUT_OF_RANGE)
    return number


def to_minor(amount: Decimal, currency: str) -> int | None:
    """Whole minor units of ``currency``, or None if ``amount`` is finer than those."""
    scaled = amount.scaleb(minor_digits(currency))
    return int(scaled) if scaled == scaled.to_integral_value() else None


def _amount(text: Any) -> Decimal:
    return read_number(text) if text else Decimal(0)


def _wanted_amount(text: Any) -> Decimal:
    if not text:
        raise fault(RowFault.MISSING)
    return read_number(text)


def _whole(text: Any) -> int:
    number = _wanted_amount(text)
    if number != number.to_integral_value():
        raise fault(RowFault.NOT_WHOLE)
    if abs(number) > MAX_COUNT:
        raise fault(RowFault.OUT_OF_RANGE)
    return int(number)


def _count(text: Any) -> int:
    number = _whole(text) if text else 0
    if number < 0:
        raise fault(RowFault.NEGATIVE)
    return number


def _wanted_count(text: Any) -> int:
    if not text:
        raise fault(RowFault.MISSING)
    return _count(text)


def _metres(text: Any) -> int | None:
    if not text:
        return None
    return _whole(f"{read_number(text).scaleb(3):f}")


def _text(text: Any) -> str:
    clean = _SPACES.sub(" ", str(text)).strip()
    if any(c < " " or c == "\x7f" for c in clean):
        raise fault(RowFault.CONTROL_CHARACTERS)
    if len(clean) > _MAX_TEXT:
        raise fault(RowFault.TOO_LONG)
    return clean


def _wanted_text(text: Any) -> str:
    if not text:
        raise fault(RowFault.MISSING)
    return _text(text)


def _clipped(text: Any) -> str:
    # A description is only compared and shown; the raw document keeps all of it.
    clean = "".join(max(c, " ") for c in str(text)[: _MAX_TEXT * 2])
    return _SPACES.sub(" ", clean).strip()[:_MAX_TEXT]


def _short_text(text: Any) -> str:
    clean = _text(text)
    if len(clean) > _MAX_CODE:
        raise fault(RowFault.TOO_LONG)
    return clean


def _code(text: Any) -> str:
    """A code that people scan; "" where there is none."""
    if not text:
        return ""
    if len(text) > _MAX_CODE:
        raise fault(RowFault.TOO_LONG)
    if any(c < " " or c == "\x7f" for c in text):
        raise fault(RowFault.CONTROL_CHARACTERS)
    try:
        code = to_code("code", text)
    except BadValue:
        raise fault(RowFault.NOT_PLAIN) from None
    if collides(code):
        raise fault(RowFault.RESERVED_PREFIX)
    return code


def _wanted_code(text: Any) -> str:
    if not text:
        raise fault(RowFault.MISSING)
    return _code(text)


def _gtin(text: Any) -> str:
    """A GTIN-14; "" where there is none.  A workbook eats the leading zeros of a GTIN: so be it."""
    if not text:
        return ""
    digits = str(text)
    if is_gtin(digits):
        return to_gtin14(digits)
    looks_right = digits.isascii() and digits.isdigit() and len(digits) in {8, 12, 13, 14}
    raise fault(RowFault.CHECK_DIGIT if looks_right else RowFault.NOT_A_GTIN)


def _time(text: Any) -> datetime:
    if not text:
        raise fault(RowFault.MISSING)
    found = _TIME.fullmatch(text)
    if found is None:
        raise fault(RowFault.NOT_A_TIME)
    if found[2] is None:
        raise fault(RowFault.NO_TIME_ZONE)
    zone = "+00:00" if found[2] in {"Z", "UTC"} else found[2]
    try:
        return datetime.fromisoformat(found[1] + zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise fault(RowFault.NOT_A_TIME) from None


def _time_if_any(text: Any) -> datetime | None:
    return _time(text) if text else None


def _day_if_any(text: Any) -> date | None:
    """A calendar day as ISO 8601 writes it."""
    if not text:
        return None
    if not _DAY.fullmatch(str(text)):
        raise fault(RowFault.NOT_A_DAY)
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise fault(RowFault.NOT_A_DAY) from None


def _codes(text: Any) -> tuple[str, ...]:
    """Several codes in one cell, apart by spaces, commas or semicolons."""
    return tuple(_code(one) for one in re.split(r"[\s,;]+", str(text or "").strip()) if one)


def _components(text: Any) -> tuple[tuple[int, str], ...]:
    """What a kit is made of: ``2*MUG-WHT; TEA``, apart by spaces, commas or semicolons."""
    found = []
    for one in re.split(r"[\s,;]+", str(text or "").strip()):
        if one:
            units, _star, sku = one.rpartition("*")
            found.append((_wanted_count(units) if units else 1, _wanted_code(sku)))
    if any(not units for units, _sku in found):
        raise fault(RowFault.OUT_OF_RANGE)
    return tuple(found)


def _currency(text: Any) -> str:
    if not text:
        raise fault(RowFault.MISSING)
    if not re.fullmatch("[A-Za-z]{3}", text):
        raise fault(RowFault.CURRENCY_UNKNOWN)
    return str(text).upper()


def yes_or_no(*, otherwise: bool) -> BeforeValidator:
    """Read yes and no; an empty cell means ``otherwise``."""

    def read(text: Any) -> bool:
        if not text:
            return otherwise
        if str(text).casefold() not in _WORDS:
            raise fault(RowFault.NOT_YES_OR_NO)
        return _WORDS[str(text).casefold()]

    return BeforeValidator(read)


def _cell(read: Callable[[Any], Any]) -> BeforeValidator:
    return BeforeValidator(read)


Amount = Annotated[Decimal, _cell(_amount)]
WantedAmount = Annotated[Decimal, _cell(_wanted_amount)]
Whole = Annotated[int, _cell(_whole)]
Count = Annotated[int, _cell(_count)]
WantedCount = Annotated[int, _cell(_wanted_count)]
Metres = Annotated[int | None, _cell(_metres)]
Text = Annotated[str, _cell(_text)]
WantedText = Annotated[str, _cell(_wanted_text)]
ShortText = Annotated[str, _cell(_short_text)]
ClippedText = Annotated[str, _cell(_clipped)]
CodeCell = Annotated[str, _cell(_code)]
WantedCode = Annotated[str, _cell(_wanted_code)]
GtinCell = Annotated[str, _cell(_gtin)]
Time = Annotated[datetime, _cell(_time)]
TimeIfAny = Annotated[datetime | None, _cell(_time_if_any)]
DayIfAny = Annotated[date | None, _cell(_day_if_any)]
Codes = Annotated[tuple[str, ...], _cell(_codes)]
Components = Annotated[tuple[tuple[int, str], ...], _cell(_components)]
CurrencyCell = Annotated[str, _cell(_currency)]
