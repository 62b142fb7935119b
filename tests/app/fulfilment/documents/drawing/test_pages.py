"""Rows flow from page to page under repeated heads, and no page lies about its number."""

from __future__ import annotations

import pytest

from app.errors import BadValue
from app.fulfilment.documents.drawing.draft import Draft
from app.fulfilment.documents.drawing.elements import A4, Align, Bars, Box, Qr, Text
from app.fulfilment.documents.drawing.fonts import BASELINE, Face
from app.fulfilment.documents.drawing.pages import Column, Mark, Pages, Table, scan_mark
from tests.app.fulfilment.documents.examples import assert_tidy

COLUMNS = (
    Column("UNITS", 0.2, Face.BOLD, 14, Align.RIGHT),
    Column("BIN", 0.3),
    Column("ITEM", 0.5, Face.REGULAR, 9),
)


def opened(_draft: Draft, number: int) -> int:
    """A page whose body starts at 300 dots, lower on the first."""
    return 300 if number > 1 else 500


def words_of(draft: Draft) -> list[str]:
    return [element.words for element in draft.elements if isinstance(element, Text)]


def test_every_page_repeats_the_heads_and_is_numbered() -> None:
    pages = Pages(A4, opened)
    table = Table(pages, COLUMNS)
    for number in range(200):
        table.row([str(number), Mark(f"A-{number}"), "Lantern " * (number % 12)])

    drafts = pages.finish("Order 1")

    assert len(drafts) > 1
    for number, draft in enumerate(drafts, start=1):
        assert words_of(draft)[:3] == ["UNITS", "BIN", "ITEM"]
        assert words_of(draft)[-2:] == ["Order 1", f"Page {number} of {len(drafts)}"]
        assert_tidy(draft.sheet())


def test_the_first_lines_of_a_row_share_one_baseline() -> None:
    pages = Pages(A4, opened)
    Table(pages, COLUMNS).row(["7", "A-1", "Lantern"])

    baselines = {
        element.box.top + round(element.size * BASELINE)
        for element in pages.draft.elements
        if isinstance(element, Text) and element.words in {"7", "A-1", "Lantern"}
    }
    assert max(baselines) - min(baselines) <= 1


def test_each_line_of_a_cell_begins_a_new_one() -> None:
    pages = Pages(A4, opened)
    Table(pages, COLUMNS).row(["7", "A-1", "Lantern\nwhite"])

    assert words_of(pages.draft)[-2:] == ["Lantern", "white"]


def test_a_row_taller_than_a_page_is_refused() -> None:
    table = Table(Pages(A4, opened), COLUMNS)

    with pytest.raises(BadValue):
        table.row(["7", "A-1", "\n".join(["line"] * 120)])


def test_need_says_whether_it_turned_the_page() -> None:
    pages = Pages(A4, opened)

    assert not pages.need(pages.body.height)
    assert pages.need(pages.body.height + 1)
    assert pages.y == 300


def test_a_mark_is_code_128_where_it_fits_else_qr() -> None:
    draft = Draft(A4)
    area = Box(100, 100, 600, 250)

    scan_mark(draft, area, "A-01-02")
    scan_mark(draft, area, "x" * 60)
    scan_mark(draft, area, "Łódź")

    assert [type(element) for element in draft.elements] == [Bars, Qr, Qr]
    with pytest.raises(BadValue):
        scan_mark(draft, area, "x" * 999)
