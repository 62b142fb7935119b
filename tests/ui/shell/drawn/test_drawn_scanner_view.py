"""The drawn scanner scans what is clicked or typed, and never takes the focus by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ui.shell.drawn.drawn_scanner_view import DrawnScannerView
from ui.shell.drawn.suggestions import Suggestion
from ui.theme.theme import Theme

BIN, WRONG = Suggestion("Bin A-01", "A-01"), Suggestion("another bin", "A-02", wrong=True)


def strip_of(theme: Theme, qtbot: QtBot) -> tuple[DrawnScannerView, list[str]]:
    strip = DrawnScannerView(theme)
    qtbot.addWidget(strip)
    scanned: list[str] = []
    strip.scanned.connect(scanned.append)
    strip.show()
    return strip, scanned


def buttons_of(strip: DrawnScannerView) -> dict[str, QPushButton]:
    buttons = (one for one in strip.findChildren(QPushButton) if one.isVisible())
    return {one.accessibleName(): one for one in buttons}


def test_a_click_scans_the_code_behind_the_label(theme: Theme, qtbot: QtBot) -> None:
    strip, scanned = strip_of(theme, qtbot)
    strip.show_suggestions((BIN, WRONG))
    qtbot.waitUntil(lambda: len(buttons_of(strip)) == 2)

    for button in buttons_of(strip).values():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert list(buttons_of(strip)) == ["Bin A-01", "Wrong: another bin"]
    assert scanned == ["A-01", "A-02"]


def test_what_is_typed_is_scanned_at_enter_and_the_field_is_empty_again(
    theme: Theme, qtbot: QtBot
) -> None:
    strip, scanned = strip_of(theme, qtbot)
    field = strip.findChild(QLineEdit)
    assert field is not None

    QTest.keyClicks(field, "T-118")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert scanned == ["T-118"]
    assert field.text() == ""


def test_old_codes_go_when_new_ones_come(theme: Theme, qtbot: QtBot) -> None:
    strip, _scanned = strip_of(theme, qtbot)

    strip.show_suggestions((BIN, WRONG))
    strip.show_suggestions((Suggestion("Cups & mugs", "X"),))

    qtbot.waitUntil(lambda: list(buttons_of(strip)) == ["Cups & mugs"])
    assert buttons_of(strip)["Cups & mugs"].text() == "Cups && mugs"


def test_no_button_takes_the_focus(theme: Theme, qtbot: QtBot) -> None:
    strip, _scanned = strip_of(theme, qtbot)
    strip.show_suggestions((BIN,))
    qtbot.waitUntil(lambda: bool(buttons_of(strip)))

    (button,) = buttons_of(strip).values()
    assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not button.autoDefault()
    assert button.accessibleName() == "Bin A-01"


def test_a_weight_that_is_clicked_is_put_on_the_scale_and_is_no_scan(
    theme: Theme, qtbot: QtBot
) -> None:
    strip, scanned = strip_of(theme, qtbot)
    loaded: list[int] = []
    strip.loaded.connect(loaded.append)
    strip.show_suggestions((Suggestion("Carton on the scale", "", grams=1_250),))
    qtbot.waitUntil(lambda: len(buttons_of(strip)) == 1)

    QTest.mouseClick(buttons_of(strip)["Carton on the scale"], Qt.MouseButton.LeftButton)

    assert (loaded, scanned) == ([1_250], [])


MANY = tuple(
    Suggestion(f"Insulated bottle {size} ml", f"BTL-{size}", wrong=size > 700)
    for size in (250, 330, 500, 750, 1000, 1500)
)


def test_where_codes_want_more_room_than_there_is_none_is_cut_off_at_the_edge(
    theme: Theme, qtbot: QtBot
) -> None:
    strip, scanned = strip_of(theme, qtbot)
    strip.resize(1280, strip.sizeHint().height())
    strip.show_suggestions(MANY)
    qtbot.waitUntil(lambda: len(buttons_of(strip)) == len(MANY))
    strip.layout().activate()  # type: ignore[union-attr]  # it has one

    field = strip.findChild(QLineEdit)
    assert field is not None
    assert field.geometry().right() < 1280
    for button in buttons_of(strip).values():
        assert button.geometry().right() < field.geometry().left()
        assert button.fontMetrics().horizontalAdvance(button.text()) < button.width()
    last = buttons_of(strip)["Wrong: Insulated bottle 1500 ml"]
    assert last.text().endswith("…")
    QTest.mouseClick(last, Qt.MouseButton.LeftButton)
    assert scanned == ["BTL-1500"]


def test_where_there_is_room_every_code_stands_whole(theme: Theme, qtbot: QtBot) -> None:
    strip, _scanned = strip_of(theme, qtbot)
    strip.resize(1920, strip.sizeHint().height())

    strip.show_suggestions((BIN, WRONG))

    assert [button.text() for button in buttons_of(strip).values()] == list(buttons_of(strip))
