"""The policies as a page: typing, touching, the rules of every screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.policies_page import STATES, policies_page
from tests.support.view_rules import assert_keeps_the_rules, cut_texts, each_page_size, in_front
from ui.policies.policy_view import PolicyView
from ui.theme.theme import Theme


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> Iterator[PolicyView]:
    page, presenter = policies_page(theme)
    in_front(page, qtbot)
    yield page
    presenter.leave()


def test_a_value_means_something_while_it_is_typed(view: PolicyView) -> None:
    box = view.form.boxes["checker.sample_percent"]

    QTest.keyClicks(box.editor, "1")

    facts = {fact.label: fact.value for fact in view.meaning.content.facts}
    assert facts["Other badge packs"].endswith("1 of 100")


def test_a_touched_button_says_its_key(view: PolicyView) -> None:
    pressed = list[str]()
    view.pressed.connect(pressed.append)
    QTest.keyClicks(view.form.boxes["weight.grams"].editor, "5")

    QTest.mouseClick(view.meaning.choices.buttons[0], Qt.MouseButton.LeftButton)

    assert pressed == ["F1"]


@each_page_size
@pytest.mark.parametrize("name", list(STATES))
def test_every_state_keeps_the_rules_of_screens(
    name: str, window: QSize, size: tuple[int, int], theme: Theme, qtbot: QtBot
) -> None:
    theme.fit(window)
    page = STATES[name](theme)
    qtbot.addWidget(page)

    runs = assert_keeps_the_rules(page, *size)

    assert cut_texts(runs) == []
    assert page.minimumSizeHint().height() <= size[1]
    assert page.minimumSizeHint().width() <= size[0]
