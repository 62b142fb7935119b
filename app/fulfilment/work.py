"""What a station takes with it when it claims work: the whole package, judged without the network.

Source: sync.md, "Claim, scan, replay" step 1.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from app.fulfilment.shipping.parcel.facts import ContentLine, PostalAddress
from app.scanning.directory import ToteUse
from app.values import Tracking


class DoubleScan(StrEnum):
    """The policy of D1.  There is no "off"."""

    PICK_AND_PACK = "pick+pack"
    ITEM_AND_CARTON = "item+carton"


class Package(BaseModel):
    """Frozen, and kept in the journal as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OrderContents(Package):
    """What an order asked for at one version: units by SKU, a fingerprint of where it goes."""

    order_no: str
    version: int
    lines: tuple[tuple[str, int], ...]
    ship_to: str = ""


class ClaimedPackage(Package):
    """The whole package of a claim.  ``edition`` counts how often it was given under a fence.

    ``made_for`` are its orders as they were at the claim, to say what changed since (D10).
    """

    work_id: int
    fence: int
    edition: int = 1
    made_for: tuple[OrderContents, ...] = ()


class LookAlikeProduct(Package):
    """A product that this one is taken for; ``confused`` if somebody really did."""

    sku: str
    name: str
    confused: bool = False


class WeightTolerance(Package):
    """How far a carton may be from what its contents weigh: the wider of the two."""

    grams: int = 30
    percent: int = 3


class LotInBin(Package):
    """Units of a product's lot in a bin that are promised to nobody (``free``) or to others.

    ``good`` is False for a lot in quarantine.  ``serials`` are those that are known to lie there.
    """

    lot: str
    expires_on: date | None
    good: bool
    free: int
    held: int
    serials: tuple[str, ...] = ()


class PickStop(Package):
    """Take ``units`` of one product from one bin into one tote.  Units are 1 or more.

    ``count_by_hand`` says that after one scan the rest may be keyed (D5); ``look_alikes`` are
    shown beside the product.  ``side`` is left or right in walking direction, "" unknown, with
    ``metres_before`` from the stop before; ``shelf_levels`` of its bay, 0 unknown.
    ``suspect``: possibly already picked by a station that lost the walk; look in the tote first.
    ``lot``, ``expires_on`` and ``serials`` are of the units to take, ``other_lots`` of the same
    product in the same bin: a picker who finds one of those may take it (scenario 29).
    ``kit`` is the SKU of the kit that the units go into, or "".
    """

    pick_line_id: int
    order_no: str
    product_id: int
    sku: str
    name: str
    bin_code: str
    zone: str
    aisle: str
    bay: str
    level: str
    lot: str
    units: int = Field(gt=0)
    units_in_bin: int
    unit_grams: int
    tote: str
    slot: int
    suspect: bool = False
    count_by_hand: bool = False
    look_alikes: tuple[LookAlikeProduct, ...] = ()
    side: str = ""
    metres_before: int | None = None
    shelf_levels: int = 0
    tracking: Tracking = Tracking.NONE
    expires_on: date | None = None
    min_days_left: int = 0
    serials: tuple[str, ...] = ()
    other_lots: tuple[LotInBin, ...] = ()
    kit: str = ""


class PickPackage(ClaimedPackage):
    """One cart's walk: stops in walking order.

    ``totes`` are the tote codes of this cart by slot (slot 1 first); ``order_versions`` are the
    versions that the stops were planned for, by order number.  ``drop_point`` is the code that is
    scanned when the cart is brought in; "" where CONFIRM says so.  ``today`` is the shared
    database's day at the claim, by which dates of lots are judged.  ``totes_in_use`` are those that
    were bound at the claim, where the picker binds totes; the shared database keeps none of it.
    """

    task_no: str
    wave_no: str
    zone: str
    ship_by: datetime | None
    totes: tuple[str, ...]
    stops: tuple[PickStop, ...]
    order_versions: dict[str, int]
    drop_point: str = ""
    today: date | None = None
    totes_in_use: dict[str, ToteUse] = Field(default_factory=dict)


class LotWanted(Package):
    """So many units of an order line must be of this lot."""

    lot: str
    units: int = Field(gt=0)
    expires_on: date | None = None


class PackLine(Package):
    """One order line.  ``units`` must be in cartons when the delivery is done; 1 or more.

    ``bin_code`` is shown to the packer, never used to infer a count (D1).  ``lots`` and
    ``serials`` are what was taken for this line: both counts must agree lot by lot and serial by
    serial.  ``serials`` are never shown before they are scanned.  Where units were picked on
    paper, ``serials_elsewhere`` are numbers of the product that they cannot be: those lie in other
    bins, or were taken for other lines.
    ``kit`` is the SKU of the kit that the units go into, or "".
    ``size_mm`` is length, width and height of one unit, 0 where nobody has measured.
    """

    order_line_id: int
    product_id: int
    sku: str
    name: str
    units: int = Field(gt=0)
    unit_grams: int
    bin_code: str
    lot: str
    count_by_hand: bool = False
    look_alikes: tuple[LookAlikeProduct, ...] = ()
    size_mm: tuple[int, int, int] = (0, 0, 0)
    tracking: Tracking = Tracking.NONE
    lots: tuple[LotWanted, ...] = ()
    min_days_left: int = 0
    serials: tuple[str, ...] = ()
    serials_elsewhere: tuple[str, ...] = ()
    kit: str = ""


class PackedBefore(Package):
    """Units of a line that another station has already put into a carton of this order."""

    carton_number: int
    carton_type: str
    order_line_id: int
    units: int = Field(gt=0)
    lot: str = ""
    serials: tuple[str, ...] = ()


class PaperBasis(Package):
    """What label and slip are made of where the shared database cannot be asked.

    ``lines`` are all lines of the order as a carton of this delivery sees them, with nothing in it
    yet.
    """

    channel_order_no: str
    shipping_method: str
    placed_at: datetime
    dispatch_by: datetime
    ship_to: PostalAddress
    bill_to: PostalAddress
    lines: tuple[ContentLine, ...]


class PackPackage(ClaimedPackage):
    """One delivery of an order at the packing station; its cartons begin with ``first_carton``.

    The pick count is not in it: the pack count is blind (D1).  ``pickers`` are the badges of the
    first scan, for D7; ``other_badge_required`` says that the rule applies to this order, and
    ``other_badge_why`` which rule.  ``today`` is the shared database's day at the claim, by which
    dates of lots are judged.
    ``suspect_of`` is a station that lost this order and may have packed more of it, or "".
    ``papers`` is None where a label must wait for the shared database, whose counts decide (D8).
    """

    order_no: str
    order_version: int
    wave_no: str
    ship_by: datetime | None
    country: str
    totes: tuple[str, ...]
    lines: tuple[PackLine, ...]
    packed_before: tuple[PackedBefore, ...] = ()
    first_carton: int = Field(default=1, gt=0)
    double_scan: DoubleScan = DoubleScan.PICK_AND_PACK
    pickers: tuple[str, ...] = ()
    other_badge_required: bool = False
    other_badge_why: str = ""
    weight: WeightTolerance = WeightTolerance()
    refused_carton_types: tuple[str, ...] = ()
    suspect_of: str = ""
    today: date | None = None
    papers: PaperBasis | None = None
