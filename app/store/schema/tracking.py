"""Lots with their dates, and serial numbers with the one place where each of them is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.columns import Base, Code, Key, State, one_of


class SerialPlace(StrEnum):
    """Where a serial number is; ``GONE`` was counted and not found, or written off."""

    BIN = "bin"
    TOTE = "tote"
    CARTON = "carton"
    SHIPPED = "shipped"
    GONE = "gone"


class Lot(Base):
    """A lot of a product: when it expires (None: it does not), and whether it may be sold.

    One name may be a lot of two products; the product says which (verification.md, scenario 10).
    """

    __tablename__ = "lots"
    __table_args__ = (
        UniqueConstraint("product_id", "lot"),
        CheckConstraint("lot <> ''", name="has_a_name"),
    )

    id: Mapped[Key]
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    lot: Mapped[Code]
    expires_on: Mapped[date | None] = mapped_column(Date)
    quarantined: Mapped[bool] = mapped_column(default=False)


class Serial(Base):
    """One unit with a number of its own, and where it is.

    A number stands once for each product, so that it counts once in the whole stock, and in one
    carton at most, so that it counts once per shipment (D6).  ``lot`` is "" where lots are not
    tracked; ``order_line_id`` is the line that it was picked for.
    """

    __tablename__ = "serials"
    __table_args__ = (
        UniqueConstraint("product_id", "serial"),
        one_of("place", SerialPlace),
        CheckConstraint("serial <> ''", name="has_a_number"),
        CheckConstraint("(place = 'bin') = (bin_id IS NOT NULL)", name="in_a_bin_or_not"),
        CheckConstraint(
            "(place IN ('carton', 'shipped')) = (carton_id IS NOT NULL)", name="in_a_carton_or_not"
        ),
        CheckConstraint(
            "(place IN ('tote', 'carton', 'shipped')) = (order_line_id IS NOT NULL)",
            name="picked_for_a_line",
        ),
        Index(None, "bin_id"),
        Index(None, "order_line_id"),
        Index(None, "carton_id"),
    )

    id: Mapped[Key]
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    serial: Mapped[Code]
    lot: Mapped[Code] = mapped_column(default="")
    place: Mapped[State] = mapped_column(default=SerialPlace.BIN.value)
    bin_id: Mapped[int | None] = mapped_column(ForeignKey("bins.id"))
    order_line_id: Mapped[int | None] = mapped_column(ForeignKey("order_lines.id"))
    carton_id: Mapped[int | None] = mapped_column(ForeignKey("cartons.id"))
