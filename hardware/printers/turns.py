"""One printer, several askers: a job, a status look and a test print take turns."""

from __future__ import annotations

import threading

from hardware.ports import Printer, PrinterStatus, PrintResult


class TakingTurns:
    """Keeps ``Printer`` for a driver that is not thread-safe; whoever comes second waits."""

    def __init__(self, printer: Printer) -> None:
        self.name = printer.name
        self.language = printer.language
        self._printer = printer
        self._turn = threading.Lock()

    def send(self, job_name: str, data: bytes) -> PrintResult:
        """Print once, as the driver does."""
        with self._turn:
            return self._printer.send(job_name, data)

    def status(self) -> PrinterStatus:
        """Ask the printer how it is, as the driver does."""
        with self._turn:
            return self._printer.status()
