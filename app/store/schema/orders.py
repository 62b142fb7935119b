"""Documents as they came, orders, their addresses and lines (SOP phase 1)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from app.lifecycle import OrderState
from app.store.columns import (
    WORD,
    Base,
    Code,
    Currency,
    Key,
    MinorUnits,
    Name,
    Sha256,
    State,
    one_of,
)


class SourceDocument(Base):
    """A file as it was received; the raw bytes are kept (C1)."""

    __tablename__ = "source_documents"
    __table_args__ = (UniqueConstraint("kind", "sha256"),)

    id: Mapped[Key]
    kind: Mapped[State]
    name: Mapped[Name]
    sha256: Mapped[Sha256]
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    received_at: Mapped[datetime]


class Order(Base):
    """One order of one channel.  Amounts in minor units of ``currency``.

    ``version`` counts edits and cancellations by which open work becomes outdated (D10);
    ``fingerprint`` is the hash of what the channel said, so that reading it again changes nothing.
    ``cancelled_at`` is the channel's word that the customer cancelled.  ``delivery`` counts what
    leaves in one go: 1, and one more each time the rest of a split order follows (F1, F6).
    """

    __tablename__ = "orders"
    __table_args__ = (
        UniqueConstraint("order_no"),
        UniqueConstraint("channel", "channel_order_no"),
        one_of("state", OrderState),
        CheckConstraint("version > 0", name="version_positive"),
        CheckConstraint("delivery > 0", name="delivery_positive"),
        Index(None, "state", "dispatch_by", "id"),  # each sort of the lists, whole in its index
        Index(None, "state", "placed_at", "id"),
        Index(None, "state", "order_no"),
        Index(None, "dispatch_by", "id"),
        Index(None, "placed_at", "id"),
    )

    id: Mapped[Key]
    order_no: Mapped[Code]
    channel: Mapped[State]
    channel_order_no: Mapped[Code]
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[State] = mapped_column(default=OrderState.RECEIVED.value)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("source_documents.id"))
    fingerprint: Mapped[Sha256]
    email: Mapped[Name] = mapped_column(default="")
    phone: Mapped[Code] = mapped_column(default="")
    currency: Mapped[Currency]
    subtotal_minor: Mapped[MinorUnits] = mapped_column(default=0)
    shipping_minor: Mapped[MinorUnits] = mapped_column(default=0)
    tax_minor: Mapped[MinorUnits] = mapped_column(default=0)
    discount_minor: Mapped[MinorUnits] = mapped_column(default=0)
    total_minor: Mapped[MinorUnits] = mapped_column(default=0)
    financial_status: Mapped[State] = mapped_column(default="")
    payment_reference: Mapped[Name] = mapped_column(default="", deferred=True)
    shipping_method: Mapped[Name] = mapped_column(default="")
    ships_complete: Mapped[bool] = mapped_column(default=True)
    delivery: Mapped[int] = mapped_column(default=1, server_default="1")
    placed_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    dispatch_by: Mapped[datetime]
    received_at: Mapped[datetime]
    staged_at: Mapped[datetime | None]
    shipped_at: Mapped[datetime | None]

    lines: Mapped[list[OrderLine]] = relationship(
        back_populates="order", order_by="OrderLine.position", foreign_keys="OrderLine.order_id"
    )
    addresses: Mapped[list[OrderAddress]] = relationship(back_populates="order")


class OrderWord(Base):
    """A word by which an order is found, in small letters.

    From its number, its e-mail address and the recipient's name; compared byte by byte, so that
    an index finds what begins so.  A word that is not true any more stays behind the last
    character that there is (``searching.BEYOND``), where nothing that is typed begins.
    """

    __tablename__ = "order_words"
    __table_args__ = (Index(None, "order_id", "word"),)

    word: Mapped[str] = mapped_column(WORD, primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)


class OrderAddress(Base):
    """Where an order goes ("shipping") or who pays ("billing"), as the customer spelt it.

    A revision writes over it; one that says nothing of it any more leaves it blank.
    """

    __tablename__ = "order_addresses"
    __table_args__ = (
        UniqueConstraint("order_id", "purpose"),
        CheckConstraint("purpose IN ('shipping', 'billing')", name="purpose_known"),
    )

    id: Mapped[Key]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    purpose: Mapped[State]
    name: Mapped[Name] = mapped_column(default="")
    company: Mapped[Name] = mapped_column(default="")
    street1: Mapped[Name] = mapped_column(default="")
    street2: Mapped[Name] = mapped_column(default="")
    city: Mapped[Name] = mapped_column(default="")
    postcode: Mapped[Code] = mapped_column(default="")
    region: Mapped[Name] = mapped_column(default="")
    country: Mapped[Code] = mapped_column(default="")
    phone: Mapped[Code] = mapped_column(default="")

    order: Mapped[Order] = relationship(back_populates="addresses")


class OrderLine(Base):
    """So many units of one item, and how far they have come.

    ``sku`` and ``description`` are the channel's; ``product_id`` is None until C3 knows it.
    A held document may carry zero or negative ``units_ordered`` as evidence: nothing can ever
    be allocated to such a line.
    Once staged, a kit's line needs no units itself: ``kit_units`` says how many kits were ordered,
    and lines of its components, which carry no price, name it in ``kit_line_id``.
    A line that a revision took out of its order is kept: it has no ``order_id`` any more and says
    in ``retired_from`` whose it was, so that whoever reads an order's lines never meets it.
    """

    __tablename__ = "order_lines"
    __table_args__ = (
        UniqueConstraint("order_id", "position"),
        CheckConstraint("units_shipped >= 0", name="shipped_not_negative"),
        CheckConstraint("units_shipped <= units_packed", name="never_shipped_unpacked"),
        CheckConstraint("units_packed <= units_picked", name="never_packed_unpicked"),
        CheckConstraint("units_picked <= units_allocated", name="never_picked_unallocated"),
        CheckConstraint(
            "units_allocated = 0 OR units_allocated <= units_ordered", name="never_overallocated"
        ),
        CheckConstraint(
            "units_backordered >= 0 AND (units_backordered = 0"
            " OR units_allocated + units_backordered <= units_ordered)",
            name="backorder_fits",
        ),
        CheckConstraint("kit_units >= 0", name="kit_units_not_negative"),
        CheckConstraint("kit_units = 0 OR units_ordered = 0", name="a_kit_needs_no_units"),
        CheckConstraint(
            "(order_id IS NULL) = (retired_from IS NOT NULL)", name="in_its_order_or_retired"
        ),
        CheckConstraint(
            "order_id IS NOT NULL OR units_allocated = 0", name="retired_holds_nothing"
        ),
        Index(None, "product_id"),
        Index(None, "kit_line_id"),
    )

    id: Mapped[Key]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    retired_from: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    position: Mapped[int]
    sku: Mapped[Code]
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id"))
    description: Mapped[Name] = mapped_column(default="")
    units_ordered: Mapped[int]
    price_minor: Mapped[MinorUnits] = mapped_column(default=0)
    discount_minor: Mapped[MinorUnits] = mapped_column(default=0)
    units_allocated: Mapped[int] = mapped_column(default=0)
    units_backordered: Mapped[int] = mapped_column(default=0)
    units_picked: Mapped[int] = mapped_column(default=0)
    units_packed: Mapped[int] = mapped_column(default=0)
    units_shipped: Mapped[int] = mapped_column(default=0)
    kit_units: Mapped[int] = mapped_column(default=0)
    kit_line_id: Mapped[int | None] = mapped_column(ForeignKey("order_lines.id"))

    order: Mapped[Order | None] = relationship(back_populates="lines", foreign_keys=order_id)
