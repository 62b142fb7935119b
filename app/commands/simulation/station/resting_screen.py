"""What the screen of a station shows that waits for work: read again when others changed it."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.commands.simulation.station.notebook import Notebook
from app.commands.simulation.station.threads import Ear, Hand, Loop
from app.scanning.directory import Directory
from app.station.runner import OneAtATime
from app.store.unit_of_work import Change, Store

_NAMES_REST_S = 2.0


class RestingScreen:
    """The counts of what waits, and the names; all but the reading is on the loop's thread.

    Args:
        store: read on a thread of its own: no look waits for a record's or a label's commit.
        loop: the station's.
        notebook: notes each look.
        trouble: told what could not be read.

    Attributes:
        names: what scans are resolved by.
        on_screens: the thread that reads.

    Raises:
        AppError: the names cannot be read.
    """

    def __init__(
        self,
        store: Store,
        loop: Loop,
        notebook: Notebook,
        trouble: Callable[[Exception], None],
    ) -> None:
        self._store, self._loop, self.on_screens = store, loop, Hand("screens", loop)
        self._notebook, self._trouble = notebook, trouble
        self.names = self._read_names()
        self._ear = Ear(store.changes(), loop, self.hear)
        self._names_wanted = Change.NOTHING
        self._heard_s = 0.0
        self._waiting = OneAtATime(self._read_waiting, self.on_screens, self._seen, trouble)

    def start(self) -> None:
        """Listen to what others change."""
        self._ear.start()

    def stop(self) -> None:
        """Listen and look no more."""
        self._ear.stop()
        self.on_screens.close()

    def hear(self, change: Change) -> None:
        """Somebody changed something: read again what the screen shows, and perhaps the names."""
        if change >= Change.RELEASED:
            if not self._names_wanted:
                self._loop.later(_NAMES_REST_S, self._fetch_names)
            self._names_wanted = max(self._names_wanted, change)
        self._heard_s = time.monotonic()
        self._waiting.ask()

    def _fetch_names(self) -> None:
        known = None if self._names_wanted > Change.RELEASED else self.names
        self._names_wanted = Change.NOTHING
        self.on_screens.run(lambda: self._read_names(known), self._know_names, self._trouble)

    def _read_names(self, known: Directory | None = None) -> Directory:
        with self._store.reading() as uow:
            return uow.catalogue.directory(known)

    def _know_names(self, names: Directory) -> None:
        self.names = names

    def _read_waiting(self) -> float:
        """Read the counts; when the last change was heard that they are certain to show."""
        heard_s = self._heard_s
        with self._store.reading() as uow:
            uow.waiting.counts()
        return heard_s

    def _seen(self, heard_s: float) -> None:
        self._notebook.note("looked", heard_s, time.monotonic())
