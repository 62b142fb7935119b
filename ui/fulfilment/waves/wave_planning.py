"""A plan that is being made: on a thread of its own, with progress, stopped without harm (T2)."""

from __future__ import annotations

from collections.abc import Callable

from app.fulfilment.waves.planning.suggesting import Watch, Wish
from app.scanning.directory import Person
from app.station.runner import Runner
from ui.fulfilment.desk_scans import DeskPage
from ui.messages.planning import waves as says
from ui.widgets.content import Tone

_LOOK_S = 0.2
Later = Callable[[float, Callable[[], None]], None]


class WavePlanning:
    """Makes one plan at a time.

    The other thread only writes down one share; the page looks at it now and then.
    """

    def __init__(
        self,
        page: DeskPage,
        runner: Runner,
        plan: Callable[[Wish, Person, Watch], tuple[str, ...] | None],
        later: Later,
        done: Callable[[tuple[str, ...]], None],
    ) -> None:
        self._page, self._runner, self._later = page, runner, later
        self._plan, self._done = plan, done
        self._share = 0.0
        self._stopped = False
        self.running = False

    def start(self, wish: Wish, person: Person) -> None:
        """Plan what waits; while one plan is being made a second one has to wait."""
        if self.running:
            return
        self.running, self._stopped, self._share = True, False, 0.0
        self._look()
        self._runner.run(lambda: self._plan(wish, person, self._watch), self._ended, self._failed)

    def stop(self) -> None:
        """Stop planning; nothing of it is kept."""
        self._stopped = True

    def _watch(self, share: float) -> bool:
        self._share = share
        return not self._stopped

    def _look(self) -> None:
        if self.running:
            self._page.say(says.planning(self._share), Tone.BUSY)
            self._later(_LOOK_S, self._look)

    def _ended(self, waves: tuple[str, ...] | None) -> None:
        self.running = False
        self._page.say(*says.planned(waves))
        self._done(waves or ())

    def _failed(self, error: Exception) -> None:
        self.running = False
        self._page.failed(error)
        self._done(())
