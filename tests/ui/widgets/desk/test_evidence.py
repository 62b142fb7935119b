"""Tests of ui/widgets/desk/evidence.py: two codes, one above the other."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.desk.evidence import EvidenceBlock
from ui.widgets.desk_content import EvidenceContent


@pytest.mark.parametrize("wrong", [True, False])
def test_both_codes_are_whole_and_what_differs_is_boxed(
    any_theme: Theme, qtbot: QtBot, see: See, *, wrong: bool
) -> None:
    block = EvidenceBlock(any_theme)
    qtbot.addWidget(block)
    codes = ("BTL-750-PTB", "BTL-500-PTB")
    block.show_evidence(EvidenceContent(("Needs", "2nd scan"), codes, wrong))

    seen = see(block, 496, 148)

    assert seen.cut == []
    assert {"75", "50", "Needs", "2nd scan"} <= seen.words
    assert seen.faintest()[0] >= 4.5, seen.faintest()
    assert block.accessibleName() == "Needs BTL-750-PTB, 2nd scan BTL-500-PTB"


def test_long_codes_shrink_and_stay_whole(theme: Theme, qtbot: QtBot, see: See) -> None:
    block = EvidenceBlock(theme)
    qtbot.addWidget(block)
    codes = ("00340123450000000017", "00340123450000000024")
    block.show_evidence(EvidenceContent(("This box", "Label"), codes))

    assert see(block, 496, 148).cut == []
