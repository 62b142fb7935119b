"""Tests of ui/widgets/floor/line_progress.py: how far the lines are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.content import LineContent, LinesContent, StepMark
from ui.widgets.floor.line_progress import LineProgress, visible_lines

DONE, NOW, TODO = StepMark.DONE, StepMark.NOW, StepMark.TODO


def order_of(lines: int, at: int) -> LinesContent:
    marks = [DONE] * at + [NOW] + [TODO] * (lines - at - 1)
    rows = tuple(LineContent(f"Item {i}", f"SKU-{i}", 0, 2, m) for i, m in enumerate(marks))
    return LinesContent("Order lines", "7 of 11 units", 7, 11, rows)


@given(st.integers(1, 60), st.data(), st.integers(1, 12))
def test_the_line_at_work_is_always_in_sight(lines: int, data: st.DataObject, room: int) -> None:
    at = data.draw(st.integers(0, lines - 1))
    shown = visible_lines([line.mark for line in order_of(lines, at).lines], room)

    assert len(shown) == min(lines, room)
    assert at in shown or (room == 1 and at - 1 in shown)


def test_a_list_with_no_line_at_work_begins_where_it_was_turned_to() -> None:
    assert visible_lines([TODO] * 9, 4) == range(4)
    assert visible_lines([TODO] * 9, 4, 6) == range(5, 9)
    assert visible_lines([TODO] * 3, 4, 6) == range(3)


def test_five_lines_are_shown_whole(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    lines = LineProgress(any_theme)
    qtbot.addWidget(lines)
    lines.show_lines(order_of(5, 2))

    seen = see(lines, 734, 369)

    assert seen.cut == []
    assert {f"Item {i}" for i in range(5)} <= seen.words
    assert seen.smallest >= 14
    assert seen.faintest()[0] >= 4.5, seen.faintest()


def test_a_tall_card_shows_the_codes_too(theme: Theme, qtbot: QtBot, see: See) -> None:
    lines = LineProgress(theme)
    qtbot.addWidget(lines)
    lines.show_lines(order_of(5, 2))

    assert "SKU-2" not in see(lines, 734, 369).words
    assert "SKU-2" in see(lines, 734, 480).words


def test_of_forty_lines_those_round_the_work_are_shown(
    theme: Theme, qtbot: QtBot, see: See
) -> None:
    lines = LineProgress(theme)
    qtbot.addWidget(lines)
    lines.show_lines(order_of(40, 30))

    words = see(lines, 734, 369).words
    assert {"Item 29", "Item 30", "Item 31"} <= words
    assert "Item 0" not in words
