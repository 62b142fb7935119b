"""Stock per bin and lot, soft holds, the double-entry ledger, counts, what suppliers bring."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.columns import Base, Code, Key, Name, State, one_of


class Movement(StrEnum):
    """Why the ledger has an entry (R3)."""

    RECEIPT = "receipt"
    HOLD = "hold"
    RELEASE = "release"
    PICK = "pick"
    UNPICK = "unpick"
    PACK = "pack"
    UNPACK = "unpack"
    SHIP = "ship"
    COUNT = "count"
    MOVE = "move"
    RETURN = "return"
    WRITE_OFF = "write-off"
    FOUND = "found"
    DOUBT = "doubt"
    QUARANTINE = "quarantine"
    CLEAR = "clear"


class Place(StrEnum):
    """The accounts of the ledger.

    A bin has four: what is free, what is softly held, what was not found at a pick (suspect) and
    what may not leave (quarantine).
    """

    SUPPLIER = "supplier"
    FREE = "free"
    HELD = "held"
    SUSPECT = "suspect"
    QUARANTINE = "quarantine"
    TOTE = "tote"
    CARTON = "carton"
    CUSTOMER = "customer"
    DIFFERENCE = "difference"


class Stock(Base):
    """So many units of a product (and lot) in a bin.

    ``held`` are promised, ``suspect`` were not found at a pick, ``quarantined`` may not leave.
    Free to promise is what is left of ``on_hand``; the CHECK makes overselling impossible (F1).
    ``lot`` is "" for products without lots.
    """

    __tablename__ = "stock"
    __table_args__ = (
        UniqueConstraint("product_id", "bin_id", "lot"),
        CheckConstraint("held >= 0", name="held_not_negative"),
        CheckConstraint("suspect >= 0", name="suspect_not_negative"),
        CheckConstraint("quarantined >= 0", name="quarantined_not_negative"),
        CheckConstraint("on_hand >= held + suspect + quarantined", name="never_oversold"),
        Index(None, "bin_id"),
    )

    id: Mapped[Key]
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    bin_id: Mapped[int] = mapped_column(ForeignKey("bins.id"))
    lot: Mapped[Code] = mapped_column(default="")
    on_hand: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)
    suspect: Mapped[int] = mapped_column(default=0)
    quarantined: Mapped[int] = mapped_column(default=0)


class Hold(Base):
    """A soft hold: units of one stock row promised to one order line (F1).

    Still held is ``units - picked - released``.
    """

    __tablename__ = "holds"
    __table_args__ = (
        UniqueConstraint("order_line_id", "stock_id"),
        CheckConstraint("units > 0 AND picked >= 0 AND released >= 0", name="counts_make_sense"),
        CheckConstraint("picked + released <= units", name="never_more_than_held"),
        Index(None, "stock_id"),
    )

    id: Mapped[Key]
    order_line_id: Mapped[int] = mapped_column(ForeignKey("order_lines.id"))
    stock_id: Mapped[int] = mapped_column(ForeignKey("stock.id"))
    units: Mapped[int]
    picked: Mapped[int] = mapped_column(default=0)
    released: Mapped[int] = mapped_column(default=0)
    held_at: Mapped[datetime]


class LedgerEntry(Base):
    """One side of a movement; the sides of one ``movement_id`` add up to zero (R3).

    ``place`` is a bin or tote code, an order number with a carton's number ("1001/1"), or "" for
    supplier, customer and difference.
    Never changed and never deleted: triggers refuse it.
    """

    __tablename__ = "ledger"
    __table_args__ = (
        CheckConstraint("units <> 0", name="units_not_zero"),
        one_of("movement", Movement),
        one_of("place_kind", Place),
        Index(None, "product_id", "place_kind", "place"),
        Index(None, "movement_id"),
        Index(None, "reference"),
    )

    id: Mapped[Key]
    movement_id: Mapped[UUID]
    movement: Mapped[State]
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    place_kind: Mapped[State]
    place: Mapped[Name] = mapped_column(default="")
    lot: Mapped[Code] = mapped_column(default="")
    units: Mapped[int]
    reference: Mapped[Code] = mapped_column(default="")
    badge: Mapped[Code] = mapped_column(default="")
    station: Mapped[Code] = mapped_column(default="")
    at: Mapped[datetime]


class CountState(StrEnum):
    """A count from doubt to fact; ``DRIFT`` waits for a supervisor's badge."""

    OPEN = "open"
    RECOUNT = "recount"
    DRIFT = "drift"
    DONE = "done"


class CountTask(Base):
    """A bin whose stock somebody doubts; it waits for a blind count (S6).

    ``counted_by`` made the first count, so that another badge makes the second.
    """

    __tablename__ = "count_tasks"
    __table_args__ = (
        one_of("state", CountState),
        Index(None, "state"),
    )

    id: Mapped[Key]
    bin_id: Mapped[int] = mapped_column(ForeignKey("bins.id"))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id"))
    reason: Mapped[Code]
    state: Mapped[State] = mapped_column(default="open")
    opened_at: Mapped[datetime]
    opened_by: Mapped[Code] = mapped_column(default="")
    counted_by: Mapped[Code] = mapped_column(default="")
    done_at: Mapped[datetime | None]


class CountResult(Base):
    """One blind count with what the books said at that moment.  Never changed, never deleted.

    ``found`` has a row for each product (and lot): ``product_id``, ``lot``, ``counted``, and
    ``books``, units on hand.  ``agrees`` is None where the bin moved meanwhile: it proves nothing.
    """

    __tablename__ = "count_results"
    __table_args__ = (Index(None, "count_task_id"),)

    id: Mapped[Key]
    count_task_id: Mapped[int] = mapped_column(ForeignKey("count_tasks.id"))
    badge: Mapped[Code]
    station: Mapped[Code]
    found: Mapped[dict[str, Any]]
    agrees: Mapped[bool | None]
    at: Mapped[datetime]


class PurchaseState(StrEnum):
    """``RECEIVED`` when every line has come in full, or a supervisor closed it."""

    OPEN = "open"
    RECEIVED = "received"


class PurchaseOrder(Base):
    """What one supplier will bring."""

    __tablename__ = "purchase_orders"
    __table_args__ = (
        UniqueConstraint("po_no"),
        one_of("state", PurchaseState),
        Index(None, "state"),
    )

    id: Mapped[Key]
    po_no: Mapped[Code]
    supplier: Mapped[Name]
    state: Mapped[State] = mapped_column(default=PurchaseState.OPEN.value)
    expected_on: Mapped[date | None]
    entered_at: Mapped[datetime]


class PurchaseLine(Base):
    """So many units of one product that will come, and that have come.

    More than was ordered may come: a supervisor took it, with the case or badge that says so.
    ``closed``: what has not come is not waited for any more.
    """

    __tablename__ = "purchase_lines"
    __table_args__ = (
        UniqueConstraint("purchase_order_id", "product_id"),
        CheckConstraint("units_ordered > 0", name="orders_units"),
        CheckConstraint("units_received >= 0", name="received_not_negative"),
        Index(None, "product_id"),
    )

    id: Mapped[Key]
    purchase_order_id: Mapped[int] = mapped_column(ForeignKey("purchase_orders.id"))
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    units_ordered: Mapped[int]
    units_received: Mapped[int] = mapped_column(default=0)
    expected_on: Mapped[date | None]
    closed: Mapped[bool] = mapped_column(default=False)
