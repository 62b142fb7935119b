"""Every telling state of the floor keeps the rules of the screens, at both sizes."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.dock_states import DOCK_STATES
from tests.support.floor_states import STATES as FLOOR_STATES
from tests.support.tracked_states import TRACKED_STATES
from tests.support.view_rules import buttons_that_enter_presses, cut_texts, paint, small_texts
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.widgets.painted import PaintedButton

STATES = {**FLOOR_STATES, **DOCK_STATES, **TRACKED_STATES}
_SIZES = [(1920, 1080), (1280, 800)]


@pytest.fixture(autouse=True)
def tidied() -> Iterator[None]:
    """What is left of a window dies here, not on a thread of a later test."""
    yield
    gc.collect()


def _shown(qtbot: QtBot, name: str) -> QWidget:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.dress(app)
    window = STATES[name](theme)
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize("size", _SIZES, ids=["1920", "1280"])
@pytest.mark.parametrize("name", sorted(STATES))
def test_every_floor_state_can_be_read_and_nothing_is_cut(
    qtbot: QtBot, name: str, size: tuple[int, int]
) -> None:
    window = _shown(qtbot, name)

    image, runs = paint(window, *size)

    assert isinstance(image, QImage)
    assert small_texts(runs) == []
    assert cut_texts(runs) == []
    assert buttons_that_enter_presses(window) == []
    assert QApplication.activeModalWidget() is None
    assert len([run for run in runs if run.role is Role.D1]) == 1
    assert len([run for run in runs if run.role is Role.D2]) <= 1


@pytest.mark.parametrize("name", ["pack_ok", "pick_at_bin", "dispatch_loaded"])
def test_no_button_of_a_floor_screen_takes_the_focus(qtbot: QtBot, name: str) -> None:
    window = _shown(qtbot, name)
    paint(window)

    takers = [
        button
        for button in window.findChildren(PaintedButton)
        if button.isVisible() and button.focusPolicy().value
    ]

    assert takers == []


@pytest.mark.parametrize("size", _SIZES, ids=["1920", "1280"])
@pytest.mark.parametrize("name", ["pick_go_to_bin", "pick_at_bin", "pack_ok", "pack_label"])
def test_the_cards_of_a_floor_screen_do_not_overlap(
    qtbot: QtBot, name: str, size: tuple[int, int]
) -> None:
    window = _shown(qtbot, name)
    paint(window, *size)
    view = window.findChild(QWidget, "floor")
    assert view is not None

    cards = [
        card.rect().translated(card.mapTo(view, QPoint(0, 0)))
        for card in view.findChildren(QWidget)
        if card.isVisible() and type(card).__module__.startswith("ui.") and not card.children()
    ]

    assert len(cards) >= 4
    for number, one in enumerate(cards):
        assert view.rect().contains(one)
        assert not any(one.intersects(other) for other in cards[number + 1 :])
