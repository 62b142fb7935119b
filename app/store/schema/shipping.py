"""Documents, print jobs, shipments, manifests, numbers that are given out once (F4 to F6)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from app.store.columns import (
    Base,
    Code,
    Currency,
    Key,
    MinorUnits,
    Name,
    Sha256,
    State,
    Words,
    one_of,
)


class PrintState(StrEnum):
    """A print is a record; ``UNKNOWN`` is asked of a person, never sent again by itself."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    UNKNOWN = "unknown"


class DocumentKind(StrEnum):
    """What is printed for a carton (F5)."""

    LABEL = "label"
    SLIP = "slip"


class DocumentFormat(StrEnum):
    """What a printer eats, and at which resolution (dots an inch) where that matters."""

    ZPL_203 = "zpl"
    ZPL_300 = "zpl300"
    PDF = "pdf"


class NumberSeries(Base):
    """Numbers given out once, in a transaction: SSCC serials, wave and case numbers."""

    __tablename__ = "number_series"
    __table_args__ = (CheckConstraint("next_value > 0", name="next_value_positive"),)

    name: Mapped[Code] = mapped_column(primary_key=True)
    next_value: Mapped[MinorUnits]


class NumberBlock(Base):
    """Numbers of a series that a station may give by itself while the shared database is gone.

    They belong to one journal: where it is lost, nobody uses what was left of its blocks.  Never
    changed and never deleted.
    """

    __tablename__ = "number_blocks"
    __table_args__ = (
        UniqueConstraint("series", "first"),
        UniqueConstraint("series", "last"),
        CheckConstraint("first > 0 AND last >= first", name="block_makes_sense"),
        Index(None, "station"),
    )

    id: Mapped[Key]
    series: Mapped[Code]
    first: Mapped[MinorUnits]
    last: Mapped[MinorUnits]
    station: Mapped[Code]
    epoch: Mapped[UUID]
    given_at: Mapped[datetime]


class Manifest(Base):
    """The closed handover of one carrier: so many parcels that left together (F6).

    Never changed and never deleted; its parcels are the shipments that name it.  ``approved_by``
    let it be closed without what was missing, "" where nothing was.  What left before there were
    manifests is on one that nobody closed anywhere.
    """

    __tablename__ = "manifests"
    __table_args__ = (
        UniqueConstraint("manifest_no"),
        CheckConstraint("parcels > 0", name="parcels_positive"),
        Index(None, "station"),
    )

    id: Mapped[Key]
    manifest_no: Mapped[Code]
    carrier: Mapped[Name]
    closed_at: Mapped[datetime]
    closed_by: Mapped[Code]
    station: Mapped[Code]
    approved_by: Mapped[Code]
    parcels: Mapped[int]


class Shipment(Base):
    """One carton with one carrier: the choice, all quotes and why each lost, the tracking (F4).

    ``manifest_id`` is None until the handover that it left with is closed; then it stays.
    """

    __tablename__ = "shipments"
    __table_args__ = (
        UniqueConstraint("carton_id"),
        UniqueConstraint("tracking_no"),
        CheckConstraint("price_minor >= 0", name="price_not_negative"),
        CheckConstraint(
            "manifest_id IS NULL OR dispatched_at IS NOT NULL", name="on_a_manifest_is_aboard"
        ),
        Index(None, "order_id"),
        Index(None, "dispatched_at"),
        Index(None, "manifest_id", "carrier"),
    )

    id: Mapped[Key]
    carton_id: Mapped[int] = mapped_column(ForeignKey("cartons.id"))
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    carrier: Mapped[Name]
    service: Mapped[Name]
    tracking_no: Mapped[Code]
    price_minor: Mapped[MinorUnits]
    currency: Mapped[Currency]
    weight_grams: Mapped[int]
    promised_on: Mapped[date]
    quotes: Mapped[dict[str, Any]]
    booked_at: Mapped[datetime]
    label_scanned_at: Mapped[datetime | None]
    dispatched_at: Mapped[datetime | None]
    manifest_id: Mapped[int | None] = mapped_column(ForeignKey("manifests.id"))


class Document(Base):
    """A label or slip as it was made; the bytes are kept and never made again."""

    __tablename__ = "documents"
    __table_args__ = (
        UniqueConstraint("kind", "carton_id", "revision", "format"),
        one_of("kind", DocumentKind),
        one_of("format", DocumentFormat),
    )

    id: Mapped[Key]
    kind: Mapped[State]
    carton_id: Mapped[int] = mapped_column(ForeignKey("cartons.id"))
    revision: Mapped[int] = mapped_column(default=0)
    format: Mapped[State]
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    sha256: Mapped[Sha256]
    made_at: Mapped[datetime]


class PrintJob(Base):
    """One document to one printer, committed before a byte is sent.

    ``key`` is document + carton + revision: the same print is never queued twice.  Printers are
    named by the settings of ``station``: only that station sends the job.
    """

    __tablename__ = "print_jobs"
    __table_args__ = (
        UniqueConstraint("key"),
        one_of("state", PrintState),
        CheckConstraint("attempts >= 0", name="attempts_not_negative"),
        CheckConstraint("(reprint_of IS NULL) = (reprint_no = 0)", name="reprint_has_its_original"),
        Index(None, "state"),
        Index(None, "document_id"),
    )

    id: Mapped[Key]
    key: Mapped[Name]
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    sha256: Mapped[Sha256]
    printer: Mapped[Code]
    station: Mapped[Code] = mapped_column(default="")
    state: Mapped[State] = mapped_column(default=PrintState.QUEUED.value)
    attempts: Mapped[int] = mapped_column(default=0)
    reprint_of: Mapped[int | None] = mapped_column(ForeignKey("print_jobs.id"))
    reprint_no: Mapped[int] = mapped_column(default=0)
    badge: Mapped[Code] = mapped_column(default="")
    reason: Mapped[Name] = mapped_column(default="")
    detail: Mapped[Words] = mapped_column(default="")
    queued_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
