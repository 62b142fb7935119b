"""Text to rows: delimiters, headers in any spelling, rows that are not whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.capture.reading.problems import DocumentFault, RowFault
from app.capture.reading.tables import column_key, read_table
from app.errors import DocumentUnreadable

WANTED = ("sku", "name")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_delimiter_is_found(delimiter: str) -> None:
    text = "sku,name,price\nMUG,White mug,9.50\n".replace(",", delimiter)

    table = read_table("a.csv", text.encode(), WANTED)

    assert table.rows[0].cells == {"sku": "MUG", "name": "White mug", "price": "9.50"}


def test_a_workbooks_separator_hint_is_believed() -> None:
    table = read_table("a.csv", b"sep=;\r\nsku;name\r\nMUG;a, b\r\n", WANTED)

    assert table.rows[0]["name"] == "a, b"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lineitem SKU", "lineitem-sku"),
        ("Cancelled at", "Canceled At"),
        ("case_barcode", "Case Barcode"),
        ("\ufeffName", "\ufeffname"),
    ],
)
def test_headers_are_the_same_in_every_spelling(one: str, other: str) -> None:
    assert column_key(one) == column_key(other)


def test_columns_without_a_name_are_not_twins() -> None:
    table = read_table("a.csv", b"sku,name,,\nMUG,White mug,x,y\n", WANTED)

    assert table.rows[0]["name"] == "White mug"


def test_columns_may_stand_in_any_order() -> None:
    table = read_table("a.csv", b"NAME,extra,S-K-U\nWhite mug,x,MUG\n", WANTED)

    assert (table.rows[0]["sku"], table.rows[0]["name"]) == ("MUG", "White mug")
    assert table.headers["sku"] == "S-K-U"


@pytest.mark.parametrize(
    ("content", "reason", "detail"),
    [
        (b"sku\nMUG\n", DocumentFault.NOT_A_TABLE, "sku"),
        (b"sku~name\nMUG~White\n", DocumentFault.NOT_A_TABLE, "sku~name"),
        (b"a,b\nMUG,1\n", DocumentFault.NOT_A_TABLE, "a b"),
        (b"sku,price\nMUG,1\n", DocumentFault.COLUMNS_MISSING, "name"),
        (b"sku,name,SKU\nMUG,a,b\n", DocumentFault.COLUMN_TWICE, "sku"),
        (b'sku,name\nMUG,"White mug\nJAR,Jar\n', DocumentFault.BROKEN_QUOTES, "row 2"),
        (b'sku,name\nMUG,"5" nails"\n', DocumentFault.BROKEN_QUOTES, "row 2"),
        (b"sku,name\n", DocumentFault.NO_ROWS, "the header is row 1"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_whole(
    content: bytes, reason: DocumentFault, detail: str
) -> None:
    with pytest.raises(DocumentUnreadable) as refused:
        read_table("a.csv", content, WANTED)

    assert refused.value.facts["reason"] is reason
    assert str(refused.value.facts["detail"]).startswith(detail)


def test_a_row_cut_off_at_the_end_of_the_file_stays_out() -> None:
    table = read_table("a.csv", b"sku,name,price\nMUG,White mug,9.50\nJAR,Cl", WANTED)

    assert [row["sku"] for row in table.rows] == ["MUG"]
    assert [(p.row, p.reason) for p in table.problems] == [(3, RowFault.CUT_OFF)]


def test_rows_without_their_empty_last_cells_are_whole() -> None:
    table = read_table("a.csv", b"sku,name,price\nMUG,White mug\nJAR,Jar,4.90\n", WANTED)

    assert [row["price"] for row in table.rows] == ["", "4.90"]
    assert table.problems == []


def test_an_unquoted_delimiter_shifts_no_column() -> None:
    table = read_table("a.csv", b"sku,name\nMUG,White mug, large\nJAR,Jar\n", WANTED)

    assert [row["sku"] for row in table.rows] == ["JAR"]
    assert [(p.row, p.reason, p.value) for p in table.problems] == [
        (2, RowFault.TOO_MANY_CELLS, "large")
    ]


def test_rows_are_numbered_as_a_workbook_numbers_them() -> None:
    table = read_table("a.csv", b"sku,name\nMUG,a\n\nJAR,b\n", WANTED)

    assert [row.number for row in table.rows] == [2, 4]


@given(st.text(alphabet="a,;\"\n\r\t|'\x0b", max_size=60))
def test_no_text_can_crash_the_table_reader(text: str) -> None:
    try:
        table = read_table("any", b"sku,name\n" + text.encode(), WANTED)
    except DocumentUnreadable:
        return
    assert all(set(row.cells) <= {"sku", "name"} for row in table.rows)
