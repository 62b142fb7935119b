"""Tests of ui/capture/order_export.py: the list for other programs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from tests.support.order_data import order_row
from ui.capture.order_export import orders_csv


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_order_of_the_list_is_a_row_that_reads_back() -> None:
    rows = read(orders_csv(order_row(place) for place in range(138)))

    assert len(rows) == 138
    assert rows[1]["order"] == "SO-10456"
    assert rows[1]["held_for"] == "address"
    assert rows[1]["total"] == "38.71"


def test_a_name_never_becomes_a_formula() -> None:
    evil = replace(order_row(0), customer='=HYPERLINK("http://x","y")')

    assert read(orders_csv([evil]))[0]["customer"].startswith("'=")


def test_names_with_commas_quotes_and_line_ends_stay_one_cell() -> None:
    odd = replace(order_row(0), customer='Smith, "Jo"\nLtd')

    assert read(orders_csv([odd]))[0]["customer"] == 'Smith, "Jo"\nLtd'


def test_yen_have_no_minor_units() -> None:
    yen = replace(order_row(0), total_minor=3140, currency="JPY")

    assert read(orders_csv([yen]))[0]["total"] == "3140"
