"""The list of orders that no wave holds."""

from __future__ import annotations

from tests.support.desk_kit import NOW
from tests.support.waves_desk import OUTSIDE
from ui.fulfilment.waves.waiting_content import waiting_columns, waiting_row
from ui.widgets.content import Health
from ui.widgets.desk_content import MarkCell, TimeCell


def test_a_row_says_which_order_by_when_and_why_it_waits() -> None:
    rows = [waiting_row(order, NOW) for order in OUTSIDE]

    assert [row.key for row in rows] == [order.order_no for order in OUTSIDE]
    assert {len(row.cells) for row in rows} == {len(waiting_columns())}
    late, why = rows[0].cells[1:3]
    assert isinstance(late, TimeCell)
    assert (late.text, late.health) == ("12 min late", Health.BAD)
    assert why == MarkCell(Health.WARN, "Short: 1 missing")


def test_what_is_ready_looks_good_and_what_waits_for_checks_bad() -> None:
    marks = [waiting_row(order, NOW).cells[2] for order in OUTSIDE]

    health = [mark.health for mark in marks if isinstance(mark, MarkCell)]
    assert health == [Health.WARN, Health.BAD, Health.GOOD, Health.UNKNOWN]
