"""The label and the slip of one carton, drawn from what is known of it (F5)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never
from zoneinfo import ZoneInfo

from app.fulfilment.documents.drawing.document import Document, Language
from app.fulfilment.documents.drawing.fonts import Face, drawable
from app.fulfilment.documents.label_layout import shipping_label
from app.fulfilment.documents.label_model import ShippingLabel
from app.fulfilment.documents.packing_slip import PackingSlip, SlipLine, packing_slip
from app.fulfilment.shipping.parcel.facts import Booking, CartonFacts, OrderFacts, PostalAddress
from app.settings import CompanySettings

_HOW_TO_RETURN = (
    "Tell us within 30 days of its arrival what you would like to send back, and the order number.",
    "You get a return label by e-mail.",
    "Put this slip into the parcel, so that we know whose it is.",
)


class PaperKind(StrEnum):
    """What is printed for a carton, in the words of the store."""

    LABEL = "label"
    SLIP = "slip"


class PaperFormat(StrEnum):
    """What a printer eats, in the words of the store: ZPL for 203 or 300 dots an inch, or PDF."""

    ZPL_203 = "zpl"
    ZPL_300 = "zpl300"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Paper:
    """One finished document."""

    kind: PaperKind
    format: PaperFormat
    content: bytes


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Everything that stands on a carton's papers.

    ``clock`` is the IANA time zone of the warehouse; ``reprint`` is None on the first print.
    ``early``: more may go into this carton and into others, so that nobody knows its weight yet
    nor how many there will be (D8).
    """

    order: OrderFacts
    carton: CartonFacts
    booking: Booking
    sscc: str
    company: CompanySettings
    at: datetime
    clock: str
    reprint: int | None = None
    early: bool = False

    @property
    def printed_at(self) -> datetime:
        """When it is printed, on the warehouse's clock."""
        return self.at.astimezone(ZoneInfo(self.clock))

    @property
    def service(self) -> str:
        """Carrier and service as a person reads them."""
        return f"{self.booking.carrier} {self.booking.service_name}"


def make_label(facts: PaperFacts, format_: PaperFormat) -> Paper:
    """Draw the shipping label.

    Raises:
        BadValue: there is no addressee, or something does not fit even small and wrapped.
    """
    label = label_of(facts)
    match format_:
        case PaperFormat.ZPL_203:
            drawn = shipping_label(label, Language.ZPL, 203)
        case PaperFormat.ZPL_300:
            drawn = shipping_label(label, Language.ZPL, 300)
        case PaperFormat.PDF:
            drawn = shipping_label(label, Language.PDF)
        case _:
            assert_never(format_)
    return _paper(PaperKind.LABEL, format_, drawn)


def make_slip(facts: PaperFacts) -> Paper:
    """Draw the packing slip: what is in this carton, where the rest is, how to return it.

    Raises:
        BadValue: an address or a line does not fit.
    """
    return _paper(PaperKind.SLIP, PaperFormat.PDF, packing_slip(slip_of(facts)))


def make_papers(facts: PaperFacts, formats: Collection[PaperFormat]) -> tuple[Paper, ...]:
    """Draw the label in each format, and the slip."""
    labels = [make_label(facts, format_) for format_ in sorted(set(formats))]
    return (*labels, make_slip(facts))


def label_of(facts: PaperFacts) -> ShippingLabel:
    """What the label says; raises BadValue as ``ShippingLabel``."""
    return ShippingLabel(
        addressee=facts.order.ship_to.lines(),
        sender=sender_of(facts.company),
        service=facts.service,
        routing=f"{facts.order.ship_to.country} {facts.booking.service}",
        order_no=facts.order.order_no,
        carton=facts.carton.place,
        cartons=None if facts.early else facts.carton.of,
        weight_grams=None if facts.early else facts.booking.weight_grams,
        tracking_no=facts.booking.tracking_no,
        sscc=facts.sscc,
        printed_at=facts.printed_at,
        reprint=facts.reprint,
    )


def letters_without_font(address: PostalAddress) -> tuple[str, ...]:
    """The letters of an address that no bundled font has, each once: papers say "?" for them."""
    lost = (letter for line in address.lines() for letter in drawable(line, Face.BOLD).lost)
    return tuple(dict.fromkeys(lost))


def slip_of(facts: PaperFacts) -> PackingSlip:
    """What the slip says; raises BadValue as ``SlipLine``."""
    ship_to, bill_to = facts.order.ship_to.lines(), facts.order.bill_to.lines()
    return PackingSlip(
        shop=sender_of(facts.company),
        order_no=facts.order.order_no,
        ordered_on=facts.order.placed_at.astimezone(ZoneInfo(facts.clock)).date(),
        ship_to=ship_to,
        bill_to=() if bill_to == ship_to else bill_to,
        service=facts.service,
        tracking_no=facts.booking.tracking_no,
        carton=facts.carton.place,
        cartons=facts.carton.of,
        lines=tuple(
            SlipLine(
                line.sku,
                line.name,
                line.wanted,
                line.here,
                line.later,
                line.earlier,
                line.tracked,
                f"{line.kit.units} x {line.kit.sku} {line.kit.name}" if line.kit else "",
            )
            for line in facts.carton.lines
            if line.wanted > 0
        ),
        returns=_HOW_TO_RETURN,
        printed_at=facts.printed_at,
        reprint=facts.reprint,
    )


def sender_of(company: CompanySettings) -> tuple[str, ...]:
    """The warehouse as papers name it: its name first, then where it is."""
    place = company.return_address
    address = PostalAddress(
        name=company.name,
        street1=place.street,
        city=place.city,
        postcode=place.postcode,
        region=place.region,
        country=place.country,
    )
    return address.lines()


def _paper(kind: PaperKind, format_: PaperFormat, drawn: Document) -> Paper:
    return Paper(kind, format_, drawn.data)
