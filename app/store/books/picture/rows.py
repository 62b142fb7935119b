"""The rows of a picture of the floor: as the tables have them, free to be changed in memory.

Field names are column names.  An ``id`` of 0 is a row that is not in the database yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(slots=True)
class WorkRow:
    """A cart's walk or the packing of an order."""

    id: int
    work_no: str
    kind: str
    state: str
    wave_id: int | None
    order_id: int | None
    holder: str
    fence: int
    order_version: int
    other_badge_required: bool
    check_approved_by: str
    opened_at: datetime
    done_at: datetime | None


@dataclass(slots=True)
class OrderRow:
    """An order."""

    id: int
    order_no: str
    version: int
    state: str
    dispatch_by: datetime
    ships_complete: bool
    delivery: int
    shipped_at: datetime | None


@dataclass(slots=True)
class LineRow:
    """A line of an order, and how far its units have come."""

    id: int
    order_id: int
    position: int
    sku: str
    product_id: int | None
    units_ordered: int
    units_allocated: int
    units_backordered: int
    units_picked: int
    units_packed: int
    units_shipped: int


@dataclass(slots=True)
class StockRow:
    """Units of a product in a bin; ``bin_code`` and ``walk_order`` are the bin's.

    ``expires_on`` and ``lot_barred`` (in quarantine) are the lot's, ``min_days_left`` the
    product's.
    """

    id: int
    product_id: int
    bin_id: int
    lot: str
    on_hand: int
    held: int
    suspect: int
    quarantined: int
    bin_code: str
    walk_order: int
    expires_on: date | None = None
    lot_barred: bool = False
    min_days_left: int = 0

    @property
    def free(self) -> int:
        """Units that may be promised."""
        return self.on_hand - self.held - self.suspect - self.quarantined

    def may_be_promised(self, today: date) -> bool:
        """True if its lot may leave the house on ``today`` (F1)."""
        if self.lot_barred:
            return False
        return self.expires_on is None or (self.expires_on - today).days >= self.min_days_left


@dataclass(slots=True)
class HoldRow:
    """Units of a stock row promised to an order line."""

    id: int
    order_line_id: int
    stock_id: int
    units: int
    picked: int
    released: int
    held_at: datetime

    @property
    def live(self) -> int:
        """Units that are still promised and still in the bin."""
        return self.units - self.picked - self.released


@dataclass(slots=True)
class PickLineRow:
    """One stop of a walk."""

    id: int
    work_id: int
    sequence: int
    order_line_id: int
    hold_id: int
    tote_id: int | None
    slot: int
    units_needed: int
    units_picked: int
    units_short: int
    picked_by: str
    order_version: int
    suspect: bool = False

    @property
    def left(self) -> int:
        """Units that are neither picked nor given up."""
        return self.units_needed - self.units_picked - self.units_short


@dataclass(slots=True)
class ToteRow:
    """A tote."""

    id: int
    code: str
    order_id: int | None
    work_id: int | None
    slot: int | None


@dataclass(slots=True)
class CartonRow:
    """A carton of an order."""

    id: int
    order_id: int
    number: int
    delivery: int
    carton_type: str
    state: str
    sscc: str | None
    opened_at: datetime
    closed_at: datetime | None
    packed_by: str
    weight_grams: int | None = None


@dataclass(slots=True)
class ContentRow:
    """Units of an order line (and lot) in a carton."""

    id: int
    carton_id: int
    order_line_id: int
    units: int
    lot: str = ""


@dataclass(slots=True)
class SerialRow:
    """A unit's own number, and where it is."""

    id: int
    product_id: int
    serial: str
    lot: str
    place: str
    bin_id: int | None
    order_line_id: int | None
    carton_id: int | None
