"""A scanner that types: bursts of keys are told from a person's typing by their haste.

Pure: it sees keys and times, no window.  Every key is held back until it is known whose it is,
lest a burst's letter Y answer "Yes" in a message box.  Source: hardware.md, "Keyboard wedge".
"""

from __future__ import annotations

from collections.abc import Sequence

from hardware.keys import DropKeys, KnownKeys, ReplayKeys, ScanHeard, WedgeKey
from hardware.scanners.aim import read_scan
from hardware.scanners.framing import LONGEST_BYTES

GAP_S = 0.060
"""Keys of a burst follow each other within this time; people rarely type so fast."""
SHORTEST_GAP_S, LONGEST_GAP_S = 0.030, 0.100
_FEWEST_KEYS = 4
_GS = "\x1d"
_SEPARATORS = frozenset("\x04\x1c\x1d\x1e\x1f")  # ISO/IEC 15434: a code may hold these


class WedgeCollector:
    r"""Keeps ``KeyCollector``.

    A scan is four keys or more, each within ``gap_s`` of the one before, ended by Enter or Tab.
    Four of them must be characters of a code; a control character among them is kept.
    With ``prefix`` and ``suffix`` a scan is exactly what stands between the two (one key or
    more), still in haste; a suffix may hold "\r" or "\t".

    Args:
        gap_s: 0.03 to 0.1 seconds; a lone key is given back when it has passed.
        prefix: what the scanner is set to send before each code, "" if nothing.
        suffix: what the scanner is set to send after each code, "" if nothing.
        gs_substitute: the character that the scanner is set to send for GS, "" if none.
        source_id: the source of the scans.

    Raises:
        ValueError: the gap is out of bounds, or there is a prefix without a suffix or the other
            way round.
    """

    def __init__(
        self,
        gap_s: float = GAP_S,
        prefix: str = "",
        suffix: str = "",
        gs_substitute: str = "",
        source_id: str = "wedge",
    ) -> None:
        if not SHORTEST_GAP_S <= gap_s <= LONGEST_GAP_S:
            raise ValueError(f"a gap of {gap_s} s")
        if bool(prefix) != bool(suffix):
            raise ValueError("prefix and suffix go together")
        self._gap_s = gap_s
        self._prefix = prefix
        self._suffix = suffix
        self._gs_substitute = gs_substitute
        self._source_id = source_id
        self._held: list[WedgeKey] = []
        self._sequence = 0
        self._scanned_s = float("-inf")

    def key(self, key: WedgeKey) -> Sequence[KnownKeys]:
        """Take one key press; say what is now known of the keys held back."""
        known = [*self.idle(key.at_s)]
        if self._is_rest_of_scan(key):
            return [*known, DropKeys((key,))]
        self._held.append(key)
        known += self._judge_framed(key) if self._prefix else self._judge_hasty(key)
        return known

    def idle(self, now_s: float) -> Sequence[KnownKeys]:
        """Give back what was typed too slowly to be a burst."""
        if self._held and now_s - self._held[-1].at_s > self._gap_s:
            return self._replay(len(self._held))
        return ()

    def _is_rest_of_scan(self, key: WedgeKey) -> bool:
        """CR LF, or Enter after a suffix: the second end must not press a button either."""
        return key.ends and not self._held and key.at_s - self._scanned_s <= self._gap_s

    # -- any burst ended by Enter or Tab ----------------------------------------------------

    def _judge_hasty(self, key: WedgeKey) -> Sequence[KnownKeys]:
        if not key.ends:
            burst = _is_of_a_code(self._held[0].text)  # a backspace held down is at work at once
            return () if burst else self._replay(len(self._held))
        letters = sum(1 for one in self._held[:-1] if _is_of_a_code(one.text))
        if letters < _FEWEST_KEYS:
            return self._replay(len(self._held))
        return self._scan("".join(one.text for one in self._held[:-1]), key.at_s)

    # -- prefix and suffix ------------------------------------------------------------------

    def _judge_framed(self, key: WedgeKey) -> Sequence[KnownKeys]:
        typed = self._before_prefix()
        known = self._replay(typed) if typed else ()
        if not key.text or key.text[-1] != self._suffix[-1]:
            return known
        text = "".join(one.text for one in self._held)
        code = text.removeprefix(self._prefix).removesuffix(self._suffix)
        if code and len(text) == len(self._prefix) + len(code) + len(self._suffix):
            return [*known, *self._scan(code, key.at_s)]
        return known

    def _before_prefix(self) -> int:
        """How many keys were typed before what may become a prefix."""
        for start in range(len(self._held)):
            text = "".join(one.text for one in self._held[start : start + len(self._prefix)])
            if text and (text.startswith(self._prefix) or self._prefix.startswith(text)):
                return start
        return len(self._held)

    # -- outcomes ---------------------------------------------------------------------------

    def _replay(self, count: int) -> Sequence[KnownKeys]:
        typed, self._held = self._held[:count], self._held[count:]
        return [ReplayKeys(tuple(typed))]

    def _scan(self, text: str, at_s: float) -> Sequence[KnownKeys]:
        self._held = []
        self._scanned_s = at_s
        self._sequence += 1
        if self._gs_substitute:
            text = text.replace(self._gs_substitute, _GS)
        raw = text.encode("utf-8", "replace")[:LONGEST_BYTES]
        return [ScanHeard(read_scan(self._source_id, raw, at_s, self._sequence))]


def _is_of_a_code(text: str) -> bool:
    return bool(text) and all(char.isprintable() or char in _SEPARATORS for char in text)
