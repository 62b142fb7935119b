"""Tests of ui/capture/order/waiting_content.py: why lines wait."""

from __future__ import annotations

from dataclasses import replace

from tests.support.desk_kit import DIRECTORY, NOW
from tests.support.order_data import held_order, waits_of_held_order
from ui.capture.order.sheet_content import sheet_of
from ui.capture.order.waiting_content import WAITING, waiting_columns, waiting_rows
from ui.widgets.content import Health
from ui.widgets.desk_content import CodeCell, MarkCell, TextCell


def test_a_waiting_line_says_what_is_missing_who_has_it_and_when_more_comes() -> None:
    item, why, expected = waiting_rows(waits_of_held_order())

    assert item.cells == (
        CodeCell("LBX-BAM"),
        TextCell("1 missing; 0 of 6 can be promised", strong=True),
    )
    assert why.cells[1] == TextCell("Held for SO-10431, SO-10440")
    day = waits_of_held_order()[0].restock_on
    assert expected.cells[1] == MarkCell(Health.GOOD, f"{day:%d.%m.%Y}, PO-77")
    assert {len(row.cells) for row in (item, why, expected)} == {len(waiting_columns())}


def test_a_line_that_nobody_ordered_anew_is_worth_a_warning() -> None:
    (wait,) = waits_of_held_order()

    rows = waiting_rows([replace(wait, expected=(), restock_on=None)])

    assert rows[2].cells[1] == MarkCell(Health.WARN, "not ordered")


def test_no_two_rows_share_a_key() -> None:
    (wait,) = waits_of_held_order()
    rows = waiting_rows([wait, replace(wait, order_line_id=5)])

    assert len({row.key for row in rows}) == len(rows) == 6


def test_an_order_has_a_leaf_for_what_waits_only_while_something_waits() -> None:
    def keys(*waits: object) -> list[str]:
        sheet = sheet_of(
            held_order(), (), DIRECTORY.people, NOW, waits_of_held_order()[: len(waits)]
        )
        assert (WAITING in dict(sheet.tables)) == (WAITING in [leaf.key for leaf in sheet.leaves])
        return [leaf.key for leaf in sheet.leaves]

    assert WAITING not in keys()
    assert WAITING in keys(1)
