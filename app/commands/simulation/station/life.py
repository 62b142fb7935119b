"""One life of a station: a process of its own, from its start to its end or its killing."""

from __future__ import annotations

import gc
import time
from functools import partial

from app.commands.simulation.plan import Clock, Plan
from app.commands.simulation.station.headless import Headless
from app.commands.simulation.station.notebook import Notebook
from app.commands.simulation.station.shift import Shift
from app.commands.simulation.station.threads import Loop
from app.errors import AppError
from app.station.runner import Step
from app.store.keeping.outages import CutLink

_TRY_AGAIN_S = 0.5
_READY_LOOK_S = 0.05
_LONGEST_DROP = 8.0


def live(plan: Plan, station: str, life: int, clock: Clock) -> None:
    """Work for as long as the clock says, send everything, end.

    Whatever the station was doing when its last life ended is gone on with.
    """
    loop = Loop()
    with Notebook(plan.notebook(station)) as notebook:
        works = _opened(plan, station, loop, notebook)
        shift = Shift(plan, works, notebook, str(life), clock)
        shift.ended = partial(_send_the_rest, works, loop)
        drops = LinkDrops(plan, works, notebook, life, clock)
        works.start()
        pause_s = plan.pause_s * plan.chance(station, life, "begins").random()
        _when_all_are_there(loop, clock, lambda: loop.later(pause_s, shift.begin))
        drops.plan_next()
        gc.collect()
        gc.freeze()  # what stays is never looked at again, as in the window
        loop.run()
        gc.unfreeze()
        works.close()


def _opened(plan: Plan, station: str, loop: Loop, notebook: Notebook) -> Headless:
    while True:
        try:
            return Headless(plan, station, loop, notebook)
        except AppError:  # the database is busy or away: a station is started again
            time.sleep(_TRY_AGAIN_S)


def _when_all_are_there(loop: Loop, clock: Clock, begin: Step) -> None:
    if clock[0] <= time.monotonic():
        begin()
    else:
        loop.later(_READY_LOOK_S, lambda: _when_all_are_there(loop, clock, begin))


def _send_the_rest(works: Headless, loop: Loop) -> None:
    """End once everything is in the shared database; the sync goes on trying until it is."""

    def again(_error: AppError) -> None:
        loop.later(_TRY_AGAIN_S, lambda: works.sync.flush(loop.end, again))

    works.sync.flush(loop.end, again)


class LinkDrops:
    """Cuts a station's link now and then, and mends it."""

    def __init__(
        self, plan: Plan, works: Headless, notebook: Notebook, life: int, clock: Clock
    ) -> None:
        self._plan, self._loop, self._notebook = plan, works.loop, notebook
        self._chance = plan.chance(works.station, life, "link")
        self._link, self._clock = CutLink(works.store.engine), clock

    def plan_next(self) -> None:
        """Choose when it drops next."""
        if self._plan.drop_every and self._link.can_be_cut:
            mean_s = self._plan.drop_every * self._plan.pause_s
            self._loop.later(self._chance.expovariate(1 / mean_s), self._drop)

    def _drop(self) -> None:
        if time.monotonic() < self._clock[1]:
            self._link.cut()
            self._notebook.note("dropped")
            away_s = self._plan.pause_s * self._chance.uniform(0.2, _LONGEST_DROP)
            self._loop.later(away_s, self._mend)

    def _mend(self) -> None:
        self._link.mend()
        self.plan_next()
