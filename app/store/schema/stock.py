"""Stock per bin and lot, soft holds, the double-entry ledger, counts."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
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


class Place(StrEnum):
    """The accounts of the ledger.  A bin has two: what is free and what is softly held."""

    SUPPLIER = "supplier"
    FREE = "free"
    HELD = "held"
    TOTE = "tote"
    CARTON = "carton"
    CUSTOMER = "customer"
    DIFFERENCE = "difference"


class Stock(Base):
    """So many units of a product (and lot) in a bin; ``held`` are promised, ``suspect`` not found.

    Free to promise is ``on_hand - held - suspect``; the CHECK makes overselling impossible (F1).
    ``lot`` is "" for products without lots.
    """

    __tablename__ = "stock"
    __table_args__ = (
        UniqueConstraint("product_id", "bin_id", "lot"),
        CheckConstraint("held >= 0", name="held_not_negative"),
        CheckConstraint("suspect >= 0", name="suspect_not_negative"),
        CheckConstraint("on_hand >= held + suspect", name="never_oversold"),
        Index(None, "bin_id"),
    )

    id: Mapped[Key]
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    bin_id: Mapped[int] = mapped_column(ForeignKey("bins.id"))
    lot: Mapped[Code] = mapped_column(default="")
    on_hand: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)
    suspect: Mapped[int] = mapped_column(default=0)


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


class CountTask(Base):
    """A bin whose stock somebody doubts; it waits for a blind count (S6)."""

    __tablename__ = "count_tasks"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'done')", name="state_known"),
        Index(None, "state"),
    )

    id: Mapped[Key]
    bin_id: Mapped[int] = mapped_column(ForeignKey("bins.id"))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id"))
    reason: Mapped[Code]
    state: Mapped[State] = mapped_column(default="open")
    opened_at: Mapped[datetime]
    opened_by: Mapped[Code] = mapped_column(default="")
