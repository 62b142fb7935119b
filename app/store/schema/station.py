"""People, stations, every scan ever made, the audit, and policies (S1, S4)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Float,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.scanning.verdicts import Verdict
from app.store.columns import Base, Code, Key, MinorUnits, Name, State, Words, one_of


class Role(StrEnum):
    """Who may what (S4)."""

    PACKER = "packer"
    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


class ScanOutcome(StrEnum):
    """What the shared database did with a record at replay (sync.md, step 4)."""

    APPLIED = "applied"
    STALE_FENCE = "stale_fence"
    OVER = "over"
    ORDER_CHANGED = "order_changed"
    INVALID = "invalid"


class PersonRow(Base):
    """Somebody who works here.  ``pin_hash`` is argon2, "" where there is no PIN.

    ``since`` is when they were entered; None is somebody of old.
    """

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("badge"), one_of("role", Role))

    id: Mapped[Key]
    badge: Mapped[Code]
    name: Mapped[Name]
    role: Mapped[State]
    pin_hash: Mapped[Name] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    since: Mapped[datetime | None]


class Station(Base):
    """A workplace; ``epoch`` names its journal's file, ``last_seq`` the last record of it.

    ``unsent`` and ``health`` (a word for each device) are what it said of itself at ``last_seen``.
    """

    __tablename__ = "stations"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[Key]
    name: Mapped[Code]
    epoch: Mapped[UUID | None]
    last_seq: Mapped[MinorUnits] = mapped_column(default=0)
    last_seen: Mapped[datetime | None]
    unsent: Mapped[int] = mapped_column(default=0)
    health: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class ScanEvent(Base):
    """A replayed scan record with its outcome.  Never changed and never deleted (D2).

    ``text`` (as the scanner sent it, in UTF-8), ``aim_id``, the device's own times and the
    ``circumstances`` that it was judged in are None in records older than the flight recorder;
    the circumstances also outside work.
    """

    __tablename__ = "scan_events"
    __table_args__ = (
        UniqueConstraint("station", "epoch", "seq"),
        one_of("verdict", Verdict),
        one_of("outcome", ScanOutcome),
        CheckConstraint("seq > 0", name="seq_positive"),
        Index(None, "work_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    station: Mapped[Code]
    epoch: Mapped[UUID]
    seq: Mapped[MinorUnits]
    device: Mapped[Code]
    badge: Mapped[Code]
    work_id: Mapped[int | None] = mapped_column(ForeignKey("works.id"))
    fence: Mapped[int]
    state: Mapped[State]
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    parsed: Mapped[Words]
    verdict: Mapped[State]
    event: Mapped[dict[str, Any]]
    outcome: Mapped[State]
    outcome_detail: Mapped[Words] = mapped_column(default="")
    station_at: Mapped[datetime]
    received_at: Mapped[datetime]
    text: Mapped[bytes | None] = mapped_column(LargeBinary)
    aim_id: Mapped[str | None] = mapped_column(String(24))
    monotonic_s: Mapped[float | None] = mapped_column(Float(53))
    device_sequence: Mapped[int | None] = mapped_column(BigInteger)
    circumstances: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class AuditEntry(Base):
    """Who did what to what, and when.  Never changed and never deleted (S4).

    ``entry_id`` is made where it happened, where that is told later: it is taken once.
    """

    __tablename__ = "audit"
    __table_args__ = (
        Index(None, "subject"),
        Index(None, "at"),
        Index(
            "ix_audit_entry_id",
            "entry_id",
            unique=True,
            postgresql_where=text("entry_id IS NOT NULL"),
            sqlite_where=text("entry_id IS NOT NULL"),
        ),
    )

    id: Mapped[Key]
    at: Mapped[datetime]
    badge: Mapped[Code] = mapped_column(default="")
    station: Mapped[Code] = mapped_column(default="")
    action: Mapped[State]
    subject: Mapped[Code]
    facts: Mapped[dict[str, Any]]
    entry_id: Mapped[UUID | None]


class PolicyRow(Base):
    """A policy of the whole warehouse; who changed it before stands in the audit."""

    __tablename__ = "policies"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[Key]
    name: Mapped[State]
    value: Mapped[dict[str, Any]]
    changed_by: Mapped[Code] = mapped_column(default="")
    changed_at: Mapped[datetime]
