"""Label and slip of a carton, made of the claimed package alone: no network, no database.

The same choice of carrier, the same drawing, the same check digits as on line; only the numbers
come out of the station's own blocks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.errors import BadValue, NotAllowed
from app.fulfilment.documents.sscc import make_sscc
from app.fulfilment.own_label import LabelMade, OwnPaper
from app.fulfilment.packing.progress import PackedCarton
from app.fulfilment.shipping.booking import ShippingDesk
from app.fulfilment.shipping.carriers import Choice
from app.fulfilment.shipping.label_gate import LabelRefusal
from app.fulfilment.shipping.parcel.facts import CartonFacts, ContentLine, OrderFacts
from app.fulfilment.shipping.parcel.paperwork import Paper, PaperFacts, PaperKind, make_papers
from app.fulfilment.shipping.parcel.service_choice import booking_of, choose_service
from app.fulfilment.shipping.printing import PrinterChoice
from app.fulfilment.shipping.rate_card import RateCard
from app.fulfilment.work import PackPackage, PaperBasis
from app.lifecycle import OrderState
from app.scanning.directory import CartonType
from app.store.books.shipping.shipment_book import SSCC_SERIES, tracking_series

COUNTS_DECIDE = "counts decide"
"""The reason for no label of one's own: only the shared database knows both counts (D8)."""


@dataclass(frozen=True, slots=True)
class VerifiedCarton:
    """A carton of a verified order: the work, every carton of it, and the one to be labelled.

    ``recalled`` is what the station knows of lots that may not leave, as ``Directory`` has it.
    """

    package: PackPackage
    cartons: Sequence[PackedCarton]
    number: int
    kind: CartonType | None
    recalled: Mapping[str, frozenset[int]] = field(default_factory=dict)

    @property
    def recalled_lot(self) -> str:
        """A lot in the carton that may not leave the house; "" if there is none."""
        mine = next(one for one in self.cartons if one.number == self.number)
        products = {line.order_line_id: line.product_id for line in self.package.lines}
        barred = (
            lot
            for (line_id, lot), units in sorted(mine.lots.items())
            if units and products.get(line_id) in self.recalled.get(lot, ())
        )
        return next(barred, "")


@dataclass(frozen=True, slots=True)
class Plan:
    """Who carries a carton, before it has its numbers.

    ``numbers_of`` are the series that the label needs a number of.
    """

    order: OrderFacts
    carton: CartonFacts
    choice: Choice
    promised_on: date
    numbers_of: tuple[str, ...]
    at: datetime


def plan_label(verified: VerifiedCarton, card: RateCard, at: datetime) -> Plan:
    """Choose the carrier.

    Raises:
        NotAllowed: ``reason`` is ``COUNTS_DECIDE``, or the value of a ``LabelRefusal``.
    """
    basis = verified.package.papers
    if basis is None:
        raise NotAllowed(action="label", reason=COUNTS_DECIDE)
    order = _order(verified.package, basis)
    carton = _carton(verified, basis)
    if not carton.units:
        raise NotAllowed(action="label", reason=LabelRefusal.CARTON_EMPTY.value)
    if lot := verified.recalled_lot:
        raise NotAllowed(action="label", reason=LabelRefusal.LOT_RECALLED.value, detail=lot)
    promised_on, choice = choose_service(order, carton, card, at)
    if choice.chosen is None:
        raise NotAllowed(action="label", reason=LabelRefusal.NO_CARRIER.value)
    carrier = next(one for one in card.carriers if one.name == choice.chosen.carrier)
    series = (SSCC_SERIES, tracking_series(carrier.tracking_prefix))
    return Plan(order, carton, choice, promised_on, series, at)


def make_own_label(
    plan: Plan,
    numbers: Mapping[str, int],
    desk: ShippingDesk,
    printers: Mapping[PaperKind, PrinterChoice],
) -> LabelMade:
    """Draw label and slip with numbers that were taken for them.

    Raises:
        NotAllowed: the address does not fit; the numbers are used by nobody.
    """
    company, carton = desk.company, plan.carton
    prefix, serial = company.gs1_company_prefix, numbers[SSCC_SERIES]
    sscc = make_sscc(company.sscc_extension_digit, prefix, serial)
    booking = booking_of(
        carton, desk.card, plan.choice, plan.promised_on, lambda of: numbers[tracking_series(of)]
    )
    facts = PaperFacts(plan.order, carton, booking, sscc, company, plan.at, desk.card.clock)
    return LabelMade(
        carton_number=carton.number,
        sscc=sscc,
        numbers=dict(numbers),
        booking=booking,
        papers=_papers(facts, desk, printers),
        made_at=plan.at,
    )


def _papers(
    facts: PaperFacts, desk: ShippingDesk, printers: Mapping[PaperKind, PrinterChoice]
) -> tuple[OwnPaper, ...]:
    try:
        papers = make_papers(facts, desk.formats)
    except BadValue as error:
        reason = LabelRefusal.DOES_NOT_FIT.value
        raise NotAllowed(action="label", reason=reason, detail=str(error)) from error
    return tuple(_kept(paper, printers.get(paper.kind)) for paper in papers)


def _kept(paper: Paper, printer: PrinterChoice | None) -> OwnPaper:
    prints = printer is not None and printer.format is paper.format
    name = printer.name if printer is not None and prints else ""
    return OwnPaper.of(paper.kind.value, paper.format.value, paper.content, name)


def _order(package: PackPackage, basis: PaperBasis) -> OrderFacts:
    return OrderFacts(
        order_id=0,
        order_no=package.order_no,
        channel_order_no=basis.channel_order_no,
        state=OrderState.PACKING,
        shipping_method=basis.shipping_method,
        placed_at=basis.placed_at,
        dispatch_by=basis.dispatch_by,
        email="",
        ship_to=basis.ship_to,
        bill_to=basis.bill_to,
    )


def _carton(verified: VerifiedCarton, basis: PaperBasis) -> CartonFacts:
    mine = next(one for one in verified.cartons if one.number == verified.number)
    filled = [one.number for one in verified.cartons if any(one.contents.values())]
    kind = verified.kind
    return CartonFacts(
        carton_id=0,
        number=mine.number,
        place=max(1, sum(number <= mine.number for number in filled)),
        of=max(1, len(filled)),
        state="open",
        sscc=None,
        length_mm=kind.length_mm if kind else 1,
        width_mm=kind.width_mm if kind else 1,
        height_mm=kind.height_mm if kind else 1,
        tare_grams=kind.tare_grams if kind else 0,
        lines=tuple(_with_contents(line, mine) for line in basis.lines),
    )


def _with_contents(line: ContentLine, carton: PackedCarton) -> ContentLine:
    """The line with what is of it in this carton."""
    of_line = line.order_line_id
    lots = sorted((lot, n) for (line_id, lot), n in carton.lots.items() if line_id == of_line and n)
    serials = sorted(serial for line_id, serial in carton.serials if line_id == of_line)
    here = carton.contents.get(of_line, 0)
    return replace(line, here=here, lots=tuple(lots), serials=tuple(serials))
