"""Every scan and every F-key reaches the screen, whatever has the focus, and types nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.scanning.control_card import ControlCode, digit_payload, payload_of
from hardware.ports import Scan
from hardware.scanners.wedge import WedgeCollector
from ui.shell.scan_bus import KEYS, ScanBus


@dataclass
class Ears:
    """Keeps ``HearsScans``."""

    heard: list[Scan] = field(default_factory=list)

    def scanned(self, scan: Scan) -> None:
        self.heard.append(scan)

    @property
    def texts(self) -> list[str]:
        return [scan.text for scan in self.heard]


class Form(QWidget):
    """A window with a text field and a button that Enter would press."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.button = QLineEdit(), QPushButton("Delete all")
        self.button.setDefault(True)
        self.button.setAutoDefault(True)
        self.pressed = 0
        self.button.clicked.connect(self._count)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.button)

    def _count(self) -> None:
        self.pressed += 1

    def type(self, text: str) -> None:
        """Press keys as the window system does; lower case, for no key is held beside them."""
        for char in text:
            key = Qt.Key.Key_Return if char == "\r" else Qt.Key(ord(char.upper()))
            QTest.keyClick(self.windowHandle(), key)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.windowHandle(), key)


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = Form()
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.field.setFocus()
    return form


@dataclass
class Clock:
    """Time that passes only when the test says so: a burst is a burst on the slowest machine."""

    now_s: float = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bus(qapp: QApplication, ears: Ears, clock: Clock) -> Iterator[ScanBus]:
    """A bus with a wedge, listening before any widget."""
    bus = ScanBus(ears, WedgeCollector(), clock)
    qapp.installEventFilter(bus)
    yield bus
    qapp.removeEventFilter(bus)


@pytest.mark.usefixtures("bus")
@pytest.mark.parametrize("code", list(ControlCode))
def test_an_f_key_is_a_scan_of_the_card_also_in_a_text_field(
    form: Form, ears: Ears, code: ControlCode
) -> None:
    form.press(Qt.Key(Qt.Key.Key_F1 + code.f_key - 1))

    assert ears.texts == [payload_of(code)]
    assert ears.heard[0].source_id == KEYS
    assert form.field.text() == ""


@pytest.mark.usefixtures("bus")
def test_a_burst_into_a_text_field_is_a_scan_and_types_nothing(form: Form, ears: Ears) -> None:
    form.type("4006381333931\r")

    assert ears.texts == ["4006381333931"]
    assert form.field.text() == ""
    assert form.pressed == 0


@pytest.mark.usefixtures("bus")
def test_a_burst_presses_no_button_that_has_the_focus(form: Form, ears: Ears) -> None:
    form.button.setFocus()

    form.type("btl 750 ptb\r")

    assert ears.texts == ["btl 750 ptb"]
    assert form.pressed == 0
    assert not form.button.isDown()


@pytest.mark.usefixtures("bus")
def test_what_a_person_types_arrives_unchanged(
    qtbot: QtBot, form: Form, ears: Ears, clock: Clock
) -> None:
    for char in "go-1":
        form.type(char)
        with qtbot.waitSignal(form.field.textChanged):
            clock.now_s += 0.2

    assert form.field.text() == "go-1"
    assert ears.heard == []


@pytest.mark.usefixtures("bus")
def test_a_typed_space_presses_and_lets_go_of_a_button(
    qtbot: QtBot, form: Form, clock: Clock
) -> None:
    form.button.setFocus()

    form.press(Qt.Key.Key_Space)
    clock.now_s += 0.2
    qtbot.waitUntil(lambda: form.pressed == 1)

    assert not form.button.isDown()


@pytest.mark.usefixtures("bus")
def test_keys_without_text_pass_at_once(form: Form, ears: Ears) -> None:
    form.field.setText("ABC")

    form.press(Qt.Key.Key_Left)

    assert form.field.cursorPosition() == 2
    assert ears.heard == []


def test_without_a_wedge_typing_is_untouched(qapp: QApplication, form: Form, ears: Ears) -> None:
    bus = ScanBus(ears)
    qapp.installEventFilter(bus)
    try:
        form.type("fast")
        form.press(Qt.Key.Key_F8)
    finally:
        qapp.removeEventFilter(bus)

    assert form.field.text() == "fast"
    assert ears.texts == [payload_of(ControlCode.HELP)]


@pytest.mark.usefixtures("form")
def test_a_wedge_says_when_it_cannot_be_heard(
    qtbot: QtBot, qapp: QApplication, bus: ScanBus
) -> None:
    with qtbot.waitSignal(bus.deaf) as told:
        QApplication.sendEvent(qapp, QEvent(QEvent.Type.ApplicationStateChange))

    active = QApplication.applicationState() == Qt.ApplicationState.ApplicationActive
    assert told.args == [not active]


def test_touched_keys_and_f_keys_are_numbered_in_order(bus: ScanBus, ears: Ears) -> None:
    bus.press(ControlCode.CONFIRM)
    bus.press(ControlCode.CONFIRM)

    assert [scan.sequence for scan in ears.heard] == [1, 2]
    assert ears.heard[0].monotonic_s <= ears.heard[1].monotonic_s


def test_a_burst_without_an_end_is_given_back_and_said(
    bus: ScanBus, form: Form, ears: Ears, clock: Clock, qtbot: QtBot
) -> None:
    form.type("90xjkxtestbb")

    clock.now_s += 1.0
    with qtbot.waitSignal(bus.unended):
        bus._idle()

    assert (ears.texts, form.field.text()) == ([], "90xjkxtestbb")


def test_a_person_typing_and_a_key_held_down_are_no_scanner(
    bus: ScanBus, form: Form, clock: Clock, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(bus.unended):
        for text in ("new", "aaaaaaaaaaaaaaaa"):
            form.type(text)
            clock.now_s += 1.0
            bus._idle()


def test_a_digit_of_the_number_row_is_a_scan_of_the_card_of_digits(
    bus: ScanBus, ears: Ears
) -> None:
    bus.key_digit(7)

    (scan,) = ears.heard
    assert (scan.source_id, scan.text) == (KEYS, digit_payload(7))
