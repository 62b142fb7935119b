"""The station's copy of every name that a scan is resolved by: fetched anew, kept for a start.

Names are fetched on a thread of their own, so that neither scans nor the shared database wait for
them, and at rest between two fetches, so that a busy day is not spent on reading names.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

from app.errors import StoreUnreachable
from app.scanning.directory import Directory
from app.station.names.keeping import NamesKeeper, read_names
from app.station.runner import Runner
from app.store.change_feed import Change

_REST = 20.0  # all are fetched again after 20 times as long as the last fetch took
_REST_AT_LEAST_S = 2.0
_CARTS_REST_S = 1.0
_KEPT_EVERY_S = 600.0

T = TypeVar("T")
Later = Callable[[float, Callable[[], None]], None]


class _Fetching(Generic[T]):
    """One kind of fetch: once for all who asked meanwhile, and at rest between two.

    Args:
        read: what is fetched, on the names' thread.
        then: told what was fetched.
        rest: how many seconds it rests after a fetch that took so many.
        failed: told why nothing was; it is owed until somebody asks again.
    """

    def __init__(
        self,
        read: Callable[[], T],
        then: Callable[[T], None],
        rest: Callable[[float], float],
        failed: Callable[[Exception], None],
        on_names: Runner,
        later: Later,
    ) -> None:
        self._read, self._then, self._rest, self._failed = read, then, rest, failed
        self._on_names, self._later = on_names, later
        self._wanted = self._is_busy = False
        self._due_s = 0.0

    def ask(self) -> None:
        """It may have changed: fetch it, after a rest."""
        self._wanted = True
        self._fetch_in_time()

    @property
    def is_owed(self) -> bool:
        """The last one failed, and nobody has asked since."""
        return self._wanted and not self._is_busy

    def _fetch_in_time(self) -> None:
        if self._wanted and not self._is_busy:
            self._is_busy = True
            self._later(max(0.0, self._due_s - time.monotonic()), self._fetch)

    def _fetch(self) -> None:
        began_s, self._wanted = time.monotonic(), False

        def fetched(found: T) -> None:
            now_s = time.monotonic()
            self._due_s, self._is_busy = now_s + self._rest(now_s - began_s), False
            self._then(found)
            self._fetch_in_time()

        def not_fetched(error: Exception) -> None:
            self._wanted, self._is_busy = True, False
            self._failed(error)

        self._on_names.run(self._read, fetched, not_fetched)


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
        later: Later,
        may_keep: Callable[[], bool],
        troubled: Callable[[Exception], None],
    ) -> None:
        self._keeper, self._on_names, self._may_keep = NamesKeeper(kept), on_names, may_keep
        self._kept_s = 0.0
        self._all = _Fetching(
            lambda: read(None), self._know, _rest_after, troubled, on_names, later
        )
        self._carts = _Fetching(
            lambda: read(self.now).carts,
            self._know_carts,
            lambda _took_s: _CARTS_REST_S,
            troubled,
            on_names,
            later,
        )
        self.now = _first_names(kept, first)

    def ask(self, change: Change) -> None:
        """Somebody changed something: fetch what names it may have changed, once, after a rest.

        A released cart does not wait for the rest of the others: it may be scanned at once.
        """
        if change > Change.RELEASED or self._all.is_owed:
            self._all.ask()
        elif change is Change.RELEASED:
            self._carts.ask()

    def keep(self) -> None:
        """Keep a copy for a start without the shared database, now and then."""
        if self._may_keep() and time.monotonic() >= self._kept_s:
            self._kept_s = time.monotonic() + _KEPT_EVERY_S
            names, at = self.now, datetime.now(UTC)
            self._on_names.run(lambda: self._keeper.keep(names, at), lambda _done: None, _no_copy)

    def _know(self, names: Directory) -> None:
        self.now = names
        self.keep()

    def _know_carts(self, carts: frozenset[str]) -> None:
        self.now = replace(self.now, carts=carts)


def _rest_after(took_s: float) -> float:
    return max(_REST_AT_LEAST_S, _REST * took_s)


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
