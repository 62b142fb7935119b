"""The fields above a list say what is wanted, once."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.form.list_fields import SearchField, SortingBox


def test_what_is_typed_is_searched_for_once_typing_rests(qtbot: QtBot) -> None:
    field = SearchField("Find by name")
    qtbot.addWidget(field)
    said: list[str] = []
    field.searched.connect(said.append)

    with qtbot.waitSignal(field.searched):
        QTest.keyClicks(field, "mug")

    assert said == ["mug"]
    assert field.accessibleName() == "Find by name"


def test_a_way_to_sort_is_said_by_its_key(qtbot: QtBot) -> None:
    box = SortingBox([("bin", "By bin"), ("free", "Most free first")])
    qtbot.addWidget(box)

    with qtbot.waitSignal(box.chosen) as said:
        box.setCurrentIndex(1)
        box.activated.emit(1)

    assert said.args == ["free"]
