"""A Zebra label printer, or one that speaks like it: asked before and after each job.

Port 9100 acknowledges nothing.  ``~HS`` with nothing left in the buffer is an acknowledgement;
no answer is "unknown", never "ok".  A Zebra that is open, out of paper or out of ribbon may not
answer at all.  Source: hardware.md, "Printing"; Zebra ZPL II programming guide, "~HS".
"""

from __future__ import annotations

import time
from collections.abc import Callable

from hardware.ports import DeviceGone, PrinterStatus, PrintOutcome, PrintResult, Transport
from hardware.printers.host_status import ANSWER_ENDS, ASK_STATUS, STRINGS, parse_host_status

SILENT = "no answer"
_ANSWER_S = 1.5  # how long one answer may take; printers answer while they print
_POLL_S = 0.1
_LONGEST_ANSWER = 4096


class ZebraPrinter:
    """Keeps ``Printer`` on a line of its own, opened for each job and closed after it.

    Not thread-safe.  A job takes at most ``settle_s`` seconds more than its sending; what is
    not done by then is unknown.
    """

    language = "zpl"

    def __init__(
        self,
        name: str,
        transport: Transport,
        clock: Callable[[], float] = time.monotonic,
        settle_s: float = 10.0,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = name
        self._transport = transport
        self._clock = clock
        self._settle_s = settle_s
        self._pause = pause

    def send(self, job_name: str, data: bytes) -> PrintResult:  # noqa: ARG002 -- ZPL has no job names
        """Print once.

        FAILED: the printer was off, silent or could not print, and not a byte of the job was
        sent.  UNKNOWN: bytes were sent, and the printer did not say that it printed them.
        """
        try:
            trouble = self._trouble_before()
            if trouble:
                return PrintResult(PrintOutcome.FAILED, trouble)
            return self._print(data)
        finally:
            self._transport.close()

    def status(self) -> PrinterStatus:
        """Ask the printer how it is; an empty status if it does not answer."""
        try:
            self._transport.open()
            return self._ask()
        except DeviceGone:
            return PrinterStatus()
        finally:
            self._transport.close()

    def _trouble_before(self) -> str:
        """Why the printer cannot print now; "" if it can."""
        try:
            self._transport.open()
            before = self._ask()
        except DeviceGone as gone:
            return gone.detail or SILENT
        return "" if before.can_print else trouble_of(before)

    def _print(self, data: bytes) -> PrintResult:
        try:
            self._transport.write(data)
            return self._follow()
        except DeviceGone as gone:
            return PrintResult(PrintOutcome.UNKNOWN, gone.detail)

    def _follow(self) -> PrintResult:
        """Ask until the printer has nothing left to do, or says why it cannot."""
        until_s = self._clock() + self._settle_s
        while True:
            now = self._ask()
            if is_done(now):
                return PrintResult(PrintOutcome.CONFIRMED)
            stuck = now.answered and not now.can_print
            if stuck or self._clock() >= until_s:
                return PrintResult(PrintOutcome.UNKNOWN, trouble_of(now))
            self._pause(_POLL_S)

    def _ask(self) -> PrinterStatus:
        """Ask once; what has not come whole when its time is over is no answer."""
        self._transport.write(ASK_STATUS)
        until_s = self._clock() + _ANSWER_S
        answer = b""
        while answer.count(ANSWER_ENDS) < STRINGS and len(answer) < _LONGEST_ANSWER:
            more = self._transport.read(_LONGEST_ANSWER, max(0.0, until_s - self._clock()))
            if not more:
                break
            answer += more
        return parse_host_status(answer)


def is_done(status: PrinterStatus) -> bool:
    """True if the printer can print and has nothing left to print."""
    nothing_left = status.formats_in_buffer == 0 and status.labels_remaining == 0
    return status.can_print and nothing_left


def trouble_of(status: PrinterStatus) -> str:
    """The printer's trouble in its own words, the one to be mended first in front."""
    if not status.answered:
        return SILENT
    troubles = {
        "head up": status.head_up,
        "paper out": status.paper_out,
        "ribbon out": status.ribbon_out,
        "paused": status.paused,
    }
    found = [trouble for trouble, is_so in troubles.items() if is_so]
    return ", ".join(found) or "still printing"
