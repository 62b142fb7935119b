"""The parent's side of a station that is cut off: scans into it, reads what it says, kills it."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from hardware.simulated_pty import PtyScanner
from tests.support.station_program import Moment

_ROOT = Path(__file__).parents[2]
_PATIENCE_S = 120.0  # it is told when something happens: this only ends a run that hangs


class StationDied(Exception):
    """The power went while something was awaited."""


class CutStation:
    """A real station in processes that may be killed at any moment, with its scanner and paper.

    Attributes:
        door: the work that lies open, as the door said it before anybody signed in.
        stands: what its screen showed last.
        seconds: how long its last start took, until the work stood on the screen.
        answers: every verdict that was shown since its last start.
        is_alive: False from its death on until ``start``.
    """

    def __init__(self, database: str, folder: Path) -> None:
        self.paper = folder / "paper"
        self._scanner = PtyScanner()
        self._program = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.support.station_program", database),
                *(folder / "journal", self._scanner.address, self.paper),
            ],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._to, self._from = self._program.stdin, self._program.stdout
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._from, selectors.EVENT_READ)
        self._selector_of_nothing = selectors.DefaultSelector()  # waits without listening
        self._unread = b""
        self._pid = 0
        self._ready = self._heard = False
        self.door = ""
        self.stands: dict[str, Any] | None = None
        self._began_s = self.seconds = 0.0
        self.answers: list[str] = []
        self.is_alive = False

    def __enter__(self) -> Self:
        self.is_alive = True
        self._listen_until(lambda: self._ready)
        self.is_alive = False
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.is_alive:
            self.kill()
        self._to.close()
        self._program.wait(_PATIENCE_S)
        self._from.close()
        self._selector.close()
        self._selector_of_nothing.close()
        self._scanner.close()

    def start(self, badge: str, moment: Moment = Moment.NEVER, times: int = 1) -> dict[str, Any]:
        """Switch it on, show a badge, and wait until it stands at its work."""
        self.switch_on(moment, times)
        return self.show(badge)

    def switch_on(self, moment: Moment = Moment.NEVER, times: int = 1) -> None:
        """Switch it on and wait until its scanner is heard; nobody has signed in."""
        self._scanner.unplug()  # what was scanned into a dead station is nowhere
        self._scanner.plug()
        self._heard, self.door, self.stands, self.answers = False, "", None, []
        self._began_s = time.monotonic()
        self.is_alive = True
        self._to.write(json.dumps({"moment": moment, "times": times}).encode() + b"\n")
        self._to.flush()
        self._listen_until(lambda: self._heard)

    def show(self, badge: str) -> dict[str, Any]:
        """Show a badge and wait until it stands at its work."""
        self.scan(badge)
        self._listen_until(lambda: self.stands is not None)
        self.seconds = time.monotonic() - self._began_s
        self.answers.clear()
        return self.stands or {}

    def scan(self, text: str) -> None:
        """Hold a code in front of the scanner; the answer is not awaited."""
        self._scanner.send(text)

    def answer(self, number: int) -> bool:
        """Wait for the ``number``-th answer since the start; False if the power went before."""
        return self.waited(lambda: len(self.answers) >= number)

    def wait_until(self, **facts: object) -> bool:
        """Wait until all these facts are on the screen; False if the power went before."""
        return self.waited(lambda: facts.items() <= (self.stands or {}).items())

    def kill(self, after_s: float = 0.0) -> None:
        """Pull the plug after so many seconds, and read what it had said before."""
        self._selector_of_nothing.select(after_s)
        with suppress(ProcessLookupError):  # it was faster
            os.kill(self._pid, signal.SIGKILL)
        self.wait_for_death()

    def wait_for_death(self) -> None:
        """Read on until it is dead."""
        self.waited(lambda: False)

    def waited(self, met: Callable[[], bool]) -> bool:
        """Wait until ``met``; False if the power went before."""
        try:
            self._listen_until(met)
        except StationDied:
            return False
        return True

    def _listen_until(self, met: Callable[[], bool]) -> None:
        deadline_s = time.monotonic() + _PATIENCE_S
        while not met():
            if not self.is_alive:
                raise StationDied
            left_s = deadline_s - time.monotonic()
            if left_s <= 0 or not self._selector.select(left_s):
                raise TimeoutError(f"the station said nothing more: {self.stands}")
            self._unread += os.read(self._from.fileno(), 65_536)
            *lines, self._unread = self._unread.split(b"\n")
            for line in lines:
                self._take(json.loads(line))

    def _take(self, said: dict[str, Any]) -> None:
        match said:
            case {"pid": pid}:
                self._pid = pid
            case {"ready": True}:
                self._ready = True
            case {"heard": True}:
                self._heard = True
            case {"judged": verdict}:
                self.answers.append(verdict)
            case {"door": door}:
                self.door = door
            case {"stands": stands}:
                self.stands = stands
            case {"ended": status}:
                assert status == -signal.SIGKILL, f"it ended by itself: {status}"
                self.is_alive = False
