"""Pages through the system's own printing, CUPS, by its commands.

Thin on purpose: ``lp`` takes the job, ``lpstat`` tells how it ended.  The words it reads are
those of ``LC_ALL=C``.  Source: hardware.md, "Printing"; man lp, man lpstat.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from hardware.ports import PrinterStatus, PrintOutcome, PrintResult

_COMMAND_S = 15.0
_POLL_S = 0.5
_REQUEST = re.compile(rb"request id is (\S+)")
_NO_PAPER = b"media-empty"  # among the "Alerts:"; RFC 8011, printer-state-reasons
_COMPLETED = b"job-completed-successfully"


class SystemPrinter:
    """Keeps ``Printer`` on one CUPS queue; ``media`` is its paper ("A4").

    CONFIRMED: CUPS says that the job was completed.  That is as far as CUPS knows: a raw queue
    says so when the bytes have left.
    """

    language = "pdf"

    def __init__(
        self,
        name: str,
        queue: str,
        media: str,
        clock: Callable[[], float] = time.monotonic,
        settle_s: float = 10.0,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = name
        self._queue = queue
        self._media = media
        self._clock = clock
        self._settle_s = settle_s
        self._pause = pause

    def send(self, job_name: str, data: bytes) -> PrintResult:
        """Print once.  FAILED: the queue did not take the job.  UNKNOWN: it has not ended well."""
        if sys.platform == "win32":
            return PrintResult(PrintOutcome.FAILED, "no lp on Windows")
        command = ["lp", "-d", self._queue, "-o", f"media={self._media}", "-t", job_name]
        try:
            taken = run_cups(command, data)
        except subprocess.TimeoutExpired:
            return PrintResult(PrintOutcome.UNKNOWN, "lp does not return")
        except (OSError, ValueError) as error:  # ValueError: a job's name with NUL in it
            return PrintResult(PrintOutcome.FAILED, str(error))
        if taken.returncode != 0:
            return PrintResult(PrintOutcome.FAILED, _words(taken.stderr))
        request = _REQUEST.search(taken.stdout)
        if request is None:
            return PrintResult(PrintOutcome.UNKNOWN, "lp names no request")
        return self._follow(request.group(1))

    def status(self) -> PrinterStatus:
        """Paused if the queue is disabled; head and ribbon are not told.  Empty if unknown."""
        try:
            told = run_cups(["lpstat", "-l", "-p", self._queue])
        except (OSError, subprocess.TimeoutExpired):
            return PrinterStatus()
        if told.returncode != 0:
            return PrinterStatus()
        state, _, details = told.stdout.partition(b"\n")
        return PrinterStatus(paper_out=_NO_PAPER in details, paused=b"disabled since" in state)

    def _follow(self, request: bytes) -> PrintResult:
        until_s = self._clock() + self._settle_s
        while not self._is_completed(request):
            if self._clock() >= until_s:
                return PrintResult(PrintOutcome.UNKNOWN, f"{request.decode()} is not completed")
            self._pause(_POLL_S)
        return PrintResult(PrintOutcome.CONFIRMED, request.decode())

    def _is_completed(self, request: bytes) -> bool:
        command = ["lpstat", "-l", "-W", "completed", "-o", self._queue]
        try:
            told = run_cups(command)
        except (OSError, subprocess.TimeoutExpired):
            return False
        ours = False
        for line in told.stdout.splitlines():
            if not line[:1].isspace():  # the first line of a job; its details are indented
                ours = line.split()[:1] == [request]
            elif ours and _COMPLETED in line:
                return True
        return False


def run_cups(command: Sequence[str], data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run one command of CUPS in plain English; raises OSError, TimeoutExpired."""
    return subprocess.run(  # noqa: S603 -- a list of words, no shell
        command,
        input=data,
        capture_output=True,
        check=False,
        timeout=_COMMAND_S,
        env={**os.environ, "LC_ALL": "C"},
    )


def _words(stderr: bytes) -> str:
    return stderr.decode("utf-8", "replace").strip() or "refused"
