"""A packed carton gets its carrier, its SSCC and its papers, all of it once (F4, F5, D8)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from app.errors import BadValue, NotAllowed, NothingFound
from app.exception_queue.kinds import CaseKind
from app.fulfilment.documents.sscc import make_sscc
from app.fulfilment.shipping.label_gate import (
    EarlyPass,
    LabelRefusal,
    Override,
    Refused,
    close_label_cases,
    note_early_label,
    open_label_case,
    pass_gate,
)
from app.fulfilment.shipping.parcel.early import filled_up
from app.fulfilment.shipping.parcel.facts import (
    Booking,
    CartonFacts,
    DocumentRef,
    OrderFacts,
)
from app.fulfilment.shipping.parcel.paperwork import (
    Paper,
    PaperFacts,
    PaperFormat,
    PaperKind,
    letters_without_font,
    make_papers,
)
from app.fulfilment.shipping.parcel.prepared import PreparedCarton, prepared
from app.fulfilment.shipping.parcel.renewal import (
    current_papers,
    is_reopened,
    renew_early,
    renew_papers,
)
from app.fulfilment.shipping.parcel.service_choice import (
    OtherService,
    booking_of,
    choose_service,
)
from app.fulfilment.shipping.rate_card import RateCard
from app.settings import CompanySettings
from app.store.unit_of_work import Change, Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class ShippingDesk:
    """Where and with what cartons are booked.

    ``formats`` are those of every printer that may have to print the label.
    """

    card: RateCard
    company: CompanySettings
    formats: frozenset[PaperFormat]
    station: str


def prepare_carton(
    store: Store,
    order_no: str,
    carton_number: int,
    desk: ShippingDesk,
    badge: str,
    other: OtherService | None = None,
    override: Override | None = None,
) -> PreparedCarton:
    """Choose the carrier, allot the SSCC, make label and slip; asked again, give the same.

    One transaction with the order row locked: two stations that ask at once get one SSCC.
    With an ``override`` an unverified carton gets its label and no more: it stays open and has no
    slip until somebody asks again when all is verified.

    Raises:
        NothingFound: no such order or carton.
        NotAllowed: fact ``reason`` is the value of a ``LabelRefusal``, or says what is wrong with
            ``other`` or ``override``.  Nothing was booked; for want of a carrier or of room on
            the label a case was opened.
    """
    if other is not None and not other.reason.strip():
        raise NotAllowed(action="choose service", reason="no reason given")
    answer = store.run(
        lambda uow: _prepare(uow, order_no, carton_number, desk, badge, other, override),
        Change.ORDERS,
    )
    if isinstance(answer, Refused):
        facts = {"order_no": order_no, "carton": carton_number, "detail": answer.detail}
        raise NotAllowed(action="label", reason=answer.reason.value, **facts)
    return answer


def _prepare(
    uow: UnitOfWork,
    order_no: str,
    carton_number: int,
    desk: ShippingDesk,
    badge: str,
    other: OtherService | None,
    override: Override | None,
) -> PreparedCarton | Refused:
    order = uow.shipments.lock_order(order_no)
    if order is None:
        raise NothingFound(kind="order", code=order_no)
    carton = uow.shipments.carton(order.order_id, carton_number)
    if carton is None:
        raise NothingFound(kind="carton", code=f"{order_no}/{carton_number}")
    passed = pass_gate(uow, order, carton, override)
    if isinstance(passed, Refused):
        return passed
    booking = uow.shipments.booking_of(carton.carton_id)
    if booking is None:
        return _book(uow, order, carton, desk, badge, other, passed)
    sscc, documents = carton.sscc or "", current_papers(uow, carton.carton_id)
    if is_reopened(carton):
        known = PaperFacts(order, carton, booking, sscc, desk.company, uow.now, desk.card.clock)
        made = (
            _anew(uow, known, documents, desk, badge)
            if passed is None
            else renew_early(uow, known, desk.formats, desk.station, passed)
        )
        if isinstance(made, Refused):
            return made
        documents = made
    return _prepared(order, carton, sscc, booking, documents)


def _prepared(
    order: OrderFacts,
    carton: CartonFacts,
    sscc: str,
    booking: Booking,
    documents: tuple[DocumentRef, ...],
) -> PreparedCarton:
    lost = letters_without_font(order.ship_to)
    return prepared(order.order_no, carton.carton_id, carton.number, sscc, booking, documents, lost)


def _anew(
    uow: UnitOfWork,
    known: PaperFacts,
    documents: tuple[DocumentRef, ...],
    desk: ShippingDesk,
    badge: str,
) -> tuple[DocumentRef, ...] | Refused:
    """All is verified: the papers of a carton that was reopened, or the slip of an early label."""
    if any(one.kind == PaperKind.SLIP.value for one in documents):
        return renew_papers(uow, known, desk.formats)
    refused = _complete(uow, known, desk, badge)
    return refused or current_papers(uow, known.carton.carton_id)


def _book(
    uow: UnitOfWork,
    order: OrderFacts,
    carton: CartonFacts,
    desk: ShippingDesk,
    badge: str,
    other: OtherService | None,
    early: EarlyPass | None,
) -> PreparedCarton | Refused:
    parcel = filled_up(carton, _others(uow, order, carton)) if early else carton
    promised_on, choice = choose_service(order, parcel, desk.card, uow.now, other)
    if choice.chosen is None:
        standings = {each.quote.service: each.standing.value for each in choice.quotes}
        facts: dict[str, object] = {"grams": parcel.grams, "quotes": standings}
        facts["country"] = order.ship_to.country
        open_label_case(uow, CaseKind.NO_CARRIER, order, carton, desk.station, badge, facts)
        return Refused(LabelRefusal.NO_CARRIER)
    sscc = _allot_sscc(uow, carton, desk.company)
    series = uow.shipments.take_tracking_serial
    booking = booking_of(parcel, desk.card, choice, promised_on, series)
    known = PaperFacts(order, carton, booking, sscc, desk.company, uow.now, desk.card.clock)
    papers = _papers(uow, replace(known, early=early is not None), desk, badge)
    if isinstance(papers, Refused):
        return papers
    uow.change = Change.PROGRESS
    uow.shipments.book(order, carton, sscc, booking, uow.now)
    if early is None:
        uow.shipments.label(carton.carton_id, carton.grams)
    else:  # the slip says what is in the carton: it is made when that is known
        papers = tuple(paper for paper in papers if paper.kind is PaperKind.LABEL)
        note_early_label(uow, order, carton, desk.station, early)
    documents = _keep(uow, carton.carton_id, papers)
    close_label_cases(uow, order, carton)
    reason = other.reason if other is not None else ""
    note_booking(uow, order, desk.station, badge, booking, sscc, reason)
    return _prepared(order, carton, sscc, booking, documents)


def _complete(uow: UnitOfWork, known: PaperFacts, desk: ShippingDesk, badge: str) -> Refused | None:
    """All is verified now: the slip follows the label that came early, the carton is labelled."""
    papers = _papers(uow, known, desk, badge)
    if isinstance(papers, Refused):
        return papers
    carton = known.carton
    _keep(uow, carton.carton_id, [paper for paper in papers if paper.kind is PaperKind.SLIP])
    uow.shipments.label(carton.carton_id, carton.grams)
    return None


def _papers(
    uow: UnitOfWork, known: PaperFacts, desk: ShippingDesk, badge: str
) -> tuple[Paper, ...] | Refused:
    try:
        return make_papers(known, desk.formats)
    except BadValue as error:
        order, carton, facts = known.order, known.carton, dict(error.facts)
        open_label_case(uow, CaseKind.LABEL_FAILED, order, carton, desk.station, badge, facts)
        return Refused(LabelRefusal.DOES_NOT_FIT, str(error))


def _others(uow: UnitOfWork, order: OrderFacts, carton: CartonFacts) -> list[CartonFacts]:
    """The order's other cartons."""
    numbers = uow.shipments.carton_numbers(order.order_id) - {carton.number}
    found = (uow.shipments.carton(order.order_id, number) for number in sorted(numbers))
    return [other for other in found if other is not None]


def _allot_sscc(uow: UnitOfWork, carton: CartonFacts, company: CompanySettings) -> str:
    if carton.sscc is not None:  # out of a station's block, allotted while it was offline
        return carton.sscc
    serial = uow.shipments.take_sscc_serial()
    return make_sscc(company.sscc_extension_digit, company.gs1_company_prefix, serial)


def _keep(uow: UnitOfWork, carton_id: int, papers: Collection[Paper]) -> tuple[DocumentRef, ...]:
    return tuple(
        uow.prints.keep(carton_id, paper.kind.value, paper.format.value, 0, paper.content, uow.now)
        for paper in papers
    )


def note_booking(
    uow: UnitOfWork,
    order: OrderFacts,
    station: str,
    badge: str,
    booking: Booking,
    sscc: str,
    reason: str = "",
) -> None:
    """Write a booking into the audit; ``reason`` is why it is not the cheapest, if it is not."""
    facts = {"sscc": sscc, "service": booking.service, "tracking_no": booking.tracking_no}
    if reason:
        facts["reason"] = reason
    uow.people.audit(uow.now, badge, station, "carton booked", order.order_no, facts)
