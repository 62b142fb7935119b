"""Label and slip of a carton from booking to paper: booked once, printed, and to be looked at.

SOP phase 2, "Shipping Documentation"; screens, "Ship: carrier, label, slip".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import NotAllowed
from app.fulfilment.documents.preview import png_of
from app.fulfilment.events import ReprintReason
from app.fulfilment.shipping.booking import PreparedCarton, ShippingDesk, prepare_carton
from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.fulfilment.shipping.printing import (
    PrinterChoice,
    PrintJobResult,
    document_for,
    print_job,
    queue_prints,
)
from app.fulfilment.shipping.reprinting import reprint, retry_print, settle_print
from app.store.books.shipping.print_book import PrintJobFacts
from app.store.schema.shipping import PrintState
from app.store.unit_of_work import Store
from hardware.ports import Printer

_PREVIEW_PX = 480


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
    store: Store, order_no: str, carton_number: int, desk: PaperDesk, badge: str
) -> Papers:
    """Book a verified carton, make its papers and print them; asked again, print nothing twice.

    Raises:
        NotAllowed: not verified (D8) or no carrier takes it.
        NothingFound: no such carton.
        StoreUnreachable: see ``print_job``.
    """
    carton = prepare_carton(store, order_no, carton_number, desk.shipping, badge)
    choices = {kind: station.choice for kind, station in desk.printers.items()}
    place = desk.shipping.station
    jobs = store.run(lambda uow: queue_prints(uow, carton.documents, choices, badge, place))
    printers = [station.printer for station in desk.printers.values()]
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
) -> Papers:
    """Print a carton's label again: the same one if it never came out, else a numbered reprint.

    Raises:
        NotAllowed: there is no print to repeat.
        NothingFound: no such carton.
    """
    carton = prepare_carton(store, order_no, carton_number, desk.shipping, badge)
    last = _last_label(store, carton.carton_id)
    place = desk.shipping.station
    if last.state is PrintState.UNKNOWN and reason is ReprintReason.NOT_PRINTED:
        settle_print(store, last.job_id, badge, place, printed=False)
        retry_print(store, last.job_id, badge, place)
        job_id = last.job_id
    elif last.state is PrintState.FAILED:
        retry_print(store, last.job_id, badge, place)
        job_id = last.job_id
    else:
        job_id = reprint(store, last.job_id, reason.value, desk.shipping, badge)
    printed = print_job(store, job_id, desk.printers[PaperKind.LABEL].printer)
    return _papers(store, carton, (printed,))


def _last_label(store: Store, carton_id: int) -> PrintJobFacts:
    with store.reading() as uow:
        jobs = uow.prints.jobs_of_carton(carton_id)
    labels = [job for job in jobs if job.document.kind == PaperKind.LABEL.value]
    if not labels:
        raise NotAllowed(action="reprint", reason="no label was printed yet")
    return labels[-1]


def _papers(store: Store, carton: PreparedCarton, prints: tuple[PrintJobResult, ...]) -> Papers:
    pictures = {}
    with store.reading() as uow:
        for kind in PaperKind:
            document = document_for(carton.documents, kind, PaperFormat.PDF)
            pictures[kind] = uow.prints.content(document.document_id) or b""
    return Papers(
        carton,
        prints,
        png_of(pictures[PaperKind.LABEL], _PREVIEW_PX),
        png_of(pictures[PaperKind.SLIP], _PREVIEW_PX),
    )
