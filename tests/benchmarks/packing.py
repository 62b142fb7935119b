"""Somebody who packs at a real window, timed from each scan to what it shows."""

from __future__ import annotations

import time

from PySide6.QtCore import QEventLoop, QTimer

from app.scanning.verdicts import Verdict
from hardware.simulated import SimulatedScanner
from tests.support.warehouse import Warehouse
from tests.support.workplaces import Hands


class Stopwatch:
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


class PausingHands(Hands):
    """Scan again after a pause behind each answer; meanwhile the window comes to rest."""

    def __init__(self, scanner: SimulatedScanner, pause_ms: int) -> None:
        super().__init__(scanner)
        self._pause_ms = pause_ms

    def send(self, text: str) -> None:
        """Wait, then scan."""
        pause = QEventLoop()
        QTimer.singleShot(self._pause_ms, pause.quit)
        pause.exec()
        super().send(text)


def add_large_order(warehouse: Warehouse, lines: int, units_of_line: int) -> None:
    """Order 1900 of so many products, in bins of their own."""
    skus = [f"ITEM-{number:02}" for number in range(lines)]
    for sku in skus:
        warehouse.add_product(sku, weight_grams=10)
        warehouse.add_bin(f"C-{sku}")
        warehouse.add_stock(sku, f"C-{sku}", units_of_line)
    warehouse.add_order("1900", dict.fromkeys(skus, units_of_line))
