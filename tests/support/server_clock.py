"""A server whose clock the test sets: leases are on it and on nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.store.unit_of_work import Store
from tests.support.warehouse import NINE


class ServerClock:
    """The database's clock in a test's hand, and a store that is told it."""

    def __init__(self, store: Store, now: datetime = NINE) -> None:
        self.now = now
        self.store = Store(store.engine, lambda: self.now)

    def go_on(self, **span: float) -> None:
        """Let so many ``minutes`` or ``seconds`` go by."""
        self.now += timedelta(**span)
