"""Rotated journals are kept for 90 days, by the shared database's clock alone (sync.md, step 8).

A station's clock jumps, and what it writes beside its files jumps with it: a kept journal is old
when the database says that it received its last record so long ago.  What the database does not
know stays.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from app.station.journals.rotation import KEPT
from app.store.unit_of_work import Store

KEPT_FOR = timedelta(days=90)
"""How long a rotated journal is kept."""


def forget_journals(store: Store, path: Path, station: str) -> list[Path]:
    """Forget the rotated journals beside ``path`` whose time is over; returns them.

    Raises:
        StoreUnreachable: nothing was forgotten.
    """
    gone = []
    with store.reading() as uow:
        for kept, epoch in _kept(path):
            received = uow.scans.last_received(station, epoch)
            if received is not None and uow.now - received > KEPT_FOR:
                gone.append(kept)
    for kept in gone:
        kept.unlink(missing_ok=True)
    return gone


def _kept(path: Path) -> Iterator[tuple[Path, UUID]]:
    """Every rotated journal that can be read, with its epoch."""
    for kept in sorted(path.parent.glob(f"{path.name}{KEPT}*")):
        try:
            with closing(
                sqlite3.connect(f"{kept.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            ) as file:
                (epoch,) = file.execute("SELECT epoch FROM journal").fetchone()
            yield kept, UUID(epoch)
        except (sqlite3.Error, TypeError, ValueError):
            continue  # what cannot be read is evidence too
