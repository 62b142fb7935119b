"""The server is gone for a minute in mid-pack: sync.md, "Claim, scan, replay" step 5; issue 4.

The long form of ``tests/journeys/test_the_server_goes.py``: by the clock, at a scan a second.  The
short form is gone for some seconds, at ten scans a second.
"""

from __future__ import annotations

import signal
import sqlite3
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.store.migrate import upgrade
from app.store.schema.station import ScanEvent
from app.store.unit_of_work import Store
from hardware.simulated import SimulatedScanner
from tests.benchmarks.packing import PausingHands, Stopwatch, add_large_order
from tests.benchmarks.rows import Row, at_most, is_long, percentile, told
from tests.benchmarks.watching import GapWatch
from tests.support.floor_play import picked_orders
from tests.support.postgres import PostgresServer
from tests.support.warehouse import PACKER, small_warehouse
from tests.support.workplaces import make_workplace
from ui.rehearsal import floor
from ui.rehearsal.robot import Robot
from ui.shell.workplace.workplace import Workplace
from ui.theme.theme import Theme
from ui.tidying import Tidying

_BEFORE, _AFTER = 8, 15
"""Scans that the server is there for: it hears at once, and hears what it missed."""

_VERDICT_GOAL_MS, _GAP_GOAL_MS, _LONGEST_BACK_OFF_S = 50, 100, 60
_PATIENCE_S = 2.0 * _LONGEST_BACK_OFF_S


class _Outage:
    """Stops a server at a scan and starts it again after so many seconds, on a thread."""

    def __init__(self, server: PostgresServer, seconds: float) -> None:
        self._server, self._seconds = server, seconds
        self._is_due, self._ended = threading.Event(), threading.Event()
        self.gone_s = self.back_s = 0.0
        self._thread = threading.Thread(target=self._go, name="outage")
        self._thread.start()

    def begin(self) -> None:
        """It stops now."""
        self._is_due.set()

    def end(self) -> None:
        """Let go of the server: it lives no longer than the thread that started it."""
        self._ended.set()
        self._is_due.set()
        self._thread.join()

    def _go(self) -> None:
        self._is_due.wait()
        if self._ended.is_set():
            return
        self._server.stop(signal.SIGINT)
        self.gone_s = time.monotonic()
        self._ended.wait(self._seconds)
        self._server.start()
        self.back_s = time.monotonic()
        self._ended.wait()


def measure() -> list[Row]:
    """One order, a server that goes in its midst and comes back, and what became of the scans."""
    seconds, pause_s = (60.0, 1.0) if is_long() else (8.0, 0.1)
    units = _BEFORE + round(seconds / pause_s) + _AFTER
    application = QApplication(["packbench"])
    theme = Theme()
    theme.dress(application)
    watch = Stopwatch()
    scanner = SimulatedScanner("scanner-1", watch.receive)
    with PostgresServer(durable=True) as server, tempfile.TemporaryDirectory() as folder:
        store = _warehouse(server, units)
        place = make_workplace(store, Path(folder), theme, scanners=[scanner])
        place.window.show()
        place.start()
        hands = PausingHands(scanner, round(pause_s * 1000))
        robot = Robot(place, hands, mistake_every=units * 9, patience_s=_PATIENCE_S)
        outage = _Outage(server, seconds)
        try:
            return _play(place, robot, watch, outage, Path(folder))
        finally:
            place.close()
            store.close()
            outage.end()


def _play(
    place: Workplace, robot: Robot, watch: Stopwatch, outage: _Outage, folder: Path
) -> list[Row]:
    place.judged.connect(watch.judged)
    robot.scan(PACKER)
    robot.wait_for(lambda: place.shell.person is not None, "the sign-in")
    codes, gaps, tidying = floor.Codes(robot), GapWatch(), Tidying()

    def begin() -> None:
        if len(watch.shown_ms) == _BEFORE:
            outage.begin()

    place.judged.connect(begin)
    gaps.start()
    labels = floor.pack_order(robot, codes, "T-01")
    gaps.stop()
    tidying.stop()
    robot.settle()
    settled_s = time.monotonic() - outage.back_s
    verdict_ms = percentile(watch.shown_ms, 99)
    return [
        told("seconds without the server", outage.back_s - outage.gone_s, "s"),
        told("scans answered, the order labelled", len(watch.shown_ms) if labels else 0, "scans"),
        at_most("of those lost or doubled on the server", _differing(place, folder), "scans", 0),
        at_most("scan to verdict p99, server gone", verdict_ms, "ms", _VERDICT_GOAL_MS),
        at_most("event loop's longest gap, server gone", max(gaps.gaps_ms), "ms", _GAP_GOAL_MS),
        at_most("all on the server after it was back", settled_s, "s", _LONGEST_BACK_OFF_S),
    ]


def _differing(place: Workplace, folder: Path) -> int:
    """Scans that the journal has and the server has not, or the other way round."""
    (journal,) = folder.glob("*.journal")
    with closing(sqlite3.connect(journal)) as file:
        kept = Counter(UUID(row[0]) for row in file.execute("SELECT scan_id FROM records"))
    mine = select(ScanEvent.id).where(ScanEvent.station == place.works.station)
    with place.works.store.reading() as uow:
        there = Counter(uow.session.scalars(mine))
    return ((kept - there) + (there - kept)).total()


def _warehouse(server: PostgresServer, units: int) -> Store:
    server.execute("CREATE DATABASE outage")
    upgrade(server.url("outage"))
    store = Store.open(server.url("outage"))
    warehouse = small_warehouse(store)
    add_large_order(warehouse, 1, units)
    picked_orders(store)
    return store
