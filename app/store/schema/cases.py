"""Exception cases with their history, and the outbox (T1; sync.md, "Outbox")."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.exception_queue.kinds import CaseKind, Resolution, Severity
from app.store.columns import Base, Code, Key, Name, State, Words, one_of


class OutboxState(StrEnum):
    """A row of the outbox from wish to fact; ``REFUSED`` became a case."""

    WAITING = "waiting"
    TAKEN = "taken"
    DONE = "done"
    REFUSED = "refused"


class Case(Base):
    """Something a person must decide.  ``facts`` are the evidence, worded by the screen.

    ``key`` names the trouble: while a case with that key is unsolved, no second one is opened.
    ``subject`` is what a scan finds the case by: order, bin or tote.
    """

    __tablename__ = "cases"
    __table_args__ = (
        UniqueConstraint("case_no"),
        one_of("kind", CaseKind),
        one_of("severity", Severity),
        one_of("resolution", Resolution),
        CheckConstraint("state IN ('open', 'solved')", name="state_known"),
        CheckConstraint("(state = 'solved') = (solved_at IS NOT NULL)", name="solved_has_a_time"),
        Index(
            "uq_cases_key_open",
            "key",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index(None, "state", "due_at"),
        Index(None, "order_id"),
    )

    id: Mapped[Key]
    case_no: Mapped[Code]
    key: Mapped[Name]
    kind: Mapped[State]
    severity: Mapped[State]
    state: Mapped[State] = mapped_column(default="open")
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    subject: Mapped[Code]
    facts: Mapped[dict[str, Any]]
    station: Mapped[Code] = mapped_column(default="")
    badge: Mapped[Code] = mapped_column(default="")
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    owner: Mapped[Code] = mapped_column(default="")
    owned_until: Mapped[datetime | None]
    resolution: Mapped[State | None]
    solved_by: Mapped[Code] = mapped_column(default="")
    solved_at: Mapped[datetime | None]


class CaseEvent(Base):
    """One entry of a case's history: opened, taken, a note, solved."""

    __tablename__ = "case_events"
    __table_args__ = (Index(None, "case_id"),)

    id: Mapped[Key]
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    at: Mapped[datetime]
    what: Mapped[State]
    badge: Mapped[Code] = mapped_column(default="")
    facts: Mapped[dict[str, Any]]


class OutboxMessage(Base):
    """Something to be done in the world outside, at least once, under its own key."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("key"),
        one_of("state", OutboxState),
        CheckConstraint("attempts >= 0", name="attempts_not_negative"),
        Index(None, "state", "next_attempt_at"),
        Index(None, "order_id"),
    )

    id: Mapped[Key]
    kind: Mapped[State]
    key: Mapped[Name]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    payload: Mapped[dict[str, Any]]
    message_id: Mapped[Name] = mapped_column(default="")
    state: Mapped[State] = mapped_column(default=OutboxState.WAITING.value)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    taken_by: Mapped[Code] = mapped_column(default="")
    taken_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    detail: Mapped[Words] = mapped_column(default="")
