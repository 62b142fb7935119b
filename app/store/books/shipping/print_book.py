"""Documents as they were made, and every print of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from app.fulfilment.shipping.parcel.facts import DocumentRef
from app.store.schema.floor import Carton
from app.store.schema.orders import Order
from app.store.schema.shipping import Document, PrintJob, PrintState

_DETAIL = 1000


@dataclass(frozen=True, slots=True)
class PrintJobFacts:
    """One print: which document, to which printer of which station, and how it stands."""

    job_id: int
    key: str
    document: DocumentRef
    carton_id: int
    carton_number: int
    order_id: int
    order_no: str
    printer: str
    station: str
    state: PrintState
    attempts: int
    reprint_of: int | None
    reprint_no: int
    reason: str
    detail: str
    badge: str


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A kept document with the SSCC of its carton."""

    document_id: int
    sscc: str
    kind: str
    format: str
    revision: int


class PrintBook:
    """Documents and print jobs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(
        self, carton_id: int, kind: str, format_: str, revision: int, content: bytes, at: datetime
    ) -> DocumentRef:
        """Keep a document for ever; kind, carton, revision and format name it once."""
        digest = sha256(content).hexdigest()
        row = Document(
            kind=kind,
            carton_id=carton_id,
            revision=revision,
            format=format_,
            content=content,
            sha256=digest,
            made_at=at,
        )
        self._session.add(row)
        self._session.flush()
        return _ref(row)

    def documents_of(self, carton_id: int, revision: int | None = None) -> tuple[DocumentRef, ...]:
        """A carton's documents, without their bytes; of one revision where given."""
        query = select(Document).where(Document.carton_id == carton_id)
        if revision is not None:
            query = query.where(Document.revision == revision)
        query = query.order_by(Document.revision, Document.kind, Document.format)
        return tuple(_ref(row) for row in self._session.scalars(query))

    def all_kept(self) -> tuple[KeptDocument, ...]:
        """Every document, without its bytes, the oldest first."""
        query = (
            select(Document.id, Carton.sscc, Document.kind, Document.format, Document.revision)
            .join(Carton, Carton.id == Document.carton_id)
            .order_by(Document.id)
        )
        rows = self._session.execute(query).tuples()
        return tuple(
            KeptDocument(key, sscc or "", kind, format_, revision)
            for key, sscc, kind, format_, revision in rows
        )

    def content(self, document_id: int) -> bytes | None:
        """The bytes as they were made; None if there is no such document."""
        query = select(Document.content).where(Document.id == document_id)
        return self._session.scalar(query)

    def carton_of(self, document_id: int) -> int:
        """The carton that a kept document belongs to."""
        query = select(Document.carton_id).where(Document.id == document_id)
        return self._session.execute(query).scalar_one()

    def next_revision(self, carton_id: int, kind: str) -> int:
        """The number of a kind's next revision: 1 for the first reprint."""
        query = select(func.max(Document.revision)).where(
            Document.carton_id == carton_id, Document.kind == kind
        )
        return (self._session.scalar(query) or 0) + 1

    def queue(
        self,
        key: str,
        document: DocumentRef,
        printer: str,
        station: str,
        badge: str,
        at: datetime,
        *,
        reprint_of: int | None = None,
        reason: str = "",
    ) -> int:
        """Queue one print; its ``key`` was never queued before, else the database refuses it."""
        row = PrintJob(
            key=key,
            document_id=document.document_id,
            sha256=document.sha256,
            printer=printer,
            station=station,
            badge=badge,
            queued_at=at,
            reprint_of=reprint_of,
            reprint_no=document.revision if reprint_of is not None else 0,
            reason=reason,
        )
        self._session.add(row)
        self._session.flush()
        return row.id

    def job(self, job_id: int) -> PrintJobFacts | None:
        """Read one print."""
        return self._one(PrintJob.id == job_id)

    def job_by_key(self, key: str) -> PrintJobFacts | None:
        """Read the print with this key."""
        return self._one(PrintJob.key == key)

    def jobs_of_carton(self, carton_id: int) -> tuple[PrintJobFacts, ...]:
        """Every print of a carton's documents, oldest first."""
        return self._many(Document.carton_id == carton_id)

    def unsettled(self, station: str) -> tuple[PrintJobFacts, ...]:
        """A station's prints that a person must look at: failed or unknown, oldest first."""
        states = (PrintState.FAILED.value, PrintState.UNKNOWN.value)
        return self._many((PrintJob.station == station) & PrintJob.state.in_(states))

    def move(
        self,
        job_id: int,
        old: Collection[PrintState],
        new: PrintState,
        detail: str = "",
        ended_at: datetime | None = None,
    ) -> bool:
        """Move a print on from one of ``old``; False if it stood elsewhere, nothing changed."""
        values: dict[str, object] = {
            "state": new.value,
            "detail": detail[:_DETAIL],
            "ended_at": ended_at,
        }
        if new is PrintState.SENDING:
            values["attempts"] = PrintJob.attempts + 1
        moved = (
            update(PrintJob)
            .where(PrintJob.id == job_id, PrintJob.state.in_([state.value for state in old]))
            .values(values)
            .returning(PrintJob.id)
        )
        return self._session.execute(moved).first() is not None

    def left_sending(self, station: str) -> tuple[int, ...]:
        """A station's prints that were being sent when it stopped."""
        query = select(PrintJob.id).where(
            PrintJob.state == PrintState.SENDING.value, PrintJob.station == station
        )
        return tuple(self._session.scalars(query.order_by(PrintJob.id)))

    def route(self, job_id: int, document: DocumentRef, printer: str, station: str) -> None:
        """Send a print to another printer; ``document`` is in the format that this one eats."""
        self._session.execute(
            update(PrintJob)
            .where(PrintJob.id == job_id)
            .values(
                document_id=document.document_id,
                sha256=document.sha256,
                printer=printer,
                station=station,
                state=PrintState.QUEUED.value,
                detail="",
                ended_at=None,
            )
        )

    def _one(self, condition: ColumnElement[bool]) -> PrintJobFacts | None:
        found = self._many(condition)
        return found[0] if found else None

    def _many(self, condition: ColumnElement[bool]) -> tuple[PrintJobFacts, ...]:
        query = (
            select(PrintJob, Document, Carton.number, Order.id, Order.order_no)
            .join(Document, Document.id == PrintJob.document_id)
            .join(Carton, Carton.id == Document.carton_id)
            .join(Order, Order.id == Carton.order_id)
            .where(condition)
            .order_by(PrintJob.id)
            .execution_options(populate_existing=True)
        )
        return tuple(_job(*row) for row in self._session.execute(query).tuples())


def _ref(row: Document) -> DocumentRef:
    return DocumentRef(row.id, row.kind, row.format, row.revision, row.sha256)


def _job(
    job: PrintJob, document: Document, carton_number: int, order_id: int, order_no: str
) -> PrintJobFacts:
    return PrintJobFacts(
        job_id=job.id,
        key=job.key,
        document=_ref(document),
        carton_id=document.carton_id,
        carton_number=carton_number,
        order_id=order_id,
        order_no=order_no,
        printer=job.printer,
        station=job.station,
        state=PrintState(job.state),
        attempts=job.attempts,
        reprint_of=job.reprint_of,
        reprint_no=job.reprint_no,
        reason=job.reason,
        detail=job.detail,
        badge=job.badge,
    )
