"""The Shopify reader: good orders come out typed, bad rows come out with their place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.capture.reading.problems import DocumentFault, RowFault
from app.capture.reading.shopify import read_shopify
from app.errors import DocumentUnreadable
from tests.app.capture.reading.shopify_files import HEADERS, MUG, export, order

JAR = {"Lineitem sku": "JAR", "Lineitem quantity": "1", "Lineitem price": "4.90"}


def test_the_rows_of_one_number_are_one_order() -> None:
    read = read_shopify("a.csv", export(order("1", [MUG, JAR]), order("2")))

    assert [(o.number, [line.sku for line in o.lines]) for _row, o in read.orders] == [
        ("1", ["MUG", "JAR"]),
        ("2", ["MUG"]),
    ]
    first = read.orders[0].order
    assert (first.total_minor, first.shipping_minor, first.currency) == (2395, 495, "GBP")
    assert first.placed_at == datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
    assert first.shipping.postcode == "BA1 2QT"
    assert [read.orders[0].row, read.orders[1].row] == [2, 4]


def test_a_semicolon_export_with_decimal_commas_says_the_same() -> None:
    comma = {**MUG, "Lineitem price": "9,50"}
    german = order("1", [comma], Subtotal="19,00", Shipping="4,95", Taxes="0,00", Total="23,95")

    read = read_shopify("a.csv", export(german, delimiter=";", encoding="cp1252"))

    assert read.orders[0].order == read_shopify("b.csv", export(order("1"))).orders[0].order


def test_a_workbooks_mark_before_a_postcode_is_not_part_of_it() -> None:
    read = read_shopify("a.csv", export(order("1", Shipping_Zip="'01067")))

    assert read.orders[0].order.shipping.postcode == "01067"


def test_headers_of_another_spelling_are_known() -> None:
    content = export(order("1", Cancelled_at="2026-03-01 12:00:00 +0000"))
    varied = content.replace(b"Cancelled at", b"Canceled At").replace(
        b"Lineitem sku", b"Lineitem SKU"
    )

    order_read = read_shopify("a.csv", varied).orders[0].order
    assert order_read.cancelled_at == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert [line.sku for line in order_read.lines] == ["MUG"]


def test_a_bad_row_keeps_its_whole_order_out_and_no_other() -> None:
    bad = {**JAR, "Lineitem quantity": "two", "Lineitem price": "4,900"}

    read = read_shopify("day.csv", export(order("1"), order("2", [MUG, bad]), order("3")))

    assert [o.number for _row, o in read.orders] == ["1", "3"]
    assert read.bad_orders == 1
    assert [(p.document, p.row, p.column, p.value, p.reason) for p in read.problems] == [
        ("day.csv", 4, "Lineitem quantity", "two", RowFault.NOT_A_NUMBER),
        ("day.csv", 4, "Lineitem price", "4,900", RowFault.AMBIGUOUS_NUMBER),
    ]


@pytest.mark.parametrize(
    ("header", "value", "reason"),
    [
        ("Created at", "yesterday", RowFault.NOT_A_TIME),
        ("Created at", "2026-03-01 10:00:00", RowFault.NO_TIME_ZONE),
        ("Currency", "pounds", RowFault.CURRENCY_UNKNOWN),
        ("Total", "", RowFault.MISSING),
        ("Total", "23.955", RowFault.TOO_PRECISE),
        ("Shipping Name", "A" * 201, RowFault.TOO_LONG),
        ("Shipping City", "Ba\x07th", RowFault.CONTROL_CHARACTERS),
        ("Billing Zip", "9" * 49, RowFault.TOO_LONG),
    ],
)
def test_a_bad_order_column_names_its_place(header: str, value: str, reason: RowFault) -> None:
    read = read_shopify("a.csv", export(order("1", **{header.replace(" ", "_"): value})))

    assert [(p.row, p.column, p.reason) for p in read.problems] == [(2, header, reason)]


def test_a_million_character_barcode_is_one_bad_row() -> None:
    huge = {**MUG, "Lineitem sku": "9" * 1_000_000}

    read = read_shopify("a.csv", export(order("1", [huge]), order("2")))

    assert [o.number for _row, o in read.orders] == ["2"]
    assert [(p.row, p.column, p.reason) for p in read.problems] == [
        (2, "Lineitem sku", RowFault.TOO_LONG)
    ]
    assert len(read.problems[0].value) == 80


def test_a_row_without_a_number_belongs_to_no_order() -> None:
    read = read_shopify("a.csv", export(order(""), order("2")))

    assert [(p.row, p.column, p.reason) for p in read.problems] == [(2, "Name", RowFault.MISSING)]
    assert len(read.orders) == 1


def test_what_is_to_be_held_is_read_and_not_refused() -> None:
    odd = {**MUG, "Lineitem quantity": "-2", "Lineitem price": "0", "Lineitem sku": ""}

    read = read_shopify("a.csv", export(order("C1", [odd], Total="-5.00")))

    line = read.orders[0].order.lines[0]
    assert (line.units, line.price_minor, line.sku) == (-2, 0, "")
    assert read.orders[0].order.total_minor == -500


def test_an_export_without_addresses_is_refused_and_says_what_is_missing() -> None:
    headers = [header for header in HEADERS if header != "Shipping Zip"]

    with pytest.raises(DocumentUnreadable) as refused:
        read_shopify("a.csv", export(order("1"), headers=headers))

    assert refused.value.facts == {
        "document": "a.csv",
        "reason": DocumentFault.COLUMNS_MISSING,
        "detail": "Shipping Zip",
    }
