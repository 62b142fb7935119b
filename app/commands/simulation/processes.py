"""Stations as processes: started, killed as a pulled plug kills them, and started again."""

from __future__ import annotations

import heapq
import math
import multiprocessing
import time
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess

from app.commands.simulation.plan import Clock, Plan
from app.commands.simulation.station.life import live

_LIVES = "app.commands.simulation.station.life"
_BEGAN = b'["began"]'
_LONGEST_DOWN = 6.0
_STARTING_S, _ENDING_S = 120.0, 120.0
_READY_LOOK_S = 0.05
_LOOK_S = 0.5


class Fleet:
    """Every station with the process that it lives in.

    The clock is shared with all of them: when they begin once all are there, and when they end.

    Attributes:
        seconds: how long they worked together after the warm-up.
        counted_from_s: when that was over, by the machine's clock.
        kills: how often a process was killed.
        faults: stations that ended by themselves, or did not end when all was over.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.seconds = self.counted_from_s = 0.0
        self.kills = 0
        self.faults: list[str] = []
        self._context = _context()
        self._clock: Clock = self._context.RawArray("d", [math.inf, math.inf])
        self._alive: dict[str, BaseProcess] = {}
        self._lives: dict[str, int] = {}
        self._beginning: list[str] = []
        self._due: list[tuple[float, str, str]] = []

    def work(self) -> None:
        """Let every station work to the end, and send what it kept."""
        for station in self.plan.names:
            self._start(station)
        self._wait_for_all()
        began_s = time.monotonic()
        self.counted_from_s = began_s + self.plan.warm_up_s
        until_s = self.counted_from_s + self.plan.seconds
        self._clock[0], self._clock[1] = began_s, until_s
        while (now_s := time.monotonic()) < until_s:
            self._do_what_is_due(now_s)
            self._see_who_died()
            self._see_who_began()
            next_s = min(self._due[0][0] if self._due else until_s, until_s)
            self._watch(next_s - time.monotonic())
        self.seconds = time.monotonic() - self.counted_from_s
        self._let_all_end()

    def _wait_for_all(self) -> None:
        """Wait until every station stands ready, but for no dead one."""
        deadline_s = time.monotonic() + _STARTING_S
        waiting = self.plan.names
        while waiting and time.monotonic() < deadline_s and not self.faults:
            self._watch(_READY_LOOK_S)
            self._see_who_died()
            waiting = [station for station in waiting if not self._stands_ready(station)]

    def _watch(self, pause_s: float) -> None:
        """Pause, but no longer than every station lives."""
        sentinels = [process.sentinel for process in self._alive.values()]
        wait(sentinels, max(0.0, min(_LOOK_S, pause_s)))

    def _start(self, station: str) -> None:
        life = self._lives[station] = self._lives.get(station, 0) + 1
        process = self._context.Process(
            target=live, args=(self.plan, station, life, self._clock), name=station, daemon=True
        )
        process.start()
        self._alive[station] = process
        self._beginning.append(station)

    def _stands_ready(self, station: str) -> bool:
        path = self.plan.notebook(station)
        return path.is_file() and path.read_bytes().count(_BEGAN) >= self._lives[station]

    def _see_who_began(self) -> None:
        """The power of a station fails some time after it stands ready, however long that took."""
        for station in [one for one in self._beginning if self._stands_ready(one)]:
            self._beginning.remove(station)
            self._plan_kill(station)

    def _plan_kill(self, station: str) -> None:
        if self.plan.kill_every:
            chance = self.plan.chance(station, self._lives[station], "power")
            mean_s = self.plan.kill_every * self.plan.pause_s
            at_s = time.monotonic() + chance.expovariate(1 / mean_s)
            heapq.heappush(self._due, (at_s, "kill", station))

    def _do_what_is_due(self, now_s: float) -> None:
        while self._due and self._due[0][0] <= now_s:
            _at_s, what, station = heapq.heappop(self._due)
            if what == "kill":
                self._kill(station)
            else:
                self._start(station)

    def _kill(self, station: str) -> None:
        process = self._alive.pop(station, None)
        if process is None:
            return
        process.kill()
        process.join()
        self.kills += 1
        chance = self.plan.chance(station, self._lives[station], "down")
        down_s = self.plan.pause_s * chance.uniform(0.1, _LONGEST_DOWN)
        heapq.heappush(self._due, (time.monotonic() + down_s, "start", station))

    def _see_who_died(self) -> None:
        for station, process in list(self._alive.items()):
            if process.exitcode is not None and time.monotonic() < self._clock[1]:
                self.faults.append(f"{station} ended by itself: exit code {process.exitcode}")
                del self._alive[station]

    def _let_all_end(self) -> None:
        """Start whoever is dead: what its journal keeps is sent before all is proven."""
        for station in self.plan.names:
            if station not in self._alive:
                self._start(station)
        deadline_s = time.monotonic() + _ENDING_S
        for station, process in self._alive.items():
            process.join(max(0.0, deadline_s - time.monotonic()))
            if process.exitcode != 0:
                self.faults.append(f"{station} did not end: exit code {process.exitcode}")
                process.kill()
                process.join()


def _context() -> ForkServerContext | SpawnContext:
    """Processes that share what is imported once, where the system can do that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_LIVES])
    return context
