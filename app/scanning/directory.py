"""What the codes of the warehouse stand for: the station's own copy, asked at every scan.

A copy in memory, so that no scan waits for the database or the network.  It holds names
and codes only, never quantities.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Self, TypeVar

from app.values import Tracking

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ProductCode:
    """One product that a code may stand for, and how many units of it (a case: N)."""

    product_id: int
    sku: str
    name: str
    units: int = 1
    tracking: Tracking = Tracking.NONE


@dataclass(frozen=True, slots=True)
class CartonType:
    """One kind of carton on the shelf; inner size in mm, weights in grams."""

    code: str
    name: str
    length_mm: int
    width_mm: int
    height_mm: int
    tare_grams: int
    max_grams: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a badge; ``role`` is packer, clerk, supervisor or administrator."""

    badge: str
    name: str
    role: str

    @property
    def supervises(self) -> bool:
        """True if this badge may approve what a packer may not."""
        return self.role in {"supervisor", "administrator"}


@dataclass(frozen=True, slots=True)
class ToteUse:
    """Which order a tote is bound to, and on which cart's walk."""

    order_no: str
    work_no: str


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything that a scan can name.

    Attributes:
        products: by GTIN-14, and by SKU or supplier code as written; several products
            under one code make it ambiguous.
        bins: bin codes -> zone.
        totes: tote codes.
        orders: order numbers that are on the floor.
        cartons: carton types by code.
        people: by badge code.
        purchase_orders: numbers of purchase orders whose goods are expected.
        lots: names of lots -> ids of the products that have a lot of that name.
        carts: numbers of carts that are to be picked.
        recalled: names of lots that are in quarantine as a whole -> ids of their products.
        totes_in_use: codes of totes that were bound when the walk in hand was claimed -> to what.
        lanes: codes of the dock's lanes -> the carrier whose parcels stand there.
    """

    products: Mapping[str, tuple[ProductCode, ...]] = field(default_factory=dict)
    bins: Mapping[str, str] = field(default_factory=dict)
    totes: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()
    cartons: Mapping[str, CartonType] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    purchase_orders: frozenset[str] = frozenset()
    lots: Mapping[str, frozenset[int]] = field(default_factory=dict)
    carts: frozenset[str] = frozenset()
    recalled: Mapping[str, frozenset[int]] = field(default_factory=dict)
    totes_in_use: Mapping[str, ToteUse] = field(default_factory=dict)
    lanes: Mapping[str, str] = field(default_factory=dict)

    def only(self, keys: Collection[str]) -> Self:
        """The same with nothing but what stands under ``keys``."""
        return type(self)(
            products=_some(self.products, keys),
            bins=_some(self.bins, keys),
            totes=self.totes.intersection(keys),
            orders=self.orders.intersection(keys),
            cartons=_some(self.cartons, keys),
            people=_some(self.people, keys),
            purchase_orders=self.purchase_orders.intersection(keys),
            lots=_some(self.lots, keys),
            carts=self.carts.intersection(keys),
            recalled=_some(self.recalled, keys),
            totes_in_use=_some(self.totes_in_use, keys),
            lanes=_some(self.lanes, keys),
        )


def _some(names: Mapping[str, T], keys: Collection[str]) -> dict[str, T]:
    return {key: names[key] for key in keys if key in names}
