"""What a scan can mean: the typed answers of the resolver (verification.md, "Codes")."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.scanning.control_card import ControlCode
from app.scanning.directory import CartonType, Person, ProductCode


@dataclass(frozen=True, slots=True)
class ControlScanned:
    """A code of the control card, or the F-key of the same meaning."""

    code: ControlCode


@dataclass(frozen=True, slots=True)
class DigitScanned:
    """A digit of the quantity card, or the digit of the keyboard's number row."""

    digit: int


SCALE = "scale"
"""The source of readings of the scale: their text is what it showed, such as "1250 g"."""


@dataclass(frozen=True, slots=True)
class WeightRead:
    """A stable weight from this station's scale; 0 or more grams."""

    grams: int


@dataclass(frozen=True, slots=True)
class BadgeScanned:
    """A person's badge."""

    person: Person


@dataclass(frozen=True, slots=True)
class BinScanned:
    """A bin of the warehouse."""

    code: str
    zone: str


@dataclass(frozen=True, slots=True)
class ToteScanned:
    """A tote of the warehouse."""

    code: str


@dataclass(frozen=True, slots=True)
class CartonScanned:
    """A carton type from the shelf."""

    carton: CartonType


@dataclass(frozen=True, slots=True)
class LabelScanned:
    """A shipping label: an SSCC or a carrier's well-formed tracking number."""

    number: str


@dataclass(frozen=True, slots=True)
class OrderScanned:
    """An order number that is on the floor."""

    order_no: str


@dataclass(frozen=True, slots=True)
class CartScanned:
    """A cart that waits to be picked or is being picked, by its label."""

    work_no: str


@dataclass(frozen=True, slots=True)
class LaneScanned:
    """A lane of the dock, by its sign: the parcels of one carrier stand there."""

    code: str
    carrier: str


@dataclass(frozen=True, slots=True)
class PurchaseOrderScanned:
    """A purchase order whose goods are expected."""

    po_no: str


@dataclass(frozen=True, slots=True)
class ItemScanned:
    """One product with what a GS1 element string said besides.

    ``units`` is 1, or N for a case.  ``lot``, ``serial`` and ``expiry`` are None when the code
    did not carry them.
    """

    product: ProductCode
    units: int
    lot: str | None = None
    serial: str | None = None
    expiry: date | None = None


@dataclass(frozen=True, slots=True)
class LotScanned:
    """A lot's own barcode: it names no product.

    ``product_ids`` are the products that have a lot of this name; empty if nobody knows it.
    """

    lot: str
    product_ids: frozenset[int]
    serial: str | None = None
    expiry: date | None = None


@dataclass(frozen=True, slots=True)
class SerialScanned:
    """A serial number alone: it names no product."""

    serial: str


@dataclass(frozen=True, slots=True)
class AmbiguousScanned:
    """A code that stands for several things; it is said, never guessed."""

    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DamagedScanned:
    """A code that is almost something: a control code or GTIN with a wrong check character."""

    reason: str


@dataclass(frozen=True, slots=True)
class UnknownScanned:
    """A code that stands for nothing here."""


Meaning = (
    ControlScanned
    | DigitScanned
    | WeightRead
    | BadgeScanned
    | BinScanned
    | ToteScanned
    | CartonScanned
    | LabelScanned
    | OrderScanned
    | PurchaseOrderScanned
    | CartScanned
    | LaneScanned
    | ItemScanned
    | LotScanned
    | SerialScanned
    | AmbiguousScanned
    | DamagedScanned
    | UnknownScanned
)
