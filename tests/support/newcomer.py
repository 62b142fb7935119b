"""Somebody at a real workplace: clicks, presses keys, scans, and waits for each verdict."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from app.catalogue.demo import fill_demo
from app.errors import StoreDenied
from app.fulfilment.allocation import allocate
from app.fulfilment.waves import release_wave
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.verdicts import Verdict
from app.settings import Settings
from app.station.sign_in import hash_pin
from app.store.keeping.rights import Group
from app.store.unit_of_work import Store
from hardware.simulated import SimulatedScale, SimulatedScanner
from tests.support.station_roles import FLOOR, own_store
from tests.support.workplaces import HeardSounds, bare_machine, paper_desk, printers_in_memory
from ui.shell.appearance import window_of
from ui.shell.drawn.drawn_scanner_presenter import DrawnScannerPresenter
from ui.shell.drawn.drawn_scanner_view import DrawnScannerView
from ui.shell.drawn.suggestions import Suggestion
from ui.shell.screen import ScreenName
from ui.shell.workplace.device_watch import Devices
from ui.shell.workplace.station_works import StationWorks
from ui.shell.workplace.workplace import Workplace
from ui.theme.theme import Theme

PATIENCE_S = 15.0


class Newcomer:
    """Works at a station with a scanner that is drawn in the window.

    Attributes:
        scanner: the simulated scanner.
        sounds: what was heard.
        printers: what was printed, by kind of paper.
        verdicts: every verdict that was shown, oldest first.
    """

    def __init__(
        self,
        store: Store,
        journal: Path,
        theme: Theme,
        bounce_ms: int = 0,
        station: str = "Pack 04",
        scale: SimulatedScale | None = None,
        groups: Sequence[Group] = FLOOR,
    ) -> None:
        self._store = own_store(store, station, groups)
        self.scanner = SimulatedScanner("simulated")
        self.sounds = HeardSounds()
        self.printers = printers_in_memory()
        self.verdicts: list[Verdict] = []
        devices = Devices(
            paper=paper_desk(self.printers, station),
            machine=bare_machine(),
            scanners=[self.scanner],
            bounce_ms={"simulated": bounce_ms},
            drawn_scanner=self.scanner.push,
            scale=scale,
            drawn_scale=scale.load if scale else None,
        )
        self.workplace = Workplace(
            StationWorks(self._store, journal, station),
            Settings(),
            devices,
            theme,
            self.sounds,
            lambda: datetime.now(UTC).astimezone(),
            window_of(Settings(), theme),
        )
        self.workplace.judged.connect(self.verdicts.append)
        self._denied: list[StoreDenied] = []
        self._listen_for_denied()
        self.workplace.window.resize(1920, 1080)
        self.workplace.window.show()
        self.workplace.start()

    def leave(self) -> None:
        """Close the window and end its threads; the station's login lacked no right."""
        self.workplace.close()
        self.workplace.window.close()
        self._store.close()
        assert self._denied == []

    def _listen_for_denied(self) -> None:
        report = self._store.denied

        def hear(trouble: StoreDenied) -> None:
            self._denied.append(trouble)
            report(trouble)

        self._store.denied = hear

    @property
    def front(self) -> ScreenName:
        """The screen in front."""
        return self.workplace.shell.front

    # -- hands ------------------------------------------------------------------------------

    def click(self, label: str) -> Verdict:
        """Click the code on the drawn scanner whose label begins so."""
        self.wait(lambda: self._button(label) is not None, f"a code {label!r}")
        button = self._button(label)
        assert button is not None
        return self._answered(
            lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton), button.text()
        )

    def click_first(self) -> Verdict:
        """Click the likeliest code."""
        label = self.offered[0]
        return self.click(label)

    @property
    def offered(self) -> list[str]:
        """The labels on the drawn scanner."""
        return [button.accessibleName() for button in self._buttons()]

    @property
    def suggested(self) -> list[str]:
        """The labels that should be on the drawn scanner just now."""
        shown: list[Suggestion] = []

        class Strip:
            def show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
                shown.extend(suggestions)

        place = self.workplace
        DrawnScannerPresenter(Strip(), place.works, place.floor, lambda: self.front).suggest()
        return [f"Wrong: {one.label}" if one.wrong else one.label for one in shown]

    @property
    def field(self) -> QLineEdit:
        """The field of the drawn scanner."""
        field = self._strip.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        return field

    def type_code(self, text: str) -> Verdict:
        """Type a code into the drawn scanner, then Enter."""
        field = self.field
        field.setText(text)
        return self._answered(lambda: QTest.keyClick(field, Qt.Key.Key_Return), text)

    def scan(self, text: str) -> Verdict:
        """Scan a code."""
        return self._answered(lambda: self.scanner.push(text), text)

    def say(self, code: ControlCode) -> Verdict:
        """Scan a code of the control card."""
        return self.scan(payload_of(code))

    def press(self, number: int) -> Verdict:
        """Press an F-key."""
        key = Qt.Key(Qt.Key.Key_F1 + number - 1)
        return self._answered(
            lambda: QTest.keyClick(self.workplace.window.windowHandle(), key), f"F{number}"
        )

    def type_digit(self, digit: int) -> Verdict:
        """Press a key of the number row."""
        key = Qt.Key(Qt.Key.Key_0 + digit)
        return self._answered(lambda: QTest.keyClick(self.workplace.window, key), str(digit))

    def _answered(self, act: Callable[[], object], what: str) -> Verdict:
        seen = len(self.verdicts)
        act()
        self.wait(lambda: len(self.verdicts) > seen, f"the verdict on {what}")
        return self.verdicts[seen]

    # -- eyes -------------------------------------------------------------------------------

    def wait(self, met: Callable[[], bool], what: str) -> None:
        """Let the window work until ``met``."""
        deadline = time.monotonic() + PATIENCE_S
        while not met():
            assert time.monotonic() < deadline, f"waited in vain for {what}; codes: {self.offered}"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def settle(self) -> None:
        """Wait until the shared database has every scan of this station."""
        answers: list[object] = []
        self.workplace.works.bench.in_store(lambda: None, answers.append, answers.append)
        self.wait(lambda: bool(answers), "the shared database")
        assert answers == [None], answers

    @property
    def _strip(self) -> DrawnScannerView:
        strip = self.workplace.window.findChild(DrawnScannerView)
        assert isinstance(strip, DrawnScannerView)
        return strip

    def _buttons(self) -> list[QPushButton]:
        found = [one for one in self._strip.findChildren(QPushButton) if one.isVisible()]
        return sorted(found, key=lambda one: one.x())

    def _button(self, label: str) -> QPushButton | None:
        return next(
            (one for one in self._buttons() if one.accessibleName().startswith(label)), None
        )


class HandOf:
    """The newcomer's scanner in the robot's hand."""

    def __init__(self, newcomer: Newcomer) -> None:
        self._newcomer = newcomer

    def send(self, text: str) -> None:
        """Scan ``text``."""
        self._newcomer.scanner.push(text)


def open_demo_orders(store: Store, orders: int) -> None:
    """Fill the demo warehouse and release so many of its orders to be picked."""
    now = datetime.now(UTC)
    fill_demo(store, now, hash_pin)
    allocate(store, now)
    release_wave(store, now, max_orders=orders, totes_per_cart=orders)


def lane_of_parcel(person: Newcomer, store: Store) -> str:
    """The sign of the lane in which the only parcel that waits stands."""
    with store.reading() as uow:
        (parcel,) = uow.waiting.to_load(2)
    lanes = person.workplace.works.lanes
    return next(code for code, carrier in lanes.items() if carrier == parcel.carrier)
