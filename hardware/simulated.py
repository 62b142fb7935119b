"""Devices that live in the program: for the newcomer with keyboard and mouse alone, and tests."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from hardware.ports import (
    DeviceHealth,
    DeviceState,
    Feedback,
    PrinterStatus,
    PrintOutcome,
    PrintResult,
    Scan,
    Weight,
)
from hardware.scanners.aim import read_scan


class SimulatedScanner:
    """Keeps ``Scanner``; it reads whatever is pushed.

    Attributes:
        feedback: what it was told, oldest first.
    """

    def __init__(self, source_id: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.source_id = source_id
        self.feedback: list[Feedback] = []
        self._clock = clock
        self._pushed: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._sequence = 0

    def push(self, text: str) -> None:
        """Hold a code in front of it; any thread may call it.  A leading AIM identifier counts."""
        self._pushed.put(text)

    def listen(self, heard: Callable[[Scan], None], health: Callable[[DeviceHealth], None]) -> None:
        """Call ``heard`` for every code pushed, in order, until ``stop``."""
        health(DeviceHealth(self.source_id, DeviceState.READY))
        while (text := self._pushed.get()) is not None:
            self._sequence += 1
            raw = text.encode("utf-8", "replace")
            heard(read_scan(self.source_id, raw, self._clock(), self._sequence))

    def stop(self) -> None:
        """Make ``listen`` return after what was pushed before."""
        self._pushed.put(None)

    def tell(self, feedback: Feedback) -> None:
        """Remember how the last scan was judged."""
        self.feedback.append(feedback)


@dataclass(frozen=True, slots=True)
class PrintedJob:
    """One job that a simulated printer printed."""

    job_name: str
    data: bytes


class SimulatedPrinter:
    """Keeps ``Printer``; what it prints is kept in memory.

    Attributes:
        condition: how it is.  While it cannot print, jobs fail and nothing is kept.
        jobs: what it printed, oldest first.
    """

    def __init__(self, name: str, language: str) -> None:
        self.name = name
        self.language = language
        self.condition = PrinterStatus(
            paper_out=False,
            paused=False,
            head_up=False,
            ribbon_out=False,
            formats_in_buffer=0,
            labels_remaining=0,
        )
        self.jobs: list[PrintedJob] = []
        self._printing = threading.Lock()

    def send(self, job_name: str, data: bytes) -> PrintResult:
        """Print once; any thread may call it."""
        if not self.condition.can_print:
            return PrintResult(PrintOutcome.FAILED, "cannot print")
        with self._printing:
            self.jobs.append(PrintedJob(job_name, data))
        return PrintResult(PrintOutcome.CONFIRMED)

    def status(self) -> PrinterStatus:
        """How it is."""
        return self.condition


class SimulatedScale:
    """Keeps ``Scale``; it shows what is put on it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._shown = Weight(0, stable=True)
        self._moves = False

    def put(self, weight: Weight) -> None:
        """Let it show ``weight`` from now on; any thread may call it."""
        self._shown = weight

    def load(self, grams: int) -> None:
        """Put so much on it in place of what lay there: it moves once, then lies still."""
        self._shown, self._moves = Weight(grams, stable=True), True

    def weigh(self) -> Weight:
        """What is on it."""
        moves, self._moves = self._moves, False
        return replace(self._shown, stable=False) if moves else self._shown

    def close(self) -> None:
        """Nothing to close."""
