"""The station's copy of every name that a scan is resolved by: fetched anew, kept for a start.

Names are fetched on a thread of their own, so that neither scans nor the shared database wait for
them, and at rest between two fetches, so that a busy day is not spent on reading names.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app.errors import StoreUnreachable
from app.scanning.directory import Directory
from app.station.names.keeping import NamesKeeper, read_names
from app.station.runner import Runner
from app.store.change_feed import Change

_REST = 20.0  # they are fetched again after 20 times as long as the last fetch took
_REST_AT_LEAST_S = 2.0
_KEPT_EVERY_S = 600.0


class StationNames:
    """What is known by name at this station; ``now`` is the newest copy.

    Args:
        kept: where the copy is kept.
        first: the names as the shared database has them at the start.
        read: reads them again, on the names' thread: all, or where names are given only what a
            release changes of them.
        on_names: the names' thread.
        later: calls something on the UI thread after so many seconds.
        may_keep: True once the shared database knows this station.
        troubled: hears why they could not be fetched; the copy at hand goes on serving.

    Raises:
        StoreUnreachable: it does not answer, and no names were ever kept here.
    """

    def __init__(
        self,
        kept: Path,
        first: Callable[[], Directory],
        read: Callable[[Directory | None], Directory],
        on_names: Runner,
        later: Callable[[float, Callable[[], None]], None],
        may_keep: Callable[[], bool],
        troubled: Callable[[Exception], None],
    ) -> None:
        self._keeper, self._read, self._on_names = NamesKeeper(kept), read, on_names
        self._later, self._may_keep, self._troubled = later, may_keep, troubled
        self._kept_s = self._due_s = 0.0
        self._wanted, self._is_busy = Change.NOTHING, False
        self.now = _first_names(kept, first)

    def ask(self, change: Change) -> None:
        """Somebody changed something: fetch what names it may have changed, once, after a rest."""
        if change >= Change.RELEASED:
            self._wanted = max(self._wanted, change)
            self._fetch_in_time()

    def keep(self) -> None:
        """Keep a copy for a start without the shared database, now and then."""
        if self._may_keep() and time.monotonic() >= self._kept_s:
            self._kept_s = time.monotonic() + _KEPT_EVERY_S
            names, at = self.now, datetime.now(UTC)
            self._on_names.run(lambda: self._keeper.keep(names, at), lambda _done: None, _no_copy)

    def _fetch_in_time(self) -> None:
        if self._wanted and not self._is_busy:
            self._is_busy = True
            self._later(max(0.0, self._due_s - time.monotonic()), self._fetch)

    def _fetch(self) -> None:
        began_s = time.monotonic()
        wanted, self._wanted = self._wanted, Change.NOTHING
        known = None if wanted > Change.RELEASED else self.now

        def fetched(names: Directory) -> None:
            self.now = names
            rest_s = max(_REST_AT_LEAST_S, _REST * (time.monotonic() - began_s))
            self._due_s = time.monotonic() + rest_s
            self._is_busy = False
            self.keep()
            self._fetch_in_time()

        def not_fetched(error: Exception) -> None:
            self._wanted, self._is_busy = max(self._wanted, wanted), False
            self._troubled(error)

        self._on_names.run(lambda: self._read(known), fetched, not_fetched)


def _first_names(kept: Path, first: Callable[[], Directory]) -> Directory:
    try:
        return first()
    except StoreUnreachable:
        names = read_names(kept, lambda: datetime.now(UTC))
        if names is None:
            raise
        return names


def _no_copy(error: Exception) -> None:
    """Without a copy the next start needs the shared database; nothing else hangs on it."""
    if not isinstance(error, OSError):
        raise error
    logging.getLogger(__name__).warning("names not kept: %s", error)
