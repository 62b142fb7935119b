"""A shelf and its ledger in words."""

from __future__ import annotations

from app.fulfilment.allocation.promising import Promise
from app.store.books.shelves.stock_lists import StockFilter, StockSort
from app.store.schema.stock import Movement
from tests.support.desk_kit import DIRECTORY, NOW
from tests.support.stock_states import CHANGES, SHELVES
from ui.exception_queue.exceptions_content import Names
from ui.stock.desk import stock_content as content
from ui.widgets.desk_content import TextCell

NAMES = Names(DIRECTORY.people, NOW)


def test_every_column_has_its_cell() -> None:
    row = content.row_of(SHELVES[0])

    assert len(row.cells) == len(content.columns())
    assert [cell.text for cell in row.cells if isinstance(cell, TextCell)][-1] == "14"


def test_a_shelf_shows_who_moved_what_and_why_oldest_first() -> None:
    detail = content.detail_of(SHELVES[0], list(CHANGES), Promise(24, 4, 0, 0, 20, 3), NAMES)

    assert [event.text for event in detail.events] == [
        "-1 counted A-14-03, S-3001",
        "+24 received PO-553, P-1002",
        "(4) held SO-10482, P-1001",
        "-2 picked SO-10482, P-1001",
    ]
    assert ("To promise", "17") in [(fact.label, fact.value) for fact in detail.facts]


def test_every_movement_filter_and_order_has_its_own_words() -> None:
    assert len({content.movement_words(one) for one in Movement}) == len(Movement)
    assert len({content.filter_words(one) for one in StockFilter}) == len(StockFilter)
    assert [key for key, _words in content.sorts()] == [sort.value for sort in StockSort]


def test_figures_and_chips_say_what_waits() -> None:
    assert [figure.value for figure in content.figures_of(2, 3)] == ["2", "3"]
    assert [chip.count for chip in content.chips_of({StockFilter.ALL: 5})] == [5, 0, 0, 0]


def test_a_count_can_be_asked_for_only_where_a_shelf_is_stood_on() -> None:
    asked = {one.key: one.enabled for one in content.actions(None)}

    assert asked == {"F1": True, "F2": True, "F3": True, "F4": False, "F5": True}
