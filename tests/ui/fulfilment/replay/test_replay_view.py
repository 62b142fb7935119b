"""A whole floor screen stands under the line that compares the verdicts."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.support.replay_states import REPLAY_STATES
from tests.support.view_rules import assert_keeps_the_rules, cut_texts
from ui.theme.theme import Theme


@pytest.mark.parametrize("state", REPLAY_STATES)
def test_the_replay_keeps_the_rules_of_every_screen(qtbot: QtBot, theme: Theme, state: str) -> None:
    view = REPLAY_STATES[state](theme)
    qtbot.addWidget(view)

    assert cut_texts(assert_keeps_the_rules(view, height=860)) == []
