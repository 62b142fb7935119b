"""Two threads that ask one scale never speak at the same time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from hardware.ports import Scale, Weight
from hardware.scales.turns import TakingTurns


class Talkative:
    """A driver that notices when it is asked twice at once."""

    name = "scale"

    def __init__(self) -> None:
        self.most, self.closed = 0, False
        self._inside = 0

    def weigh(self) -> Weight:
        """Count who is inside, and let others come in if they may."""
        self._inside += 1
        self.most = max(self.most, self._inside)
        threading.Event().wait(0.001)
        self._inside -= 1
        return Weight(250, stable=True)

    def close(self) -> None:
        """Remember it."""
        self.closed = True


def test_whoever_asks_second_waits_for_the_first() -> None:
    driver = Talkative()
    scale: Scale = TakingTurns(driver)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _n: scale.weigh(), range(8)))

    assert (driver.most, scale.name) == (1, "scale")
    assert answers == [Weight(250, stable=True)] * 8
    scale.close()
    assert driver.closed
