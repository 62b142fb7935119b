"""Waves, totes, claimed work, what is picked, cartons and what is in them (SOP phase 2)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.store.columns import Base, Code, Key, State, one_of


class WorkKind(StrEnum):
    """What a station can claim."""

    PICK = "pick"
    PACK = "pack"
    RECEIVE = "receive"
    COUNT = "count"
    MOVE = "move"
    PUT_AWAY = "put away"


class WorkState(StrEnum):
    """Where a piece of work stands; ``SET_ASIDE`` waits for a supervisor."""

    OPEN = "open"
    CLAIMED = "claimed"
    DONE = "done"
    SET_ASIDE = "set aside"
    WITHDRAWN = "withdrawn"


class CartonState(StrEnum):
    """A carton from the shelf to the carrier (D8, D9)."""

    OPEN = "open"
    LABELLED = "labelled"
    CLOSED = "closed"
    SHIPPED = "shipped"


class WaveState(StrEnum):
    """A wave from the plan to the last cart; ``WITHDRAWN`` was given up or pulled back."""

    DRAFT = "draft"
    RELEASED = "released"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class Wave(Base):
    """Orders that are picked together (F2).

    ``walk_mm`` and ``walk_s`` are the planned walk of all its carts, ``before_mm`` what the same
    orders would cost first come, first served; None where nobody has measured the floor.
    """

    __tablename__ = "waves"
    __table_args__ = (
        UniqueConstraint("wave_no"),
        one_of("state", WaveState),
        CheckConstraint("state <> 'draft' OR released_at IS NULL", name="draft_not_released"),
        CheckConstraint(
            "state NOT IN ('released', 'done') OR released_at IS NOT NULL",
            name="released_has_its_time",
        ),
        CheckConstraint("walk_mm >= 0 AND before_mm >= 0 AND walk_s >= 0", name="walk_makes_sense"),
        Index(None, "state"),
    )

    id: Mapped[Key]
    wave_no: Mapped[Code]
    zone: Mapped[Code] = mapped_column(default="")
    state: Mapped[State] = mapped_column(default=WaveState.RELEASED.value)
    grouping: Mapped[State] = mapped_column(default="")
    cut_off: Mapped[datetime | None]
    planned_at: Mapped[datetime | None]
    planned_by: Mapped[Code] = mapped_column(default="")
    released_at: Mapped[datetime | None]
    released_by: Mapped[Code] = mapped_column(default="")
    walk_mm: Mapped[int | None]
    before_mm: Mapped[int | None]
    walk_s: Mapped[int | None]


class Work(Base):
    """Something one station at a time works on: a cart's walk, the packing of an order, stock.

    ``fence`` grows with every claim, so that late scans of an old claim are known (D11).
    ``package`` is what the station took with it at the claim, and ``order_version`` the version
    of the order that it was made for (packing only; a pick line knows its own), so that a
    restart gets the same package and an edited order is noticed (D10).
    ``other_badge_required`` (D7) wants it packed under another badge than it was picked;
    ``check_approved_by`` is the supervisor who let it be packed under the same.
    ``ship_by`` is when the most urgent order of a walk must leave: walks are taken in this order.
    ``taken_from`` is the station that lost it last; while ``suspect``, that station may keep
    scans of it that are not here (sync.md, step 6).
    """

    __tablename__ = "works"
    __table_args__ = (
        UniqueConstraint("work_no"),
        one_of("kind", WorkKind),
        one_of("state", WorkState),
        CheckConstraint("(kind = 'pack') = (order_id IS NOT NULL)", name="packing_has_an_order"),
        CheckConstraint("(state = 'claimed') = (holder <> '')", name="claimed_has_a_holder"),
        Index(None, "kind", "state", "ship_by", "id"),
        Index(None, "state", "lease_until"),
        Index(None, "order_id"),
        Index(None, "wave_id"),
        Index(None, "purchase_order_id"),
        Index(None, "count_task_id"),
    )

    id: Mapped[Key]
    work_no: Mapped[Code]
    kind: Mapped[State]
    state: Mapped[State] = mapped_column(default=WorkState.OPEN.value)
    wave_id: Mapped[int | None] = mapped_column(ForeignKey("waves.id"))
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    purchase_order_id: Mapped[int | None] = mapped_column(ForeignKey("purchase_orders.id"))
    count_task_id: Mapped[int | None] = mapped_column(ForeignKey("count_tasks.id"))
    holder: Mapped[Code] = mapped_column(default="")
    holder_badge: Mapped[Code] = mapped_column(default="")
    fence: Mapped[int] = mapped_column(default=0)
    order_version: Mapped[int] = mapped_column(default=0)
    package: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    other_badge_required: Mapped[bool] = mapped_column(default=False)
    check_approved_by: Mapped[Code] = mapped_column(default="")
    ship_by: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    taken_from: Mapped[Code] = mapped_column(default="")
    taken_at: Mapped[datetime | None]
    suspect: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class ClaimedPackage(Base):
    """What a station took with it at a claim, for ever: the flight recorder judges by it."""

    __tablename__ = "claimed_packages"
    __table_args__ = (
        UniqueConstraint("work_id", "fence", "edition"),
        CheckConstraint("edition > 0", name="edition_positive"),
    )

    id: Mapped[Key]
    work_id: Mapped[int] = mapped_column(ForeignKey("works.id"))
    fence: Mapped[int]
    edition: Mapped[int]
    package: Mapped[dict[str, Any]]
    claimed_at: Mapped[datetime]


class Tote(Base):
    """A tote; bound to at most one order at a time, on a slot of one cart."""

    __tablename__ = "totes"
    __table_args__ = (
        UniqueConstraint("code"),
        UniqueConstraint("work_id", "slot"),
        CheckConstraint("(order_id IS NULL) = (work_id IS NULL)", name="bound_or_free"),
        Index(None, "order_id"),
    )

    id: Mapped[Key]
    code: Mapped[Code]
    order_id: Mapped[int | None] = mapped_column(ForeignKey("orders.id"))
    work_id: Mapped[int | None] = mapped_column(ForeignKey("works.id"))
    slot: Mapped[int | None]


class PickLine(Base):
    """One stop of a cart's walk: so many units from one stock row into one tote.

    ``order_version`` is the version of the order that the stop was last planned or claimed for.
    ``suspect``: possibly already picked by a station that lost the walk and kept its scans.
    ``tote_id`` is NULL until a tote is bound to the slot: at the release, or by the picker's scan.
    """

    __tablename__ = "pick_lines"
    __table_args__ = (
        UniqueConstraint("work_id", "sequence"),
        CheckConstraint("units_needed > 0", name="needs_units"),
        CheckConstraint("units_picked >= 0 AND units_short >= 0", name="counts_not_negative"),
        CheckConstraint("units_picked + units_short <= units_needed", name="never_overpicked"),
        CheckConstraint("units_picked = 0 OR tote_id IS NOT NULL", name="picked_into_a_tote"),
        Index(None, "order_line_id"),
        Index(None, "hold_id"),
    )

    id: Mapped[Key]
    work_id: Mapped[int] = mapped_column(ForeignKey("works.id"))
    sequence: Mapped[int]
    order_line_id: Mapped[int] = mapped_column(ForeignKey("order_lines.id"))
    hold_id: Mapped[int] = mapped_column(ForeignKey("holds.id"))
    tote_id: Mapped[int | None] = mapped_column(ForeignKey("totes.id"))
    slot: Mapped[int]
    units_needed: Mapped[int]
    units_picked: Mapped[int] = mapped_column(default=0)
    units_short: Mapped[int] = mapped_column(default=0)
    picked_by: Mapped[Code] = mapped_column(default="")
    order_version: Mapped[int] = mapped_column(default=1)
    suspect: Mapped[bool] = mapped_column(default=False)


class Carton(Base):
    """One carton of an order; ``number`` counts 1, 2, 3 within the order.

    ``delivery`` is the order's when the carton was opened.
    """

    __tablename__ = "cartons"
    __table_args__ = (
        UniqueConstraint("order_id", "number"),
        UniqueConstraint("sscc"),
        one_of("state", CartonState),
        CheckConstraint("number > 0", name="number_positive"),
        CheckConstraint("delivery > 0", name="delivery_positive"),
        CheckConstraint("state = 'open' OR sscc IS NOT NULL", name="labelled_has_sscc"),
        Index(None, "state", "closed_at", "id"),
    )

    id: Mapped[Key]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    number: Mapped[int]
    delivery: Mapped[int] = mapped_column(default=1, server_default="1")
    carton_type: Mapped[Code]
    state: Mapped[State] = mapped_column(default=CartonState.OPEN.value)
    sscc: Mapped[Code | None]
    weight_grams: Mapped[int | None]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    packed_by: Mapped[Code] = mapped_column(default="")


class CartonContent(Base):
    """Units of one order line (and lot) in one carton, each verified by its own scan."""

    __tablename__ = "carton_contents"
    __table_args__ = (
        UniqueConstraint("carton_id", "order_line_id", "lot"),
        CheckConstraint("units >= 0", name="units_not_negative"),
        Index(None, "order_line_id"),
    )

    id: Mapped[Key]
    carton_id: Mapped[int] = mapped_column(ForeignKey("cartons.id"))
    order_line_id: Mapped[int] = mapped_column(ForeignKey("order_lines.id"))
    lot: Mapped[Code] = mapped_column(default="")
    units: Mapped[int]
