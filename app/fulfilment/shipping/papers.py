"""Label and slip of a carton from booking to paper: booked once, printed, and to be looked at.

SOP phase 2, "Shipping Documentation"; screens, "Ship: carrier, label, slip".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import NotAllowed, StoreUnreachable
from app.fulfilment.documents.preview import png_of
from app.fulfilment.events import ReprintReason
from app.fulfilment.shipping.booking import ShippingDesk, prepare_carton
from app.fulfilment.shipping.label_gate import Override
from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.fulfilment.shipping.parcel.prepared import PreparedCarton
from app.fulfilment.shipping.printing import (
    PrinterChoice,
    PrintJobResult,
    document_for,
    print_job,
    queue_prints,
)
from app.fulfilment.shipping.reprinting import reprint, reroute_print, retry_print, settle_print
from app.store.books.shipping.print_book import PrintJobFacts
from app.store.schema.shipping import PrintState
from app.store.unit_of_work import AT_COMMIT, Change, Store
from hardware.ports import Printer

PREVIEW_PX = 480


class NothingBooked(StoreUnreachable):
    """The shared database did not answer before it could book the carton.  Facts: url, detail."""


@dataclass(frozen=True, slots=True)
class StationPrinter:
    """A printer of this station and what it eats."""

    choice: PrinterChoice
    printer: Printer


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """Everything that a packing station makes papers with."""

    shipping: ShippingDesk
    printers: Mapping[PaperKind, StationPrinter]


@dataclass(frozen=True, slots=True)
class Papers:
    """A booked carton, how its prints ended, and its papers as PNG pictures."""

    carton: PreparedCarton
    prints: tuple[PrintJobResult, ...]
    label_png: bytes
    slip_png: bytes

    @property
    def failed(self) -> tuple[PrintJobResult, ...]:
        """Prints that are not on paper as far as anybody knows."""
        bad = {PrintState.FAILED, PrintState.UNKNOWN}
        return tuple(one for one in self.prints if one.state in bad)


def label_carton(
    store: Store,
    order_no: str,
    carton_number: int,
    desk: PaperDesk,
    badge: str,
    override: Override | None = None,
) -> Papers:
    """Book a verified carton, make its papers and print them; asked again, print nothing twice.

    With an ``override`` the label of an unverified carton is bought and printed, no more (D8).

    Raises:
        NotAllowed: not verified (D8) or no carrier takes it.
        NothingFound: no such carton.
        NothingBooked: the shared database does not answer, and this carton has no number of its.
        StoreUnreachable: it may have one; see ``print_job`` too.
    """
    try:
        carton = prepare_carton(
            store, order_no, carton_number, desk.shipping, badge, override=override
        )
    except StoreUnreachable as error:
        if error.facts.get(AT_COMMIT):
            raise
        raise NothingBooked(**error.facts) from error
    made = {document.kind for document in carton.documents}
    printing = {kind: one for kind, one in desk.printers.items() if kind.value in made}
    choices = {kind: station.choice for kind, station in printing.items()}
    place = desk.shipping.station
    jobs = store.run(
        lambda uow: queue_prints(uow, carton.documents, choices, badge, place), Change.PROGRESS
    )
    printers = [station.printer for station in printing.values()]
    prints = [
        print_job(store, job_id, printer) for job_id, printer in zip(jobs, printers, strict=True)
    ]
    return _papers(store, carton, tuple(prints))


def relabel_carton(
    store: Store,
    order_no: str,
    carton_number: int,
    reason: ReprintReason,
    desk: PaperDesk,
    badge: str,
    override: Override | None = None,
) -> Papers:
    """Print again what is wanted on paper; an early label by the ``override`` that let it out.

    What failed is printed again as it is, on the printer that the station has for it now.
    ``NOT_PRINTED`` says of a print whose end nobody knows that it did not come out, so it is
    printed again as it is too.  Where nothing of that kind is left, the label is reprinted with
    its number and reason.

    Raises:
        NotAllowed: there is no print to repeat.
        NothingFound: no such carton.
    """
    carton = prepare_carton(store, order_no, carton_number, desk.shipping, badge, override=override)
    last = _last_prints(store, carton.carton_id)
    if PaperKind.LABEL not in last:
        raise NotAllowed(action="reprint", reason="no label was printed yet")
    for job in last.values():
        _queue_again(store, job, reason, desk, badge)
    open_jobs = [job.job_id for job in last.values() if _is_to_repeat(job, reason)]
    if not open_jobs:
        label = last[PaperKind.LABEL].job_id
        last_id = reprint(store, label, reason.value, desk.shipping, badge)
        open_jobs = [last_id]
    kinds = {job.job_id: kind for kind, job in last.items()}
    prints = [
        print_job(store, job_id, desk.printers[kinds.get(job_id, PaperKind.LABEL)].printer)
        for job_id in open_jobs
    ]
    return _papers(store, carton, tuple(prints))


def _is_to_repeat(job: PrintJobFacts, reason: ReprintReason) -> bool:
    unknown = job.state is PrintState.UNKNOWN and reason is ReprintReason.NOT_PRINTED
    return unknown or job.state in {PrintState.FAILED, PrintState.QUEUED}


def _queue_again(
    store: Store, job: PrintJobFacts, reason: ReprintReason, desk: PaperDesk, badge: str
) -> None:
    """Queue a print that is not on paper, for the printer that the station has now."""
    if not _is_to_repeat(job, reason):
        return
    place, choice = desk.shipping.station, desk.printers[PaperKind(job.document.kind)].choice
    if job.state is PrintState.UNKNOWN:
        settle_print(store, job.job_id, badge, place, printed=False)
    if job.printer != choice.name:
        reroute_print(store, job.job_id, choice, badge, place)
    elif job.state is not PrintState.QUEUED:
        retry_print(store, job.job_id, badge, place)


def _last_prints(store: Store, carton_id: int) -> dict[PaperKind, PrintJobFacts]:
    """The newest print of each kind."""
    with store.reading() as uow:
        jobs = uow.prints.jobs_of_carton(carton_id)
    return {PaperKind(job.document.kind): job for job in jobs}


def _papers(store: Store, carton: PreparedCarton, prints: tuple[PrintJobResult, ...]) -> Papers:
    pictures = {}
    with store.reading() as uow:
        for kind in {PaperKind(document.kind) for document in carton.documents}:
            document = document_for(carton.documents, kind, PaperFormat.PDF)
            content = uow.prints.content(document.document_id)
            pictures[kind] = png_of(content, PREVIEW_PX) if content else b""
    label, slip = (pictures.get(kind, b"") for kind in (PaperKind.LABEL, PaperKind.SLIP))
    return Papers(carton, prints, label, slip)
