"""Cells: every value is read as it was meant, or refused with its fault; nothing is guessed."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from app.capture.reading import cells
from app.capture.reading.cells import RowModel, read_row, to_minor
from app.capture.reading.problems import RowFault
from app.capture.reading.tables import read_table
from app.values import check_digit


def fault_of(cell: Any, text: str) -> RowFault:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(cell).validate_python(text)
    return RowFault(refused.value.errors()[0]["type"])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("9.50", "9.50"), ("9,5", "9.5"), ("1,234.50", "1234.50"), ("1.234,50", "1234.50"),
        ("1 234,50", "1234.50"), ("1'234.50", "1234.50"), ("1,234,567", "1234567"),
        ("-3", "-3"), ("+3", "3"), (".5", "0.5"), ("0,125", "0.125"), ("12.345", "12.345"),
    ],
)  # fmt: skip
def test_amounts_are_read_with_decimal_points_and_commas(text: str, number: str) -> None:
    assert TypeAdapter(cells.WantedAmount).validate_python(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1,234", RowFault.AMBIGUOUS_NUMBER),
        ("", RowFault.MISSING),
        ("abc", RowFault.NOT_A_NUMBER),
        ("£9.50", RowFault.NOT_A_NUMBER),
        ("1.2.3", RowFault.NOT_A_NUMBER),
        ("NaN", RowFault.NOT_A_NUMBER),
        ("1e5", RowFault.NOT_A_NUMBER),
        ("٣", RowFault.NOT_A_NUMBER),
        ("9" * 1_000_000, RowFault.NOT_A_NUMBER),
        ("9" * 13, RowFault.OUT_OF_RANGE),
    ],
)
def test_an_amount_that_could_mean_two_things_is_not_guessed(text: str, fault: RowFault) -> None:
    assert fault_of(cells.WantedAmount, text) is fault


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [("9.50", "GBP", 950), ("9.5", "JPY", None), ("9", "JPY", 9), ("0.001", "GBP", None)],
)
def test_money_is_whole_minor_units_of_its_currency(
    amount: str, currency: str, minor: int | None
) -> None:
    assert to_minor(Decimal(amount), currency) == minor


@pytest.mark.parametrize(
    ("text", "utc_hour"),
    [
        ("2010-12-01 08:26:00 +0000", 8),
        ("2010-12-01 08:26:00 -0300", 11),
        ("2010-12-01T08:26:00Z", 8),
        ("2010-12-01 08:26:00 UTC", 8),
        ("2010-12-01T08:26+01:00", 7),
    ],
)
def test_times_keep_their_zone(text: str, utc_hour: int) -> None:
    expected = datetime(2010, 12, 1, utc_hour, 26, tzinfo=UTC)

    assert TypeAdapter(cells.Time).validate_python(text) == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2010-12-01 08:26:00", RowFault.NO_TIME_ZONE),
        ("01/12/2010 08:26", RowFault.NOT_A_TIME),
        ("2010-13-41 08:26:00 +0000", RowFault.NOT_A_TIME),
        ("0001-01-01 00:00:00 +2300", RowFault.NOT_A_TIME),
        ("", RowFault.MISSING),
    ],
)
def test_a_time_without_zone_is_not_guessed(text: str, fault: RowFault) -> None:
    assert fault_of(cells.Time, text) is fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("9" * 1_000_000, RowFault.TOO_LONG),
        ("MUG\x07", RowFault.CONTROL_CHARACTERS),
        ("TASSE-GRÜN", RowFault.NOT_PLAIN),
        ("xjkx-7", RowFault.RESERVED_PREFIX),
        ("", RowFault.MISSING),
    ],
)
def test_a_code_that_no_scanner_could_say_is_refused(text: str, fault: RowFault) -> None:
    assert fault_of(cells.WantedCode, text) is fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("4006381333930", RowFault.CHECK_DIGIT),
        ("40063813339", RowFault.NOT_A_GTIN),
        ("4,00638E+12", RowFault.NOT_A_GTIN),
        ("9" * 1_000_000, RowFault.NOT_A_GTIN),
    ],
)
def test_a_wrong_barcode_is_refused(text: str, fault: RowFault) -> None:
    assert fault_of(cells.GtinCell, text) is fault


@given(
    st.sampled_from([7, 11, 12, 13]).flatmap(
        lambda n: st.from_regex(rf"[0-9]{{{n}}}", fullmatch=True)
    )
)
def test_every_right_barcode_becomes_one_of_fourteen_digits(digits: str) -> None:
    code = digits + check_digit(digits)

    assert TypeAdapter(cells.GtinCell).validate_python(code) == code.zfill(14)


@pytest.mark.parametrize(
    ("cell", "text", "fault"),
    [
        (cells.Whole, "1.5", RowFault.NOT_WHOLE),
        (cells.Whole, "1000001", RowFault.OUT_OF_RANGE),
        (cells.Count, "-1", RowFault.NEGATIVE),
        (cells.Metres, "99999999", RowFault.OUT_OF_RANGE),
        (cells.Metres, "1.0005", RowFault.NOT_WHOLE),
        (cells.Text, "x" * 201, RowFault.TOO_LONG),
        (cells.Text, "a\x00b", RowFault.CONTROL_CHARACTERS),
        (cells.ShortText, "x" * 49, RowFault.TOO_LONG),
        (cells.CurrencyCell, "pounds", RowFault.CURRENCY_UNKNOWN),
    ],
)
def test_a_cell_outside_its_limits_is_refused(cell: Any, text: str, fault: RowFault) -> None:
    assert fault_of(cell, text) is fault


def test_metres_become_millimetres() -> None:
    assert TypeAdapter(cells.Metres).validate_python("12.345") == 12345
    assert TypeAdapter(cells.Metres).validate_python("") is None


def test_a_line_break_in_an_address_becomes_a_space() -> None:
    assert (
        TypeAdapter(cells.Text).validate_python("Flat 6\r\n90 Deansgate") == "Flat 6 90 Deansgate"
    )


def test_every_bad_cell_of_a_row_is_reported_at_once() -> None:
    class Line(RowModel):
        sku: cells.WantedCode
        units: cells.WantedCount

    table = read_table("a.csv", b"SKU,Units\nM\x07G,many\n", ["sku", "units"])

    problems = read_row(Line, table, table.rows[0])

    assert isinstance(problems, list)
    assert [(p.row, p.column, p.value, p.reason) for p in problems] == [
        (2, "SKU", "M\N{REPLACEMENT CHARACTER}G", RowFault.CONTROL_CHARACTERS),
        (2, "Units", "many", RowFault.NOT_A_NUMBER),
    ]


@given(st.text(max_size=60))
def test_no_cell_can_crash_a_reader(text: str) -> None:
    for cell in (cells.WantedAmount, cells.Time, cells.WantedCode, cells.GtinCell, cells.Text):
        try:
            TypeAdapter(cell).validate_python(text)
        except ValidationError as refused:
            RowFault(refused.errors()[0]["type"])
