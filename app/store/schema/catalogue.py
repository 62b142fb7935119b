"""Products with their codes and kits, customers, bins, carton types."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.store.columns import Base, Code, Currency, Key, MinorUnits, Name, State, one_of
from app.values import Tracking


class Product(Base):
    """One sellable thing.  Weights in grams, sizes in mm; 0 is "not known".

    ``min_days_left`` are the days that a lot must still be good for when it is dispatched.
    ``lead_days`` is how long its supplier takes, in days; 0 is "not known".
    """

    __tablename__ = "products"
    __table_args__ = (
        UniqueConstraint("sku"),
        CheckConstraint("price_minor >= 0", name="price_not_negative"),
        CheckConstraint("weight_grams >= 0", name="weight_not_negative"),
        CheckConstraint("count_policy IN ('each', 'first then count')", name="count_policy_known"),
        one_of("tracking", Tracking),
        CheckConstraint("min_days_left >= 0", name="days_left_not_negative"),
        CheckConstraint("lead_days >= 0", name="lead_not_negative"),
    )

    id: Mapped[Key]
    sku: Mapped[Code]
    name: Mapped[Name]
    price_minor: Mapped[MinorUnits] = mapped_column(default=0)
    currency: Mapped[Currency]
    weight_grams: Mapped[int] = mapped_column(default=0)
    length_mm: Mapped[int] = mapped_column(default=0)
    width_mm: Mapped[int] = mapped_column(default=0)
    height_mm: Mapped[int] = mapped_column(default=0)
    sellable: Mapped[bool] = mapped_column(default=True)
    count_policy: Mapped[Code] = mapped_column(default="each")
    tracking: Mapped[State] = mapped_column(default=Tracking.NONE.value)
    min_days_left: Mapped[int] = mapped_column(default=0)
    lead_days: Mapped[int] = mapped_column(default=0)

    codes: Mapped[list[ProductCodeRow]] = relationship(back_populates="product")


class ProductCodeRow(Base):
    """A barcode of a product.  ``units`` is 1, or N for a case (D5).  A ``retired`` one is no more.

    GTINs stand here with 14 digits.  One code under two products is allowed: the resolver says
    that it is ambiguous, it never guesses.
    """

    __tablename__ = "product_codes"
    __table_args__ = (
        UniqueConstraint("code", "product_id"),
        CheckConstraint("units > 0", name="units_positive"),
        Index(None, "product_id"),
    )

    id: Mapped[Key]
    code: Mapped[Code]
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    units: Mapped[int] = mapped_column(default=1)
    retired: Mapped[bool] = mapped_column(default=False, server_default=false())

    product: Mapped[Product] = relationship(back_populates="codes")


class KitComponent(Base):
    """So many units of a product are in one kit, or were until it was ``retired`` from it.

    A kit holds no stock of its own.
    """

    __tablename__ = "kit_components"
    __table_args__ = (
        UniqueConstraint("kit_id", "component_id"),
        CheckConstraint("units > 0", name="units_positive"),
        CheckConstraint("kit_id <> component_id", name="not_of_itself"),
    )

    id: Mapped[Key]
    kit_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    component_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    units: Mapped[int]
    retired: Mapped[bool] = mapped_column(default=False, server_default=false())


class Customer(Base):
    """Who orders.  ``number`` is the channel's, or the e-mail address where there is none."""

    __tablename__ = "customers"
    __table_args__ = (UniqueConstraint("number"),)

    id: Mapped[Key]
    number: Mapped[Name]
    name: Mapped[Name]
    email: Mapped[Name] = mapped_column(default="")
    ships_complete: Mapped[bool] = mapped_column(default=True)


class Bin(Base):
    """One place on a shelf.  Coordinates in mm; None where nobody has measured.

    ``side`` is left or right of its aisle as seen going up it, "" where nobody has said.
    ``walk_order`` is the natural order of the codes (A-2 before A-10).  What lies in a bin for
    ``quarantine`` may not leave until a supervisor says so.
    """

    __tablename__ = "bins"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("(x_mm IS NULL) = (y_mm IS NULL)", name="both_coordinates_or_none"),
        CheckConstraint("side IN ('', 'left', 'right')", name="side_known"),
    )

    id: Mapped[Key]
    code: Mapped[Code]
    zone: Mapped[Code] = mapped_column(default="")
    aisle: Mapped[Code] = mapped_column(default="")
    bay: Mapped[Code] = mapped_column(default="")
    level: Mapped[Code] = mapped_column(default="")
    side: Mapped[Code] = mapped_column(default="")
    x_mm: Mapped[int | None]
    y_mm: Mapped[int | None]
    walk_order: Mapped[int] = mapped_column(default=0)
    quarantine: Mapped[bool] = mapped_column(default=False)


class CartonTypeRow(Base):
    """A kind of carton: inner size in mm, weights in grams."""

    __tablename__ = "carton_types"
    __table_args__ = (
        UniqueConstraint("code"),
        CheckConstraint("length_mm > 0 AND width_mm > 0 AND height_mm > 0", name="has_a_size"),
        CheckConstraint("max_grams > tare_grams AND tare_grams >= 0", name="weights_make_sense"),
    )

    id: Mapped[Key]
    code: Mapped[Code]
    name: Mapped[Name]
    length_mm: Mapped[int]
    width_mm: Mapped[int]
    height_mm: Mapped[int]
    tare_grams: Mapped[int]
    max_grams: Mapped[int]


class Likeness(StrEnum):
    """Why two products are looked at twice."""

    CODE = "code"
    NAME = "name"
    CONFUSED = "confused"


class LookAlike(Base):
    """Two products that are taken for one another; each pair stands once, the smaller id first.

    ``times`` counts how often one was scanned where the other was needed.  A ``retired`` pair is
    alike no more by what its codes and names say now.
    """

    __tablename__ = "look_alikes"
    __table_args__ = (
        UniqueConstraint("product_id", "other_id", "why"),
        one_of("why", Likeness),
        CheckConstraint("product_id < other_id", name="smaller_id_first"),
        CheckConstraint("times >= 0", name="times_not_negative"),
        Index(None, "other_id"),
    )

    id: Mapped[Key]
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    other_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    why: Mapped[State]
    times: Mapped[int] = mapped_column(default=0)
    retired: Mapped[bool] = mapped_column(default=False, server_default=false())
