"""Labels that a station made by itself come back: booked as printed, or put before a person.

The label is on the carton already, so nothing is chosen or numbered anew; what must hold for
every label (D8) is asked here too.  Where UNDO had reopened a carton that bore a label of the
shared database, what is on it now counts, and the void label is put before a person.  Source:
sync.md, steps 4 and 5.
"""

from __future__ import annotations

from app.exception_queue.kinds import CaseKind
from app.fulfilment.own_label import LabelMade, LabelPrinted
from app.fulfilment.shipping.booking import note_booking
from app.fulfilment.shipping.label_gate import close_label_cases
from app.fulfilment.shipping.parcel.facts import Booking
from app.fulfilment.shipping.printing import note_end, print_key
from app.station.replay.endings import all_counts_agree, report_double_scan, set_aside, units_in
from app.station.replay.judging import APPLIED, Bench, Happened, Outcome, OwnPapers, invalid
from app.store.books.picture.picture import OwnBooking, Picture
from app.store.books.picture.rows import CartonRow, OrderRow
from app.store.schema.floor import CartonState
from app.store.schema.shipping import PrintState
from app.store.unit_of_work import UnitOfWork
from hardware.ports import PrintOutcome, PrintResult


def take_own_label(
    uow: UnitOfWork, happened: Happened, order: OrderRow, event: LabelMade
) -> Outcome:
    """Book a carton as its station did while the shared database was gone."""
    picture, bench = happened.picture, happened.bench
    carton = picture.carton(order, event.carton_number)
    if carton is None or not units_in(picture, carton):
        return invalid(f"carton {event.carton_number} is empty")
    if carton.sscc is not None and carton.state != CartonState.OPEN:
        return invalid(f"carton {event.carton_number} bears {carton.sscc} already")
    if not all_counts_agree(picture, order):
        report_double_scan(happened, order, {})
        set_aside(happened)
        return invalid("the two counts differ")
    if lot := _recalled_in(picture, carton):
        set_aside(happened)
        return invalid(f"lot {lot} in it was recalled")
    if bench.epoch and not uow.blocks.cover(event.numbers, bench.station, bench.epoch):
        return invalid("its numbers are of no block of this station")
    if uow.blocks.are_used(event.sscc, event.booking.tracking_no) or _is_given(bench, event):
        return invalid(f"another carton bears {event.sscc} or {event.booking.tracking_no}")
    void = uow.shipments.booking_of(carton.id) if carton.sscc is not None else None
    if void is not None:
        _report_void(happened, order, carton, event, void)
    _book(happened, order, carton, event, again=void is not None)
    return APPLIED


def _report_void(
    happened: Happened, order: OrderRow, carton: CartonRow, event: LabelMade, void: Booking
) -> None:
    """Two labels of one carton were printed: somebody must see to the one that is not on it."""
    facts = {
        "order_no": order.order_no,
        "carton": carton.number,
        "sscc": event.sscc,
        "tracking_no": event.booking.tracking_no,
        "void_sscc": carton.sscc,
        "void_carrier": void.carrier,
        "void_tracking_no": void.tracking_no,
    }
    key = f"void label {carton.sscc}"
    kind = CaseKind.VOID_LABEL
    happened.bench.open_case(happened.record, key, kind, order.order_no, facts, order)


def _recalled_in(picture: Picture, carton: CartonRow) -> str:
    """A lot in a carton that may not leave the house any more; "" if there is none."""
    for content in picture.contents_of(carton):
        stops = picture.picked_of(picture.lines[content.order_line_id]) if content.units else []
        stocks = [picture.stock_of(stop) for stop in stops]
        if any(stock.lot == content.lot and stock.lot_barred for stock in stocks):
            return content.lot
    return ""


def _is_given(bench: Bench, event: LabelMade) -> bool:
    """True if a label of the same batch bears one of these numbers."""
    mine = {event.sscc, event.booking.tracking_no}
    made = (one.event for one in bench.papers if isinstance(one.event, LabelMade))
    return any(mine & {other.sscc, other.booking.tracking_no} for other in made)


def _book(
    happened: Happened, order: OrderRow, carton: CartonRow, event: LabelMade, *, again: bool
) -> None:
    carton.sscc, carton.state = event.sscc, CartonState.LABELLED.value
    carton.weight_grams = carton.weight_grams or event.booking.weight_grams
    booked = OwnBooking(carton.id, order.id, event.booking, event.made_at, again)
    happened.picture.bookings.append(booked)
    happened.bench.papers.append(OwnPapers(happened.record, order.order_no, event))


def note_own_print(happened: Happened, order: OrderRow, event: LabelPrinted) -> Outcome:
    """Remember how a print ended, once the batch has written its document.

    Of a label that could not be booked only the record is kept: the carton may bear another one,
    whose prints are not spoken of.
    """
    carton = happened.picture.carton(order, event.carton_number)
    if carton is None or carton.sscc is None or carton.sscc != (event.sscc or carton.sscc):
        return APPLIED
    happened.bench.papers.append(OwnPapers(happened.record, order.order_no, event))
    return APPLIED


def save_papers(uow: UnitOfWork, bench: Bench) -> None:
    """Keep the documents and prints of a batch, once its cartons are written."""
    for papers in bench.papers:
        order = uow.shipments.order(papers.order_no)
        number = papers.event.carton_number
        carton = uow.shipments.carton(order.order_id, number) if order else None
        if order is None or carton is None:
            raise LookupError(f"carton {papers.order_no}/{number} is gone")
        if isinstance(papers.event, LabelPrinted):
            _end_print(uow, carton.carton_id, papers.event)
            continue
        _keep(uow, carton.carton_id, bench, papers.record.badge, papers.event)
        close_label_cases(uow, order, carton)
        booking, sscc = papers.event.booking, papers.event.sscc
        note_booking(uow, order, bench.station, papers.record.badge, booking, sscc)


def _keep(uow: UnitOfWork, carton_id: int, bench: Bench, badge: str, made: LabelMade) -> None:
    before = [one.revision for one in uow.prints.documents_of(carton_id)]
    revision = max(before, default=-1) + 1  # the papers of a void label stay as they are
    for paper in made.papers:
        kept = uow.prints.keep(
            carton_id, paper.kind, paper.format, revision, paper.content, made.made_at
        )
        if not paper.printer:
            continue
        key = print_key(carton_id, paper.kind, revision)
        job = uow.prints.queue(key, kept, paper.printer, bench.station, badge, made.made_at)
        uow.prints.move(job, [PrintState.QUEUED], PrintState.SENDING)


def _end_print(uow: UnitOfWork, carton_id: int, printed: LabelPrinted) -> None:
    """A print may be told of twice: what failed is tried again under the same record."""
    revision = uow.prints.next_revision(carton_id, printed.paper) - 1
    job = uow.prints.job_by_key(print_key(carton_id, printed.paper, revision))
    if job is None:
        return
    again = [PrintState.FAILED, PrintState.UNKNOWN]
    uow.prints.move(job.job_id, again, PrintState.SENDING)
    note_end(uow, job, PrintResult(PrintOutcome(printed.outcome), printed.detail))
