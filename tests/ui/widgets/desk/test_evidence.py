"""Tests of ui/widgets/desk/evidence.py: two codes, one above the other."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.painting import Canvas
from ui.theme.theme import Theme
from ui.widgets.desk.evidence import draw_evidence
from ui.widgets.desk_content import EvidenceContent
from ui.widgets.painted import Painted


class Block(Painted):
    """Nothing but the evidence."""

    def __init__(self, theme: Theme, content: EvidenceContent) -> None:
        super().__init__(theme)
        self._content = content

    def paint(self, canvas: Canvas) -> None:
        """Draw it."""
        draw_evidence(canvas, self.area(), self._content)


@pytest.mark.parametrize("wrong", [True, False])
def test_both_codes_are_whole_and_what_differs_is_boxed(
    any_theme: Theme, qtbot: QtBot, see: See, *, wrong: bool
) -> None:
    codes = ("BTL-750-PTB", "BTL-500-PTB")
    block = Block(any_theme, EvidenceContent(("Needs", "2nd scan"), codes, wrong))
    qtbot.addWidget(block)

    seen = see(block, 496, 148)

    assert seen.cut == []
    assert {"75", "50", "Needs", "2nd scan"} <= seen.words
    assert seen.faintest()[0] >= 4.5, seen.faintest()


def test_long_codes_shrink_and_stay_whole(theme: Theme, qtbot: QtBot, see: See) -> None:
    codes = ("00340123450000000017", "00340123450000000024")
    block = Block(theme, EvidenceContent(("This box", "Label"), codes))
    qtbot.addWidget(block)

    assert see(block, 496, 148).cut == []
