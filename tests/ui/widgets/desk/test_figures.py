"""Tests of ui/widgets/desk/figures.py: the figures of a header."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.content import Health
from ui.widgets.desk.figures import FigureRow
from ui.widgets.desk_content import FigureContent

FIGURES = (
    FigureContent("14", "open"),
    FigureContent("2", "late", Health.BAD),
    FigureContent("6", "due soon", Health.WARN),
    FigureContent("1 h 42", "oldest"),
    FigureContent("37", "solved today", Health.GOOD),
)


def row_of(theme: Theme, qtbot: QtBot) -> FigureRow:
    row = FigureRow(theme)
    qtbot.addWidget(row)
    row.show_figures(FIGURES)
    return row


def test_all_figures_can_be_read(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    seen = see(row_of(any_theme, qtbot), 900, 80)

    assert seen.cut == []
    assert {"14", "late", "1 h 42", "solved today"} <= seen.words
    assert seen.smallest >= 14


def test_where_it_is_narrow_whole_figures_are_left_out(
    theme: Theme, qtbot: QtBot, see: See
) -> None:
    seen = see(row_of(theme, qtbot), 330, 80)

    assert "solved today" in seen.words
    assert "open" not in seen.words
    assert all(run.rect.left() >= 0 for run in seen.runs)


def test_a_screen_reader_hears_them_in_order(theme: Theme, qtbot: QtBot) -> None:
    assert row_of(theme, qtbot).accessibleName().startswith("14 open, 2 late")
