"""The scale beside the packing station: shown live, and heard once when a carton is to be weighed.

A stable weight becomes a scan of the source ``SCALE``, so that it is judged, kept and replayed as
every other (D2); what is only shown is not.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from app.fulfilment.packing.situation import PackSituation, PackState
from app.scanning.directory import Directory
from app.scanning.meaning import SCALE
from hardware.ports import DeviceHealth, DeviceState, Scan, Weight
from ui.fulfilment.packing.carton.carton_content import carton_of
from ui.widgets.content import CartonContent

_WEIGHING = {PackState.WEIGH, PackState.WEIGHT_OFF, PackState.WEIGHT_PANEL}


class WeighWork:
    """Hears the scale.

    Args:
        scanned: takes a stable weight as a scan.
        clock: the station's monotonic clock.
    """

    def __init__(
        self, scanned: Callable[[Scan], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._scanned = scanned
        self._clock = clock
        self._heard: tuple[int, int] | None = None
        self._sequence = 0
        self.has_scale = False
        self.now: Weight | None = None

    def beside(self, situation: PackSituation, names: Directory) -> CartonContent:
        """The carton with what the scale shows."""
        return carton_of(situation, names, self.now, has_scale=self.has_scale)

    def health(self, health: DeviceHealth) -> None:
        """Hear how the scale is: one that is gone shows nothing any more."""
        if health.state is DeviceState.GONE:
            self.now = None

    def weighed(self, weight: Weight, situation: PackSituation | None) -> bool:
        """Hear a reading; True if it shows something else than the one before.

        A weight counts once: what lies on the scale must have been moved before it counts again.
        """
        changed, self.now = weight != self.now, weight
        grams = weight.good_grams
        if grams is None or situation is None or situation.state not in _WEIGHING:
            self._heard = None
        elif situation.carton is not None:
            self._hear(grams, (situation.carton.number, situation.edition))
        return changed

    def _hear(self, grams: int, carton: tuple[int, int]) -> None:
        if carton == self._heard:
            return
        self._heard = carton
        self._sequence += 1
        text = f"{grams} g"
        self._scanned(Scan(SCALE, text.encode(), text, None, self._clock(), self._sequence))
