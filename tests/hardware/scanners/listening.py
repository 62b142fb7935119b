"""A scanner listened to on a thread of its own, as the program does it."""

from __future__ import annotations

import os
import queue
import select
import threading
from types import TracebackType
from typing import Self

from hardware.ports import DeviceHealth, DeviceState, Scan, Scanner

PATIENCE_S = 20
"""How long a test waits for what must come; only a failing test waits so long."""


def heard_back(line: int, wait_s: float = PATIENCE_S) -> bytes:
    """What a scanner has been told at its end of a line, waiting so long for the first byte."""
    heard = b""
    while select.select([line], [], [], 0.0 if heard else wait_s)[0]:
        heard += os.read(line, 4096)
    return heard


class Listening:
    """Collects what one scanner says, from ``with`` until its end."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self._scans: queue.Queue[Scan] = queue.Queue()
        self._healths: queue.Queue[DeviceHealth] = queue.Queue()
        self._thread = threading.Thread(
            target=scanner.listen, args=(self._scans.put, self._healths.put), daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._scanner.stop()
        self._thread.join(PATIENCE_S)
        assert not self._thread.is_alive(), "the scanner does not stop"

    def scans(self, count: int) -> list[Scan]:
        """The next ``count`` scans."""
        return [self._scans.get(timeout=PATIENCE_S) for _ in range(count)]

    def texts(self, count: int) -> list[str]:
        """What the next ``count`` scans say."""
        return [scan.text for scan in self.scans(count)]

    def state(self) -> DeviceState:
        """The next state that the scanner tells."""
        return self._healths.get(timeout=PATIENCE_S).state

    @property
    def nothing_more(self) -> bool:
        """True if all that was said so far was collected."""
        return self._scans.empty() and self._healths.empty()
