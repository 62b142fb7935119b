"""What may be promised of a product, to the last unit (F1, P2): the available-to-promise figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.store.books.allocation.standing import BinStanding, Expected, Holder, WaitingLine
from app.store.unit_of_work import UnitOfWork

T = TypeVar("T", BinStanding, WaitingLine, Holder, Expected)


@dataclass(frozen=True, slots=True)
class Promise:
    """How the units of a product stand; all counts are 0 or more.

    Attributes:
        on_hand: in the bins.
        held: promised to orders.
        suspect: not found when somebody looked; a count will say.
        kept_back: in quarantine, expired, or too near to it.
        free: neither of these.
        wanted: units that waiting orders miss.
    """

    on_hand: int = 0
    held: int = 0
    suspect: int = 0
    kept_back: int = 0
    free: int = 0
    wanted: int = 0

    @property
    def available(self) -> int:
        """Units that a new order can still have: free, and no order waits for them."""
        return max(0, self.free - self.wanted)


def available_to_promise(
    uow: UnitOfWork, product_ids: Collection[int], today: date
) -> dict[int, Promise]:
    """How these products stand, by id; ``today`` decides which lots may still leave."""
    bins = by_product(uow.standing.bins(product_ids, today))
    lines = by_product(uow.standing.waiting(product_ids))
    return {
        product_id: promise_of(bins[product_id], lines[product_id]) for product_id in product_ids
    }


def promise_of(bins: Collection[BinStanding], waiting: Iterable[WaitingLine]) -> Promise:
    """Add up one product's bins and the lines that wait for it."""
    return Promise(
        on_hand=sum(one.on_hand for one in bins),
        held=sum(one.held for one in bins),
        suspect=sum(one.suspect for one in bins),
        kept_back=sum(one.kept_back for one in bins),
        free=sum(one.free for one in bins),
        wanted=sum(line.units_missing for line in waiting),
    )


def by_product(rows: Iterable[T]) -> dict[int, list[T]]:
    """Sort rows by the product they speak of; a product without rows has an empty list."""
    found: defaultdict[int, list[T]] = defaultdict(list)
    for row in rows:
        found[row.product_id].append(row)
    return found
