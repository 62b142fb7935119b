"""One unit read twice by a nervous scanner is one unit (verification.md D6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hardware.ports import Scan

DEFAULT_MS = 300
"""The bounce window of a device that says nothing else."""

MAX_MS = 1500
"""The longest window that a device may have."""


@dataclass(frozen=True, slots=True)
class SeenLately:
    """When each device last saw each code, on the station's monotonic clock.

    The window runs from the last sight, counted or not: a unit left in front of a scanner that
    reads ten times a second stays one unit.  A different code is never delayed.
    """

    at: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def last_s(self, scan: Scan) -> float | None:
        """When its device last saw the code of ``scan``; None if no window reaches so far."""
        last = self.at.get((scan.source_id, scan.text))
        reached = last is not None and last > scan.monotonic_s - MAX_MS / 1000
        return last if reached else None

    def bounces(self, scan: Scan, window_ms: int) -> bool:
        """True if the same device saw the same code less than ``window_ms`` ago."""
        last = self.at.get((scan.source_id, scan.text))
        window_s = min(max(window_ms, 0), MAX_MS) / 1000
        return last is not None and 0 <= scan.monotonic_s - last < window_s

    def after(self, scan: Scan) -> SeenLately:
        """The same with ``scan`` seen, and with what no window can reach forgotten."""
        oldest = scan.monotonic_s - MAX_MS / 1000
        kept = {code: moment for code, moment in self.at.items() if moment > oldest}
        return SeenLately({**kept, (scan.source_id, scan.text): scan.monotonic_s})
