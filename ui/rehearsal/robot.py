"""A pair of hands without a person: scans, waits for the verdict, makes mistakes on purpose."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Slot

from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Directory
from app.scanning.verdicts import Signal, Verdict, signal_of
from hardware.ports import DeviceHealth, DeviceState
from ui.background import ScannerThread
from ui.shell.workplace.workplace import Workplace

PATIENCE_S = 30.0
_WAKE_MS = 20


class Hand(Protocol):
    """What sends a code as a scanner does."""

    def send(self, text: str) -> None:
        """Scan ``text``."""


class RehearsalFailed(Exception):
    """Something is not as it must be; the text says what."""


class Robot(QObject):
    """Scans at one workplace and believes only the verdicts that it is shown.

    Args:
        workplace: the station.
        hand: the scanner.
        mistake_every: each so-many-th scan is preceded by a wrong one.
        patience_s: how long anything is waited for.
    """

    def __init__(
        self,
        workplace: Workplace,
        hand: Hand,
        mistake_every: int = 10,
        patience_s: float = PATIENCE_S,
    ) -> None:
        super().__init__()
        self._patience_s = patience_s
        self.workplace = workplace
        self._hand = hand
        self._every = mistake_every
        self._meant = 0
        self.accepted = 0
        self.refused: Counter[Verdict] = Counter()
        self.wrong_accepted: list[str] = []
        self._answers: list[Verdict] = []
        self._wake = QTimer(self, interval=_WAKE_MS)
        self._wake.start()
        workplace.judged.connect(self._judged)
        self._scanners_deaf = workplace.findChildren(ScannerThread)
        for thread in self._scanners_deaf:
            thread.health.connect(self._felt)

    @Slot(object)
    def _felt(self, health: DeviceHealth) -> None:
        thread = self.sender()
        if health.state is DeviceState.READY and thread in self._scanners_deaf:
            self._scanners_deaf.remove(thread)

    @Slot(object)
    def _judged(self, verdict: Verdict) -> None:
        self._answers.append(verdict)

    @property
    def names(self) -> Directory:
        """The station's newest copy of every name."""
        return self.workplace.works.directory

    def scan(self, text: str, wrong: str = "") -> Verdict:
        """Scan ``text`` and wait for its verdict; before some scans, scan ``wrong`` first.

        Raises:
            RehearsalFailed: no verdict came, or a right scan was refused.
        """
        self._meant += 1
        if wrong and self._meant % self._every == 0:
            self._err(wrong)
        verdict = self._send(text)
        if signal_of(verdict) is not Signal.OK:
            raise RehearsalFailed(f"{text} was refused: {verdict.value}")
        self.accepted += 1
        return verdict

    def say(self, code: ControlCode) -> Verdict:
        """Scan a code of the control card."""
        return self.scan(payload_of(code))

    def wait_for(self, met: Callable[[], bool], what: str) -> None:
        """Let the program work until ``met``; raises RehearsalFailed when patience is over."""
        deadline = time.monotonic() + self._patience_s
        while not met():
            if time.monotonic() > deadline:
                raise RehearsalFailed(f"waited {self._patience_s:g} s in vain for {what}")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def wait_for_scanners(self) -> None:
        """Wait until every scanner is heard; a line drops what was sent before it was opened.

        The robot must have been made before the workplace was started.
        """
        self.wait_for(lambda: not self._scanners_deaf, "the scanner")

    def settle(self) -> None:
        """Wait until the shared database has everything that was scanned here."""
        answers: list[Exception | None] = []
        self.workplace.works.bench.in_store(lambda: None, answers.append, answers.append)
        self.wait_for(lambda: bool(answers), "the shared database")
        if answers[0] is not None:
            raise RehearsalFailed(f"the shared database took no scans: {answers[0]}")

    def _err(self, wrong: str) -> None:
        """Scan a wrong code on purpose; what latches is confirmed."""
        verdict = self._send(wrong)
        signal = signal_of(verdict)
        if signal is Signal.OK:
            self.wrong_accepted.append(wrong)
            return
        self.refused[verdict] += 1
        if signal is Signal.STOP:
            acknowledged = self._send(payload_of(ControlCode.CONFIRM))
            if signal_of(acknowledged) is not Signal.OK:
                raise RehearsalFailed(f"CONFIRM was refused: {acknowledged.value}")
            self.accepted += 1

    def _send(self, text: str) -> Verdict:
        self._answers.clear()
        self._hand.send(text)
        self.wait_for(lambda: bool(self._answers), f"the verdict on {text}")
        return self._answers.pop(0)
