"""Transactions that take turns at a whole matter, of which there is no row to lock."""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.store.statements.ready import link_of


class Turn(IntEnum):
    """The numbers of PostgreSQL's advisory locks; two databases may use the same."""

    IMPORT = 0x9ACB0
    """Imports of products and bins: two of the same rows would collide."""

    RELEASE = 0x9ACB1
    """Waves that pickers ask for: one is enough for all who ask at once."""


def take_turn(session: Session, turn: Turn) -> None:
    """Wait for the turn, and keep it until this transaction ends; SQLite has one writer anyway.

    Raises:
        DBAPIError: it did not come in time.
    """
    if link_of(session).dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(turn.value)))
