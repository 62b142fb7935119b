"""Tests of ui/widgets/form/answer_strip.py: the one line that answers."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.support.painted_text import record_text
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT, Tokens, contrast
from ui.widgets.content import Tone
from ui.widgets.form.answer_strip import AnswerStrip


@pytest.fixture
def strip(theme: Theme, qtbot: QtBot) -> AnswerStrip:
    widget = AnswerStrip(theme)
    qtbot.addWidget(widget)
    widget.resize(420, widget.height())
    widget.show()
    return widget


def test_an_answer_is_painted_before_the_call_returns_and_heard(strip: AnswerStrip) -> None:
    with record_text() as runs:
        strip.show_answer("Sent back", Tone.OK)

    assert [run.drawn for run in runs] == ["Sent back"]
    assert strip.accessibleName() == "Sent back"


def test_long_words_get_smaller_before_they_are_cut(strip: AnswerStrip) -> None:
    with record_text() as runs:
        strip.show_answer("Bin is to be counted, still open", Tone.OK)

    assert not runs[0].cut
    assert runs[0].pixels >= 18


def test_nothing_is_painted_where_nothing_is_to_be_said(strip: AnswerStrip) -> None:
    strip.show_answer("Sent back", Tone.OK)
    with record_text() as runs:
        strip.show_answer("", Tone.READY)

    assert runs == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_answer_contrasts_with_its_tint(tokens: Tokens) -> None:
    pairs = [
        (tokens.ok_text, tokens.ok_tint),
        (tokens.warn_text, tokens.warn_tint),
        (tokens.stop_text, tokens.stop_tint),
        (tokens.ink, tokens.sunken),
    ]
    assert min(contrast(*pair) for pair in pairs) >= 4.5


def test_what_is_too_long_for_a_line_stands_on_two(strip: AnswerStrip) -> None:
    said = "Line done. Older record: cannot be judged again"
    strip.resize(300, strip.height())
    with record_text() as runs:
        strip.show_answer(said, Tone.ATTENTION)

    assert [run.cut for run in runs] == [False, False]
    assert " ".join(run.drawn for run in runs) == said
    assert runs[0].rect.bottom() <= runs[1].rect.bottom() <= strip.height()
