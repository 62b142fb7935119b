"""One question to a scale and its whole answer."""

from __future__ import annotations

import time
from collections.abc import Callable

from hardware.ports import DeviceGone, DeviceSilent, GarbledReply, Transport, Weight

_ANSWER_S = 0.5  # the slowest protocol promises its answer within 200 ms
_LONGEST = 64


class AskedScale:
    """Keeps ``Scale`` for every protocol of question and answer.

    Args:
        name: as the settings name it.
        transport: its line; opened at the first question and again after a loss.
        question: what it is asked.
        ends: how its answer ends.
        read: reads a whole answer; None if it is garbled.
    """

    def __init__(
        self,
        name: str,
        transport: Transport,
        question: bytes,
        ends: bytes,
        read: Callable[[bytes], Weight | None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self._transport = transport
        self._question = question
        self._ends = ends
        self._read = read
        self._clock = clock
        self._open = False

    def weigh(self) -> Weight:
        """Ask once; raises DeviceGone, DeviceSilent or GarbledReply."""
        try:
            if not self._open:
                self._transport.open()
                self._open = True
            self._transport.write(self._question)
            answer = self._answer()
        except DeviceGone:
            self.close()
            raise
        if not answer:
            raise DeviceSilent(self.name, "no answer to the question for its weight")
        weight = self._read(answer)
        if weight is None:
            self.close()  # what follows of a half answer must not be taken for the next one
            raise GarbledReply(self.name, f"cannot read {answer!r}")
        return weight

    def close(self) -> None:
        """Close the line; never raises."""
        self._open = False
        self._transport.close()

    def _answer(self) -> bytes:
        until_s = self._clock() + _ANSWER_S
        answer = b""
        while not answer.endswith(self._ends) and len(answer) < _LONGEST:
            more = self._transport.read(_LONGEST, max(0.0, until_s - self._clock()))
            if not more:
                break
            answer += more
        return answer
