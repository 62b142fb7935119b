"""Tests of ui/widgets/form/field_box.py: label, editor, and what is wrong with it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.support.painted_text import record_text
from ui.theme.theme import Theme
from ui.widgets.form.field_box import FieldBox
from ui.widgets.form.fields import FieldContent


def texts(box: FieldBox) -> list[str]:
    box.resize(300, box.height())
    with record_text() as runs:
        box.grab()
    return [run.drawn for run in runs]


def test_an_error_takes_the_place_of_the_hint(theme: Theme, qtbot: QtBot) -> None:
    box = FieldBox(theme, FieldContent("ms", "Bounce", "300", hint="0 to 1500 ms"))
    qtbot.addWidget(box)
    assert texts(box) == ["Bounce", "0 to 1500 ms"]

    box.show_field(FieldContent("ms", "Bounce", "9999", error="At most 1500", hint="0 to 1500 ms"))

    assert texts(box) == ["Bounce", "At most 1500"]


def test_a_field_that_may_not_be_changed_is_shown_all_the_same(theme: Theme, qtbot: QtBot) -> None:
    box = FieldBox(theme, FieldContent("city", "City", "Dresden", enabled=False))
    qtbot.addWidget(box)

    assert box.text == "Dresden"
    assert not box.editor.isEnabled()
