"""A print is a record: committed before a byte is sent, and never sent again by itself (F5).

Source: hardware.md, "Printing".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import assert_never

from app.errors import NothingFound
from app.exception_queue.kinds import CaseKind, Resolution, Severity
from app.fulfilment.shipping.parcel.facts import DocumentRef
from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.store.books.capture.case_book import NewCase
from app.store.books.shipping.print_book import PrintJobFacts
from app.store.schema.shipping import PrintState
from app.store.unit_of_work import Change, Store, UnitOfWork
from hardware.ports import HardwareError, Printer, PrintOutcome, PrintResult

_DUE_IN = timedelta(minutes=15)  # somebody stands at the table and waits for this label


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """Which printer of the station prints a kind of document, and what it eats."""

    name: str
    format: PaperFormat


@dataclass(frozen=True, slots=True)
class PrintJobResult:
    """How one print ended, or stands."""

    kind: PaperKind
    printer: str
    state: PrintState
    detail: str


def queue_prints(
    uow: UnitOfWork,
    documents: Collection[DocumentRef],
    printers: Mapping[PaperKind, PrinterChoice],
    badge: str,
    station: str,
) -> tuple[int, ...]:
    """Queue one print for each kind that has a printer; what is queued already stays as it is.

    Returns:
        The job of each kind, in the order of ``printers``.

    Raises:
        NothingFound: there is no document in the format that the printer eats.
    """
    return tuple(
        _queue_once(uow, document_for(documents, kind, choice.format), choice, badge, station)
        for kind, choice in printers.items()
    )


def document_for(
    documents: Collection[DocumentRef], kind: PaperKind, format_: PaperFormat
) -> DocumentRef:
    """Find the document of a kind in a format; raises NothingFound."""
    for document in documents:
        if document.kind == kind.value and document.format == format_.value:
            return document
    raise NothingFound(kind="document", code=f"{kind.value} as {format_.value}")


def print_key(carton_id: int, kind: str, revision: int) -> str:
    """What names one print: carton, document, revision; the printer and the format do not."""
    return f"{carton_id}/{kind}/{revision}"


def print_job(store: Store, job_id: int, printer: Printer) -> PrintJobResult:
    """Print one queued job now; one that is not queued is left alone, its standing is returned.

    Raises:
        NothingFound: there is no such job.
        StoreUnreachable: before a byte was sent, nothing was printed; after, the print stays
            "sending" and ``recover_prints`` asks a person.
    """
    job, content = store.run(lambda uow: _claim(uow, job_id), Change.PROGRESS)
    return _result(job) if content is None else _send(store, job, content, printer)


def recover_prints(store: Store, station: str) -> tuple[PrintJobResult, ...]:
    """At the station's start: what was being sent is unknown now, and a person is asked.

    Nothing is sent again by itself.
    """
    return store.run(lambda uow: _recover(uow, station))


def _queue_once(
    uow: UnitOfWork, document: DocumentRef, choice: PrinterChoice, badge: str, station: str
) -> int:
    carton_id = uow.prints.carton_of(document.document_id)
    key = print_key(carton_id, document.kind, document.revision)
    found = uow.prints.job_by_key(key)
    if found is not None:
        return found.job_id
    return uow.prints.queue(key, document, choice.name, station, badge, uow.now)


def _claim(uow: UnitOfWork, job_id: int) -> tuple[PrintJobFacts, bytes | None]:
    """Move a job to "sending" and read its bytes; None if it did not wait to be sent."""
    mine = uow.prints.move(job_id, [PrintState.QUEUED], PrintState.SENDING)
    job = read_job(uow, job_id)
    return job, uow.prints.content(job.document.document_id) if mine else None


def read_job(uow: UnitOfWork, job_id: int) -> PrintJobFacts:
    """Read a print; raises NothingFound."""
    job = uow.prints.job(job_id)
    if job is None:
        raise NothingFound(kind="print job", code=str(job_id))
    return job


def _send(store: Store, job: PrintJobFacts, content: bytes, printer: Printer) -> PrintJobResult:
    """Send a claimed job; from here on it is never queued by itself."""
    name = f"{job.document.kind}-{job.order_no}-{job.carton_number}"
    name += f"-r{job.reprint_no}" if job.reprint_no else ""
    try:
        result = printer.send(name, content)
    except HardwareError as error:  # a driver that breaks its promise promises nothing
        result = PrintResult(PrintOutcome.UNKNOWN, error.detail)
    except BaseException as error:
        _end(store, job, PrintResult(PrintOutcome.UNKNOWN, type(error).__name__))
        raise
    return _end(store, job, result)


def _end(store: Store, job: PrintJobFacts, result: PrintResult) -> PrintJobResult:
    return store.run(lambda uow: _end_in(uow, job, result), Change.PROGRESS)


def _end_in(uow: UnitOfWork, job: PrintJobFacts, result: PrintResult) -> PrintJobResult:
    """Note the end; nobody else shows a print, but everybody its cases."""
    ended, is_case = note_end(uow, job, result)
    if is_case:
        uow.change = Change.ORDERS
    return ended


def note_end(
    uow: UnitOfWork, job: PrintJobFacts, result: PrintResult
) -> tuple[PrintJobResult, bool]:
    """Say how a print that was being sent has ended; a person is asked where it is not on paper.

    Returns:
        How it stands, and whether a case was opened or closed by that.
    """
    state = _state_after(result.outcome)
    uow.prints.move(job.job_id, [PrintState.SENDING], state, result.detail, uow.now)
    ended = read_job(uow, job.job_id)
    if state is PrintState.CONFIRMED:
        return _result(ended), close_print_cases(uow, ended)
    open_print_case(uow, ended)
    return _result(ended), True


def _state_after(outcome: PrintOutcome) -> PrintState:
    match outcome:
        case PrintOutcome.CONFIRMED:
            return PrintState.CONFIRMED
        case PrintOutcome.FAILED:
            return PrintState.FAILED
        case PrintOutcome.UNKNOWN:
            return PrintState.UNKNOWN
        case _:
            assert_never(outcome)


def _recover(uow: UnitOfWork, station: str) -> tuple[PrintJobResult, ...]:
    recovered = []
    for job_id in uow.prints.left_sending(station):
        detail = "the station stopped while it was sending"
        uow.prints.move(job_id, [PrintState.SENDING], PrintState.UNKNOWN, detail, uow.now)
        job = read_job(uow, job_id)
        open_print_case(uow, job)
        recovered.append(_result(job))
    uow.change = Change.ORDERS if recovered else Change.NOTHING
    return tuple(recovered)


def close_print_cases(uow: UnitOfWork, job: PrintJobFacts) -> bool:
    """The document is on paper: nobody need look at its earlier failed prints any more.

    True if somebody had to.
    """
    prefix = f"print:{print_key(job.carton_id, job.document.kind, 0)[:-1]}"
    cases = uow.cases.open_of_orders([job.order_id]).get(job.order_id, [])
    mine = [case.case_id for case in cases if case.key.startswith(prefix)]
    for case_id in mine:
        uow.cases.solve(case_id, Resolution.PRINT_AGAIN, "", uow.now)
    return bool(mine)


def open_print_case(uow: UnitOfWork, job: PrintJobFacts) -> None:
    """Open the case of a print that failed or whose end nobody knows; once per print."""
    uow.cases.open(
        NewCase(
            f"print:{job.key}",
            CaseKind.LABEL_FAILED,
            Severity.HIGH,
            job.order_no,
            {
                "order_no": job.order_no,
                "carton": job.carton_number,
                "kind": job.document.kind,
                "printer": job.printer,
                "state": job.state.value,
                "detail": job.detail,
            },
            opened_at=uow.now,
            due_at=uow.now + _DUE_IN,
            order_id=job.order_id,
            station=job.station,
            badge=job.badge,
        )
    )


def _result(job: PrintJobFacts) -> PrintJobResult:
    return PrintJobResult(
        kind=PaperKind(job.document.kind),
        printer=job.printer,
        state=job.state,
        detail=job.detail,
    )
