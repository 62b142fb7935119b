"""Tests of ui/widgets/frame/key_hints.py: what each key does now."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.density import density_for_screen
from ui.theme.theme import Theme
from ui.widgets.frame.key_hints import KeyHints
from ui.widgets.frame_content import KeyHint

NAMES = ("Confirm", "Short", "Exception", "Reprint", "Undo scan", "Help")
KEYS = tuple(KeyHint(f"F{i + 1}", name) for i, name in enumerate(NAMES))
STOP = (
    KeyHint("F1", "Confirm", urgent=True),
    *(KeyHint(hint.key, hint.label, enabled=False) for hint in KEYS[1:]),
)


def bar_of(theme: Theme, qtbot: QtBot, width: int = 1920) -> KeyHints:
    bar = KeyHints(theme)
    qtbot.addWidget(bar)
    bar.resize(width, bar.height())
    bar.show()
    bar.show_keys(KEYS, "or scan the code card")
    return bar


def test_touching_a_key_says_which(theme: Theme, qtbot: QtBot) -> None:
    bar = bar_of(theme, qtbot)
    with qtbot.waitSignal(bar.pressed) as told:
        QTest.mouseClick(bar.buttons[2], Qt.MouseButton.LeftButton)

    assert told.args == ["F3"]


def test_in_a_stop_only_the_valid_key_hears(theme: Theme, qtbot: QtBot) -> None:
    bar = bar_of(theme, qtbot)
    heard: list[str] = []
    bar.pressed.connect(heard.append)
    bar.show_keys(STOP)

    for button in bar.buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert heard == ["F1"]


def test_in_a_stop_the_valid_key_is_amber_and_the_rest_dim(theme: Theme, qtbot: QtBot) -> None:
    bar = bar_of(theme, qtbot)
    bar.show_keys(STOP)
    image = bar.grab().toImage()

    amber, dim = (b.geometry() for b in bar.buttons[:2])
    assert (
        image.pixelColor(amber.right() - 12, amber.center().y()).name() == theme.tokens.warn.lower()
    )
    fill = image.pixelColor(dim.right() - 12, dim.center().y()).name()
    assert fill not in {theme.tokens.key.lower(), theme.tokens.warn.lower()}


def test_a_key_takes_no_focus_and_is_never_a_default_button(theme: Theme, qtbot: QtBot) -> None:
    owner = bar_of(theme, qtbot)
    for button in owner.buttons:
        assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
        assert not button.isCheckable()


@pytest.mark.parametrize(
    ("width", "height", "diagonal"), [(1920, 1080, 24.0), (1280, 800, 10.1), (1366, 768, 15.6)]
)
def test_a_key_is_15_mm_high_on_a_declared_screen(
    theme: Theme, qtbot: QtBot, width: int, height: int, diagonal: float
) -> None:
    theme.use(density=density_for_screen(width, height, diagonal))
    bar = bar_of(theme, qtbot, width)
    pitch = theme.density.pitch_mm
    assert pitch is not None

    assert all(button.height() * pitch >= 15 for button in bar.buttons)
    gaps = [
        b.x() - a.geometry().right() for a, b in zip(bar.buttons, bar.buttons[1:], strict=False)
    ]
    assert min(gaps) * pitch >= 1.4


def test_the_words_beside_give_way_to_the_keys(theme: Theme, qtbot: QtBot, see: See) -> None:
    assert "or scan the code card" in see(bar_of(theme, qtbot), 1920, 84).words
    assert "or scan the code card" not in see(bar_of(theme, qtbot), 1500, 84).words


def test_labels_fit_on_a_small_screen(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    bar = bar_of(any_theme, qtbot)
    bar.resize(any_theme.px(1818), bar.height())

    for button in bar.buttons:
        seen = see(button, 240, 64)
        assert seen.cut == []
        assert seen.smallest >= 14


def test_fewer_keys_leave_none_behind(theme: Theme, qtbot: QtBot) -> None:
    bar = bar_of(theme, qtbot)
    bar.show_keys(KEYS[:2])

    assert [b.hint.key for b in bar.buttons if b.isVisible()] == ["F1", "F2"]
    assert bar.accessibleName() == "F1 Confirm, F2 Short"


def test_a_state_that_changes_one_key_repaints_one_key(theme: Theme, qtbot: QtBot) -> None:
    bar = bar_of(theme, qtbot)
    bar.grab()
    same = bar.buttons[0].hint

    bar.show_keys((KEYS[0], KeyHint("F2", "Short", enabled=False), *KEYS[2:]))

    assert bar.buttons[0].hint is same
    assert not bar.buttons[1].isEnabled()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 8))
def test_keys_stay_inside_the_bar(count: int) -> None:
    theme = Theme()
    bar = KeyHints(theme)
    bar.resize(1280, bar.height())
    bar.show_keys(tuple(KeyHint(f"F{i}", "Exception") for i in range(count)), "or scan")

    assert all(button.geometry().right() < 1280 for button in bar.buttons)
