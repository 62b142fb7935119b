"""The packing station's window: scan to paint, gaps, memory: issue 2, "Speed"; screens, rule 3."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.scanning.verdicts import Verdict
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from hardware.simulated import SimulatedScanner
from tests.benchmarks.rows import Row, at_most, percentile, told
from tests.benchmarks.watching import GapWatch, resident_mb
from tests.support.databases import sqlite_url
from tests.support.floor_play import picked_orders
from tests.support.warehouse import PACKER, Warehouse, small_warehouse
from tests.support.workplaces import Hands, make_workplace
from ui.rehearsal import floor
from ui.rehearsal.robot import Robot
from ui.shell.workplace.workplace import Workplace
from ui.theme.theme import Theme
from ui.tidying import Tidying

_LINES, _UNITS_OF_LINE = 20, 25
_SMALL_ORDERS = 5
_PAUSE_MS = 25
_PAINT_GOAL_MS, _GAP_GOAL_MS, _MEMORY_GOAL_MB = 100, 100, 350


class _Stopwatch:
    """From the moment at which a scan came in to the end of the paint that shows its verdict."""

    def __init__(self) -> None:
        self.shown_ms: list[float] = []
        self.painted_ms: list[float] = []
        self._received_s = 0.0
        self._is_judged = False

    def receive(self) -> float:
        """The scanner's clock: asked when a scan comes in."""
        self._received_s = time.monotonic()
        self._is_judged = False
        return self._received_s

    def judged(self, _verdict: Verdict) -> None:
        """The verdict is in the journal and about to be shown."""
        self.shown_ms.append((time.monotonic() - self._received_s) * 1000)
        self._is_judged = True

    def painted(self, at_s: float) -> None:
        """The banner was drawn."""
        if self._is_judged:
            self._is_judged = False
            self.painted_ms.append((at_s - self._received_s) * 1000)


class _QuickHands(Hands):
    """Scans again 25 ms after each answer: quicker than any packer, so the worst case."""

    def send(self, text: str) -> None:
        """Let the window come to rest, then scan."""
        pause = QEventLoop()
        QTimer.singleShot(_PAUSE_MS, pause.quit)
        pause.exec()
        super().send(text)


def measure() -> list[Row]:
    """Five small orders and one of 500 units: packed, labelled and loaded."""
    application = QApplication(["packbench"])
    theme = Theme()
    theme.dress(application)
    watch = _Stopwatch()
    scanner = SimulatedScanner("scanner-1", watch.receive)
    with tempfile.TemporaryDirectory() as folder:
        store = _warehouse(Path(folder))
        place = make_workplace(store, Path(folder), theme, scanners=[scanner])
        place.window.resize(1920, 1080)
        place.window.show()
        place.start()
        robot = Robot(place, _QuickHands(scanner))
        gaps, tidying = GapWatch(), Tidying()
        rows = _play(place, robot, watch, gaps)
        tidying.stop()
        place.close()
        store.close()
    return [
        *rows,
        *_gap_rows(gaps),
        at_most("window's memory", resident_mb(), "MB", _MEMORY_GOAL_MB),
    ]


def _play(place: Workplace, robot: Robot, watch: _Stopwatch, gaps: GapWatch) -> list[Row]:
    robot.scan(PACKER)
    robot.wait_for(lambda: place.shell.person is not None, "the sign-in")
    codes, labels = floor.Codes(robot), list[str]()
    gaps.start()
    for number in range(_SMALL_ORDERS):
        labels += floor.pack_order(robot, codes, f"T-{number + 1:02}")
    place.judged.connect(watch.judged)
    place.floor.pack_view.banner.painted.connect(watch.painted)
    labels += floor.pack_order(robot, codes, f"T-{_SMALL_ORDERS + 1:02}")
    place.judged.disconnect(watch.judged)
    floor.load_parcels(robot, tuple(labels))
    gaps.stop()
    return [
        at_most("scan to paint p99", percentile(watch.painted_ms, 99), "ms", _PAINT_GOAL_MS),
        told("scan to paint p50", percentile(watch.painted_ms, 50), "ms"),
        told("scan to paint worst", max(watch.painted_ms), "ms"),
        at_most("scan to verdict kept p99, window", percentile(watch.shown_ms, 99), "ms", 20),
        told("scans painted", len(watch.painted_ms), "scans"),
    ]


def _gap_rows(gaps: GapWatch) -> list[Row]:
    return [
        at_most("event loop's longest gap, packing", max(gaps.gaps_ms), "ms", _GAP_GOAL_MS),
        told("event loop's gap p99, packing", percentile(gaps.gaps_ms, 99), "ms"),
    ]


def _warehouse(folder: Path) -> Store:
    url = sqlite_url(folder / "packbench.db")
    upgrade(url)
    store = Store.open(url)
    warehouse = small_warehouse(store)
    for number in range(_SMALL_ORDERS):
        warehouse.add_order(f"{1001 + number}", {"MUG": 1, "LAMP": 1})
    _large_order(warehouse)
    picked_orders(store)
    return store


def _large_order(warehouse: Warehouse) -> None:
    skus = [f"ITEM-{number:02}" for number in range(_LINES)]
    for sku in skus:
        warehouse.add_product(sku, weight_grams=10)
        warehouse.add_bin(f"C-{sku}")
        warehouse.add_stock(sku, f"C-{sku}", _UNITS_OF_LINE)
    warehouse.add_order("1900", dict.fromkeys(skus, _UNITS_OF_LINE))
