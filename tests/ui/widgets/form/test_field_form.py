"""Tests of ui/widgets/form/field_form.py: nothing typed is lost while the form is shown anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.form.field_form import FieldForm
from ui.widgets.form.fields import FieldContent

CITY = FieldContent("city", "City", "Dresden")
THEME = FieldContent("theme", "Theme", "light", choices=(("light", "Light"), ("dark", "Dark")))


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> FieldForm:
    widget = FieldForm(theme)
    qtbot.addWidget(widget)
    widget.show_fields((CITY, THEME))
    widget.resize(600, 120)
    widget.show()
    return widget


def test_the_editor_keeps_its_cursor_while_its_error_changes(form: FieldForm) -> None:
    editor = form.boxes["city"].editor
    assert isinstance(editor, QLineEdit)
    editor.setCursorPosition(0)

    QTest.keyClicks(editor, "x")
    form.show_fields((FieldContent("city", "City", "xDresden", error="Not a city"), THEME))

    assert form.boxes["city"].editor is editor
    assert editor.cursorPosition() == 1
    assert "Not a city" in editor.accessibleName()


def test_typing_and_choosing_say_key_and_value(form: FieldForm) -> None:
    heard = list[tuple[str, str]]()
    form.changed.connect(lambda key, text: heard.append((key, text)))

    QTest.keyClicks(form.boxes["city"].editor, "!")
    QTest.keyClick(form.boxes["theme"].editor, Qt.Key.Key_Down)

    assert heard == [("city", "Dresden!"), ("theme", "dark")]


def test_other_fields_take_the_place_of_the_old_ones(form: FieldForm) -> None:
    form.show_fields((FieldContent("name", "Name", wide=True),))

    assert list(form.boxes) == ["name"]
