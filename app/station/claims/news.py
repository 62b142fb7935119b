"""What changed about an order under a station's hands: lines, quantities, address (D10)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TypeVar

from app.fulfilment.work import OrderContents, PackPackage, PickPackage
from app.store.unit_of_work import UnitOfWork

PackageT = TypeVar("PackageT", PickPackage, PackPackage)


@dataclass(frozen=True, slots=True)
class LineChange:
    """So many units of a SKU before and now; 0 for a line that is new or gone."""

    sku: str
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class OrderNews:
    """What is different; ``cancelled`` says that nothing of the order is wanted any more."""

    lines: tuple[LineChange, ...] = ()
    address: bool = False
    cancelled: bool = False


def news_of(before: OrderContents | None, now: OrderContents | None) -> OrderNews:
    """Compare what a package was made for with what the order asks for now (None: cancelled)."""
    if now is None:
        return OrderNews(cancelled=True)
    if before is None:
        return OrderNews()
    old, new = _units(before), _units(now)
    lines = tuple(
        LineChange(sku, old[sku], new[sku])
        for sku in dict.fromkeys((*old, *new))
        if old[sku] != new[sku]
    )
    return OrderNews(lines, address=before.ship_to != now.ship_to)


def _units(contents: OrderContents) -> Counter[str]:
    units: Counter[str] = Counter()
    for sku, some in contents.lines:
        units[sku] += some
    return units


def with_contents(uow: UnitOfWork, package: PackageT) -> PackageT:
    """The package with what its orders ask for at the claim."""
    if isinstance(package, PackPackage):
        wanted = [package.order_no]
    else:
        wanted = list(package.order_versions)
    found = uow.news.contents(wanted)
    made_for = tuple(contents for contents in found.values() if contents is not None)
    return package.model_copy(update={"made_for": made_for})
