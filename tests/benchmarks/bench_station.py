"""The packing station's window: scan to paint, gaps, memory: issue 2, "Speed"; screens, rule 3."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from hardware.simulated import SimulatedScanner
from tests.benchmarks.packing import PausingHands, Stopwatch, add_large_order
from tests.benchmarks.rows import Row, at_most, percentile, told
from tests.benchmarks.watching import GapWatch, resident_mb
from tests.support.databases import sqlite_url
from tests.support.floor_play import picked_orders
from tests.support.warehouse import PACKER, small_warehouse
from tests.support.workplaces import make_workplace, pack_banner
from ui.rehearsal import floor
from ui.rehearsal.robot import Robot
from ui.shell.workplace.workplace import Workplace
from ui.theme.theme import Theme
from ui.tidying import Tidying

_LINES, _UNITS_OF_LINE = 20, 25
_SMALL_ORDERS = 5
_PAUSE_MS = 25
_PAINT_GOAL_MS, _GAP_GOAL_MS, _MEMORY_GOAL_MB = 100, 100, 350


def measure() -> list[Row]:
    """Five small orders and one of 500 units: packed, labelled and loaded."""
    application = QApplication(["packbench"])
    theme = Theme()
    theme.dress(application)
    watch = Stopwatch()
    scanner = SimulatedScanner("scanner-1", watch.receive)
    with tempfile.TemporaryDirectory() as folder:
        store = _warehouse(Path(folder))
        place = make_workplace(store, Path(folder), theme, scanners=[scanner])
        place.window.resize(1920, 1080)
        place.window.show()
        place.start()
        robot = Robot(place, PausingHands(scanner, _PAUSE_MS))
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


def _play(place: Workplace, robot: Robot, watch: Stopwatch, gaps: GapWatch) -> list[Row]:
    robot.scan(PACKER)
    robot.wait_for(lambda: place.shell.person is not None, "the sign-in")
    codes, labels = floor.Codes(robot), list[str]()
    gaps.start()
    for number in range(_SMALL_ORDERS):
        labels += floor.pack_order(robot, codes, f"T-{number + 1:02}")
    place.judged.connect(watch.judged)
    pack_banner(place).painted.connect(watch.painted)
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
    add_large_order(warehouse, _LINES, _UNITS_OF_LINE)
    picked_orders(store)
    return store
