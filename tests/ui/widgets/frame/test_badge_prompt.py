"""Tests of ui/widgets/frame/badge_prompt.py: sign-in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.frame.badge_prompt import BadgePrompt
from ui.widgets.frame_content import PromptContent


def prompt_of(theme: Theme, qtbot: QtBot, content: PromptContent) -> BadgePrompt:
    prompt = BadgePrompt(theme)
    qtbot.addWidget(prompt)
    prompt.show_prompt(content)
    return prompt


@pytest.mark.parametrize("tone", [Tone.READY, Tone.ATTENTION, Tone.STOP, Tone.OK])
def test_request_and_answer_can_be_read(
    any_theme: Theme, qtbot: QtBot, see: See, tone: Tone
) -> None:
    content = PromptContent(
        "Scan your badge", "or type your PIN", 2, 4, "Badge not known", tone, "Last here: M. Okafor"
    )
    prompt = prompt_of(any_theme, qtbot, content)
    seen = see(prompt, 880, 520)

    assert seen.cut == []
    assert {"Scan your badge", "Badge not known", "Last here: M. Okafor"} <= seen.words
    assert seen.smallest >= 14


def test_typed_digits_are_dots_and_never_figures(theme: Theme, qtbot: QtBot, see: See) -> None:
    none = see(prompt_of(theme, qtbot, PromptContent("Scan your badge", digits=0)), 880, 480)
    two = see(prompt_of(theme, qtbot, PromptContent("Scan your badge", digits=2)), 880, 480)

    assert none.words == two.words == {"Scan your badge"}
    assert none.image.pixelColor(18, 346) != two.image.pixelColor(18, 346)
    assert none.image.pixelColor(18 + 3 * 54, 346) == two.image.pixelColor(18 + 3 * 54, 346)


def test_beside_a_banner_the_same_is_said_in_less_room_and_no_badge_is_drawn(
    theme: Theme, qtbot: QtBot, see: See
) -> None:
    content = PromptContent(
        "Scan your badge", "or type your PIN", answer="Badge not known", note="Last here: M. Okafor"
    )
    alone = prompt_of(theme, qtbot, content)
    beside = prompt_of(theme, qtbot, replace(content, beside_banner=True))
    seen = see(beside, 880, beside.sizeHint().height())

    assert beside.sizeHint().height() < alone.sizeHint().height()
    assert seen.words == see(alone, 880, alone.sizeHint().height()).words
    assert seen.cut == []
