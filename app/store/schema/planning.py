"""The layout of the warehouse, orders in planned waves, and when waves are released (F2, T2)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from app.store.columns import Base, Code, Key, State, one_of


class PartKind(StrEnum):
    """What a part of the layout is."""

    AISLE = "aisle"
    CROSS_AISLE = "cross-aisle"
    START = "start"
    DROP_OFF = "drop-off"


class AisleDirection(StrEnum):
    """Which way carts may go along an aisle; up is from its ``from_mm`` to its ``to_mm``."""

    BOTH = "both"
    UP = "up"
    DOWN = "down"


class LayoutPart(Base):
    """One part of the floor plan.  Lengths in mm; x runs to the right, y up the aisles.

    An aisle stands at ``x_mm`` and runs from ``from_mm`` to ``to_mm`` along y; a cross-aisle lies
    at ``y_mm`` and may say from where to where along x; a start or drop-off point is at both.
    What was taken out of the plan is ``retired``.
    """

    __tablename__ = "layout_parts"
    __table_args__ = (
        UniqueConstraint("kind", "code"),
        one_of("kind", PartKind),
        one_of("direction", AisleDirection),
        CheckConstraint("kind = 'cross-aisle' OR x_mm IS NOT NULL", name="has_its_x"),
        CheckConstraint("kind = 'aisle' OR y_mm IS NOT NULL", name="has_its_y"),
        CheckConstraint("kind <> 'aisle' OR from_mm IS NOT NULL", name="aisle_has_ends"),
        CheckConstraint("(from_mm IS NULL) = (to_mm IS NULL)", name="both_ends_or_none"),
        CheckConstraint("to_mm IS NULL OR to_mm > from_mm", name="ends_in_order"),
    )

    id: Mapped[Key]
    kind: Mapped[State]
    code: Mapped[Code]
    x_mm: Mapped[int | None]
    y_mm: Mapped[int | None]
    from_mm: Mapped[int | None]
    to_mm: Mapped[int | None]
    direction: Mapped[State] = mapped_column(default=AisleDirection.BOTH.value)
    blocked: Mapped[bool] = mapped_column(default=False)
    retired: Mapped[bool] = mapped_column(default=False, server_default=false())


class DraftOrder(Base):
    """An order in a planned wave that is not released: which cart, which slot.

    An order has one row, so it is in one draft at most; when the wave is released or withdrawn,
    the row stays and names none.
    """

    __tablename__ = "draft_orders"
    __table_args__ = (
        UniqueConstraint("order_id"),
        UniqueConstraint("wave_id", "cart", "slot"),
        CheckConstraint("cart > 0 AND slot > 0", name="counts_from_one"),
        CheckConstraint(
            "(wave_id IS NULL) = (cart IS NULL) AND (wave_id IS NULL) = (slot IS NULL)",
            name="in_a_slot_or_in_no_draft",
        ),
        Index(
            "ix_draft_orders_in_a_draft",
            "order_id",
            postgresql_where=text("wave_id IS NOT NULL"),
            sqlite_where=text("wave_id IS NOT NULL"),
        ),
    )

    id: Mapped[Key]
    wave_id: Mapped[int | None] = mapped_column(ForeignKey("waves.id"))
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    cart: Mapped[int | None]
    slot: Mapped[int | None]


class ReleaseMode(StrEnum):
    """What lets waves go."""

    PICKER_ASKS = "picker asks"
    BY_HAND = "by hand"
    SCHEDULE = "schedule"


class WaveRule(Base):
    """How waves are planned and when they go: one row for the whole warehouse.

    0 is no limit, and no such occasion.  ``every_min`` counts from the last scheduled release,
    ``before_cut_off_min`` from the next cut-off of the waiting orders.  ``totes_by_scan``: a cart
    goes without totes, and its picker binds one to each slot by scan.
    """

    __tablename__ = "wave_rule"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        one_of("mode", ReleaseMode),
        CheckConstraint("every_min >= 0 AND before_cut_off_min >= 0", name="times_not_negative"),
        CheckConstraint("totes > 0", name="carts_have_totes"),
        CheckConstraint("units >= 0 AND grams >= 0 AND cm3 >= 0", name="limits_not_negative"),
    )

    id: Mapped[Key]
    mode: Mapped[State] = mapped_column(default=ReleaseMode.PICKER_ASKS.value)
    grouping: Mapped[State] = mapped_column(default="walk")
    every_min: Mapped[int] = mapped_column(default=0)
    before_cut_off_min: Mapped[int] = mapped_column(default=0)
    totes: Mapped[int] = mapped_column(default=10)
    units: Mapped[int] = mapped_column(default=0)
    grams: Mapped[int] = mapped_column(default=0)
    cm3: Mapped[int] = mapped_column(default=0)
    totes_by_scan: Mapped[bool] = mapped_column(default=False, server_default=false())
    last_released_at: Mapped[datetime | None]
