"""The scale of one station: one driver for all who ask it, another for one that is only tried."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hardware.ports import Scale, Weight
from hardware.scales.choosing import scale_of
from hardware.scales.turns import TakingTurns
from hardware.simulated import SimulatedScale


class StationScale:
    """Knows the scale in use.

    Args:
        facts: its settings, as ``scale_of`` takes them; None where none is set up.
        simulated: draw one where none is set up.

    Attributes:
        in_use: what the station weighs with, for any number of threads; None without a scale.
        drawn: the same where it is simulated, to be loaded by hand; else None.
    """

    def __init__(self, facts: Mapping[str, Any] | None, *, simulated: bool) -> None:
        self._facts = facts
        made = scale_of(**facts) if facts else SimulatedScale("scale") if simulated else None
        self.in_use: Scale | None = TakingTurns(made) if made else None
        self.drawn = made if isinstance(made, SimulatedScale) else None

    def weigh(self, facts: Mapping[str, Any]) -> Weight:
        """Ask a scale once: the one in use has its line open and is asked there.

        Raises:
            HardwareError: it is not there, silent, or speaks otherwise.
        """
        if self.in_use is not None and facts == self._facts:
            return self.in_use.weigh()
        trial = scale_of(**facts)
        try:
            return trial.weigh()
        finally:
            trial.close()
