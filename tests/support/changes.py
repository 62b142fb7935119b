"""What commits told others, without a database that tells: heard where they are told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from app.store.change_feed import Change
from app.store.unit_of_work import Store, UnitOfWork


@contextmanager
def changes_told(store: Store) -> Iterator[list[Change]]:
    """What each commit in this block says that it changed, in order."""
    told: list[Change] = []
    commit = UnitOfWork.commit

    def told_commit(uow: UnitOfWork) -> None:
        commit(uow)
        if uow._engine is store.engine:
            told.append(uow.change)

    with patch.object(UnitOfWork, "commit", told_commit):
        yield told
