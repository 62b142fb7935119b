"""Tells the bursts of a keyboard-wedge scanner from typing; pure, fed with keys and clock.

A scanner types at least four keys, each within the gap after the one before, and ends with Enter
or Tab.  The whole burst is held back until that is known: a burst's letter must not press a
button, its Enter must not press the default one.  Source: hardware notes, "Scanners".
"""

from __future__ import annotations

from dataclasses import dataclass

from hardware.ports import ReplayKeys, Scan, ScanHeard, WedgeKey
from hardware.scanners.aim import split_aim
from hardware.scanners.framing import LONGEST

_FEWEST_KEYS = 4


@dataclass(frozen=True, slots=True)
class WedgeSettings:
    """How a wedge types.

    Attributes:
        gap_s: the longest pause inside a burst, 0.030 to 0.100 seconds.
        prefix, suffix: what the scanner puts round each code; then a burst without them is typing.
        gs_substitute: the character that stands for GS (0x1D), "" if the scanner sends Ctrl+].
    """

    gap_s: float = 0.06
    prefix: str = ""
    suffix: str = ""
    gs_substitute: str = ""


class WedgeCollector:
    """Keeps ``KeyCollector``."""

    def __init__(self, source_id: str = "wedge", settings: WedgeSettings | None = None) -> None:
        self._source_id = source_id
        self._settings = settings or WedgeSettings()
        self._held: list[WedgeKey] = []
        self._sequence = 0

    def key(self, key: WedgeKey) -> list[ScanHeard | ReplayKeys]:
        """Take one key; returns what is known now, in order."""
        known = self._end_of_burst(key.at_s)
        self._held.append(key)
        if not key.ends:
            return known
        burst, self._held = self._held, []
        code = self._code_of(burst)
        if code is None:
            return [*known, ReplayKeys(tuple(burst))]
        return [*known, ScanHeard(self._scan_of(code, key.at_s))]

    def idle(self, now_s: float) -> list[ScanHeard | ReplayKeys]:
        """No key came until ``now_s``; returns what is known now, in order."""
        return self._end_of_burst(now_s)

    def _end_of_burst(self, now_s: float) -> list[ScanHeard | ReplayKeys]:
        """Hand on what was held if the pause since is longer than any scanner makes."""
        if not self._held or now_s - self._held[-1].at_s <= self._settings.gap_s:
            return []
        typed, self._held = tuple(self._held), []
        return [ReplayKeys(typed)]

    def _code_of(self, burst: list[WedgeKey]) -> str | None:
        """The scanned code, None if a person typed this."""
        text = "".join(key.text for key in burst if not key.ends)
        if len(burst) <= _FEWEST_KEYS:
            return None
        prefix, suffix = self._settings.prefix, self._settings.suffix
        if not (text.startswith(prefix) and text.endswith(suffix)):
            return None
        code = text[len(prefix) : len(text) - len(suffix)]
        return code or None

    def _scan_of(self, code: str, at_s: float) -> Scan:
        self._sequence += 1
        if self._settings.gs_substitute:
            code = code.replace(self._settings.gs_substitute, "\x1d")
        raw = code.encode()[:LONGEST]
        aim_id, text = split_aim(raw)
        return Scan(self._source_id, raw, text, aim_id, at_s, self._sequence)
