"""Tests of ui/capture/order/sheet_content.py: one order, leaf by leaf."""

from __future__ import annotations

from dataclasses import replace

from tests.support.desk_kit import DIRECTORY, NOW
from tests.support.order_data import held_order
from ui.capture.order.sheet_content import CHECKED, HISTORY, LINES, TableContent, sheet_of
from ui.widgets.content import Health
from ui.widgets.desk_content import MarkCell, ProgressCell, TextCell


def tables() -> dict[str, TableContent]:
    return dict(sheet_of(held_order(), (), DIRECTORY.people, NOW).tables)


def test_the_counts_of_the_leaves_equal_their_rows() -> None:
    sheet = sheet_of(held_order(), (), DIRECTORY.people, NOW)

    counted = {leaf.key: leaf.count for leaf in sheet.leaves if leaf.count is not None}
    assert counted == {LINES: 5, HISTORY: 4}
    assert {key: len(table.rows) for key, table in sheet.tables} == {
        LINES: 5,
        CHECKED: 4,
        HISTORY: 4,
    }


def test_a_line_says_where_its_units_come_from_and_for_what_it_waits() -> None:
    rows = tables()[LINES].rows

    assert rows[0].cells[3] == TextCell("A-02-11")
    assert rows[2].cells[2:] == (ProgressCell(1, 3), TextCell("A-14-03 +1"))
    assert rows[3].cells[3] == MarkCell(Health.WARN, "1 missing")


def test_a_line_that_is_no_product_says_so() -> None:
    order = held_order()
    odd = replace(order.lines[0], is_known=False)
    order = replace(order, lines=(odd,))

    rows = dict(sheet_of(order, (), DIRECTORY.people, NOW).tables)[LINES].rows

    assert rows[0].cells[3] == MarkCell(Health.WARN, "not a product")


def test_the_check_that_holds_an_order_gives_its_reason() -> None:
    address = tables()[CHECKED].rows[0].cells

    assert address[1] == MarkCell(Health.WARN, "Held")
    assert address[2] == TextCell("Postcode does not fit: 1067")


def test_the_money_of_an_order_is_whole() -> None:
    summary = sheet_of(held_order(), (), DIRECTORY.people, NOW).summary
    facts = {fact.label: fact.value for fact in summary.facts}

    assert facts["Goods"] == "141.90 EUR, discount 5.00 EUR"
    assert facts["Besides"] == "shipping 6.90 EUR, tax 27.04 EUR"
    assert facts["Total"] == "170.84 EUR, paid"


def test_history_names_people_and_not_badges() -> None:
    events = sheet_of(held_order(), (), DIRECTORY.people, NOW).summary.events

    assert events[-1].text == "Case E-2: taken, J. Bakker"
