"""Where one code ends and the next begins, in whatever chunks the bytes arrive.

Any CR or LF ends a code, so that CR, LF and CR LF all work and need no setting.  Empty codes are
nothing.  Source: hardware.md, "Scanners".
"""

from __future__ import annotations

import re

LONGEST_BYTES = 4096
"""No symbology carries more than 3,116 characters of bytes; what comes after this is noise."""

_END = re.compile(rb"[\r\n]")


class Framing:
    """Cuts a stream of bytes into codes.  Holds ``longest`` bytes at most, whatever comes.

    Of a code that is longer, the first ``longest`` bytes are kept and the rest is dropped: one
    damaged code stays one code.
    """

    def __init__(self, longest: int = LONGEST_BYTES) -> None:
        self._longest = longest
        self._begun = bytearray()

    def feed(self, chunk: bytes) -> list[bytes]:
        """Take the next bytes; return the codes that they complete, in order."""
        *ended, rest = _END.split(chunk)
        codes = []
        for piece in ended:
            self._keep(piece)
            codes += self.flush()
        self._keep(rest)
        return codes

    def flush(self) -> list[bytes]:
        """End the code that has begun, where silence is the terminator; none if none has."""
        code = bytes(self._begun)
        self._begun.clear()
        return [code] if code else []

    @property
    def has_begun(self) -> bool:
        """True if bytes have come that no terminator has ended yet."""
        return bool(self._begun)

    def discard(self) -> None:
        """Forget the code that has begun: its other half will never come."""
        self._begun.clear()

    def _keep(self, piece: bytes) -> None:
        self._begun += piece[: self._longest - len(self._begun)]
