"""One scan after another: judged, kept in the journal, shown; then the next (D2).

Scans that come meanwhile wait their turn here, so that a scan which cannot be kept is always
the last judged one and can be withdrawn.  Nothing is ever dropped.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from app.station.recorder import Judged, Recorder
from hardware.ports import Scan

AnswerT = TypeVar("AnswerT")


class ScanRound(Generic[AnswerT]):
    """Takes scans in order and shows each answer only after it is kept.

    Args:
        recorder: keeps the judged scan.
        judge: answers a scan from memory; gives the record's facts and the answer.
        shown: shows an answer that is kept.
        withdrawn: the journal could not keep the last judged scan; it must not count.
    """

    def __init__(
        self,
        recorder: Recorder,
        judge: Callable[[Scan], tuple[Judged, AnswerT]],
        shown: Callable[[AnswerT], None],
        withdrawn: Callable[[Exception], None],
    ) -> None:
        self._recorder = recorder
        self._judge = judge
        self._shown = shown
        self._withdrawn = withdrawn
        self._waiting: deque[Scan] = deque()
        self._busy = False
        self._held = False

    @property
    def at_rest(self) -> bool:
        """True if no scan waits or is being kept, and none is held back."""
        return not (self._busy or self._held or self._waiting)

    def scanned(self, scan: Scan) -> None:
        """Take one scan."""
        self._waiting.append(scan)
        self._next()

    def hold(self) -> None:
        """Let scans wait: what they will be judged by is on its way."""
        self._held = True

    def go_on(self) -> None:
        """Judge what has waited."""
        self._held = False
        self._next()

    def _next(self) -> None:
        if self._busy or self._held or not self._waiting:
            return
        self._busy = True
        judged, answer = self._judge(self._waiting.popleft())
        self._recorder.keep(judged, lambda _record: self._kept(answer), self._failed)

    def _kept(self, answer: AnswerT) -> None:
        self._busy = False
        try:
            self._shown(answer)
        finally:  # a fault of ours must not leave the scans behind it unheard
            self._next()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        try:
            self._withdrawn(error)
        finally:  # a fault of ours must not leave the scans behind it unheard
            self._next()
