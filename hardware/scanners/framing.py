"""Cuts the bytes of a scanner into codes: CR, LF and CR LF all end one.

Source: hardware notes, "Scanners".
"""

from __future__ import annotations

LONGEST = 4096
"""Bytes of one code that are kept; no symbology carries more.  What is longer is cut, not lost."""

_ENDS = frozenset(b"\r\n")


class Framer:
    """Takes bytes however they are chunked, gives whole codes in order."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """Take more bytes; returns every code that they complete, without terminators."""
        codes = []
        for byte in data:
            if byte not in _ENDS:
                if len(self._held) < LONGEST:
                    self._held.append(byte)
            elif self._held:
                codes.append(bytes(self._held))
                self._held.clear()
        return codes

    def flush(self) -> list[bytes]:
        """End the held bytes as a code: for scanners that send no terminator."""
        codes = [bytes(self._held)] if self._held else []
        self._held.clear()
        return codes

    def discard(self) -> None:
        """Forget a half code: the scanner was pulled out in the middle of it."""
        self._held.clear()
