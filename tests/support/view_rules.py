"""What every screen keeps, whatever it shows: rules of ux.md that a walk over widgets proves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.painted_text import TextRun, record_text

_NAMED = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
_INNER = ("qt_", "QComboBox")

PAGE_SIZES = ((QSize(1920, 1080), (1658, 958)), (QSize(1280, 800), (1096, 714)))
"""Windows of the design, and what the rail and the bars leave of each to a page."""

each_page_size = pytest.mark.parametrize(("window", "size"), PAGE_SIZES, ids=["1920", "1280"])
"""For a test that is given ``window`` and ``size``."""


def in_front(page: QWidget, qtbot: QtBot) -> None:
    """Show a page of the desk as large as the large window lets it be."""
    qtbot.addWidget(page)
    page.resize(*PAGE_SIZES[0][1])
    page.show()


def paint(view: QWidget, width: int = 1920, height: int = 1080) -> tuple[QImage, list[TextRun]]:
    """Draw ``view`` at a size; give the picture and every text painted on it."""
    view.resize(width, height)
    view.show()
    QApplication.processEvents()
    with record_text() as runs:
        image = view.grab().toImage()
    return image, runs


def buttons_that_enter_presses(view: QWidget) -> list[str]:
    """Buttons that Enter would press wherever the focus is: there may be none (rule 13)."""
    found = view.findChildren(QPushButton)
    return [button.text() for button in found if button.isDefault() or button.autoDefault()]


def nameless(view: QWidget) -> list[str]:
    """Visible widgets to press or type into that a screen reader could not name."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for kind in _NAMED
        for widget in view.findChildren(kind)
        if widget.isVisible()
        and not isinstance(widget, QHeaderView)
        and not widget.accessibleName()
        and not widget.objectName().startswith(_INNER)
        and not type(widget.parentWidget()).__name__.startswith("QComboBox")
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]


def small_texts(runs: list[TextRun]) -> list[str]:
    """Texts below 14 px."""
    return [run.drawn for run in runs if run.pixels < 14]


def cut_texts(runs: list[TextRun]) -> list[str]:
    """Texts that found too little room."""
    return [run.wanted for run in runs if run.cut]


def assert_keeps_the_rules(view: QWidget, width: int = 1920, height: int = 1080) -> list[TextRun]:
    """Prove what every screen keeps; gives the texts for what is the screen's own to prove."""
    _image, runs = paint(view, width, height)
    assert buttons_that_enter_presses(view) == []
    assert nameless(view) == []
    assert small_texts(runs) == []
    assert QApplication.activeModalWidget() is None
    return runs
