"""What a person may do about a print: retry, send elsewhere, say how it ended, print again (F5)."""

from __future__ import annotations

from dataclasses import replace

from app.errors import NotAllowed, NothingFound
from app.fulfilment.shipping.booking import ShippingDesk
from app.fulfilment.shipping.parcel.facts import DocumentRef
from app.fulfilment.shipping.parcel.paperwork import (
    Paper,
    PaperFacts,
    PaperFormat,
    PaperKind,
    make_label,
    make_slip,
)
from app.fulfilment.shipping.printing import (
    PrinterChoice,
    close_print_cases,
    document_for,
    open_print_case,
    print_key,
    read_job,
)
from app.lifecycle import OrderState
from app.store.books.shipping.print_book import PrintJobFacts
from app.store.schema.floor import CartonState
from app.store.schema.shipping import PrintState
from app.store.unit_of_work import Change, Store, UnitOfWork

_PRINTED_OR_MAYBE = (PrintState.CONFIRMED, PrintState.UNKNOWN, PrintState.SENT, PrintState.FAILED)


def retry_print(store: Store, job_id: int, badge: str, station: str) -> None:
    """Queue a failed print again: FAILED promises that nothing was printed.

    Raises:
        NotAllowed: it did not fail; a print that may exist is reprinted, with a reason.
    """
    store.run(lambda uow: _retry(uow, job_id, badge, station), Change.ORDERS)


def reroute_print(
    store: Store, job_id: int, printer: PrinterChoice, badge: str, station: str
) -> None:
    """Send a queued or failed print to another printer.

    Raises:
        NotAllowed: it was or may have been printed.
        NothingFound: no document was made in the format that the printer eats.
    """
    store.run(lambda uow: _reroute(uow, job_id, printer, badge, station), Change.ORDERS)


def settle_print(store: Store, job_id: int, badge: str, station: str, *, printed: bool) -> None:
    """A person looked: an unknown print is there, or it is not and may be retried.

    Raises:
        NotAllowed: it is not unknown how this print ended.
    """
    store.run(lambda uow: _settle(uow, job_id, badge, station, printed=printed), Change.ORDERS)


def reprint(store: Store, job_id: int, reason: str, desk: ShippingDesk, badge: str) -> int:
    """Print a document again as a new revision that says REPRINT n; returns the new job.

    The original's bytes stay as they are.  Asked while the reprint still waits, it is the same
    job: a double press prints once.

    Raises:
        NotAllowed: no reason was given, the original itself has not been printed yet, or the
            order was cancelled.
        NothingFound: no such print, or its carton was never booked.
    """
    if not reason.strip():
        raise NotAllowed(action="reprint", reason="no reason given")
    return store.run(lambda uow: _reprint(uow, job_id, reason.strip(), desk, badge), Change.ORDERS)


def _retry(uow: UnitOfWork, job_id: int, badge: str, station: str) -> None:
    job = read_job(uow, job_id)
    if not uow.prints.move(job_id, [PrintState.FAILED], PrintState.QUEUED):
        raise NotAllowed(action="retry print", reason=f"it is {job.state.value}")
    _audit(uow, "print retried", job, badge, station)


def _reroute(
    uow: UnitOfWork, job_id: int, printer: PrinterChoice, badge: str, station: str
) -> None:
    job = read_job(uow, job_id)
    # Back to the queue first: whoever is sending it just now must win.
    movable = [PrintState.QUEUED, PrintState.FAILED]
    if not uow.prints.move(job_id, movable, PrintState.QUEUED):
        raise NotAllowed(action="reroute print", reason=f"it is {job.state.value}")
    documents = uow.prints.documents_of(job.carton_id, job.document.revision)
    document = document_for(documents, PaperKind(job.document.kind), printer.format)
    uow.prints.route(job_id, document, printer.name, station)
    _audit(uow, "print rerouted", job, badge, station, to=printer.name)


def _settle(uow: UnitOfWork, job_id: int, badge: str, station: str, *, printed: bool) -> None:
    job = read_job(uow, job_id)
    state = PrintState.CONFIRMED if printed else PrintState.FAILED
    if not uow.prints.move(job_id, [PrintState.UNKNOWN], state, "seen by a person", uow.now):
        raise NotAllowed(action="settle print", reason=f"it is {job.state.value}")
    _audit(uow, "print seen", job, badge, station, printed=printed)
    settled = read_job(uow, job_id)
    if printed:
        close_print_cases(uow, settled)
    else:
        open_print_case(uow, settled)


def _reprint(uow: UnitOfWork, job_id: int, reason: str, desk: ShippingDesk, badge: str) -> int:
    job = read_job(uow, job_id)
    uow.shipments.lock_order(job.order_no)
    waiting = _waiting_reprint(uow, job)
    if waiting is not None:
        return waiting
    if job.state not in _PRINTED_OR_MAYBE:
        raise NotAllowed(action="reprint", reason=f"it is {job.state.value}")
    document = _revise(uow, job, desk)
    key = print_key(job.carton_id, document.kind, document.revision)
    original = job.reprint_of or job.job_id
    new = uow.prints.queue(
        key,
        document,
        job.printer,
        desk.station,
        badge,
        uow.now,
        reprint_of=original,
        reason=reason,
    )
    _audit(uow, "reprinted", job, badge, desk.station, reason=reason, reprint=document.revision)
    return new


def _waiting_reprint(uow: UnitOfWork, job: PrintJobFacts) -> int | None:
    for other in uow.prints.jobs_of_carton(job.carton_id):
        same = other.document.kind == job.document.kind and other.reprint_no > 0
        if same and other.state is PrintState.QUEUED:
            return other.job_id
    return None


def _revise(uow: UnitOfWork, job: PrintJobFacts, desk: ShippingDesk) -> DocumentRef:
    """Make the next revision, in the formats that the first was made in."""
    known = _known(uow, job, desk)
    kind = PaperKind(job.document.kind)
    revision = uow.prints.next_revision(job.carton_id, kind.value)
    known = replace(known, reprint=revision)
    made = [
        uow.prints.keep(
            job.carton_id, kind.value, first.format, revision, _draw(known, first).content, uow.now
        )
        for first in uow.prints.documents_of(job.carton_id, revision=0)
        if first.kind == kind.value
    ]
    return document_for(made, kind, PaperFormat(job.document.format))


def _draw(known: PaperFacts, first: DocumentRef) -> Paper:
    if first.kind == PaperKind.SLIP.value:
        return make_slip(known)
    return make_label(known, PaperFormat(first.format))


def _known(uow: UnitOfWork, job: PrintJobFacts, desk: ShippingDesk) -> PaperFacts:
    order = uow.shipments.order(job.order_no)
    carton = None if order is None else uow.shipments.carton(order.order_id, job.carton_number)
    booking = uow.shipments.booking_of(job.carton_id)
    if order is None or carton is None or carton.sscc is None or booking is None:
        raise NothingFound(kind="carton", code=f"{job.order_no}/{job.carton_number}")
    if order.state is OrderState.CANCELLED:
        raise NotAllowed(action="reprint", reason="order cancelled")
    early = carton.state == CartonState.OPEN
    known = (desk.company, uow.now, desk.card.clock)
    return PaperFacts(order, carton, booking, carton.sscc, *known, early=early)


def _audit(
    uow: UnitOfWork, action: str, job: PrintJobFacts, badge: str, station: str, **facts: object
) -> None:
    known = {"kind": job.document.kind, "carton": job.carton_number, "printer": job.printer}
    uow.people.audit(uow.now, badge, station, action, job.order_no, {**known, **facts})
