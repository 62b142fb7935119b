"""Orders put together two by two, always where it saves most.

Source: Clarke & Wright 1964 as variant (ii) of de Koster, van der Poort & Wolters 1999: savings
are computed anew with every cart that grows.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush, nlargest

from app.fulfilment.batching.search.sharing import Carts, Sharing

_ALL_PAIRS_OF = 130
"""Up to so many orders every pair is priced; of more only the likely ones."""

_LIKELY = 18
_LIKELY_OF_CARTS = 28
_LIKELY_OF_SMALL = 40
"""Orders of a few aisles are priced fast, and any of many may be their best partner."""

_FEW_AISLES = 3


def save_by_pairs(sharing: Sharing, groups: Carts) -> Carts:
    """Put groups of orders together while that shortens the walks.

    Args:
        sharing: the orders.
        groups: those that already are together, each order in one group.
    """
    return _Savings(sharing, groups).run()


class _Savings:
    """Carts that grow; a cart that is put together with another lives on under a new number."""

    def __init__(self, sharing: Sharing, groups: Carts) -> None:
        self._sharing = sharing
        self._fits = sharing.fit()
        self._carts = [list(group) for group in groups]
        self._masks = [sharing.mask_of(group) for group in groups]
        self._loads = [sharing.load_of(group) for group in groups]
        self._costs = [sharing.price(mask) for mask in self._masks]
        self._alive = [True] * len(groups)
        self._became = list(range(len(groups)))
        self._few = few = len(groups) <= _ALL_PAIRS_OF
        small = _mean_aisles(sharing, self._masks) <= _FEW_AISLES
        self._most = len(groups) if few else _LIKELY_OF_SMALL if small else _LIKELY_OF_CARTS
        self._likely = likely_partners(
            sharing, self._masks, self._most if few or small else _LIKELY
        )
        self._heap: list[tuple[int, int, int]] = []

    def run(self) -> Carts:
        """Put together what saves most until nothing saves."""
        partners = self._likely
        while self._offer_pairs(partners):
            while self._heap:
                _, one, other = heappop(self._heap)
                if self._alive[one] and self._alive[other]:
                    self._unite(one, other)
            partners = self._partners_left()
        return [cart for cart, alive in zip(self._carts, self._alive, strict=True) if alive]

    def _offer_pairs(self, partners: Sequence[Sequence[int]]) -> bool:
        """Price every likely pair; whether any of them saves."""
        pairs = {
            (min(cart, other), max(cart, other))
            for cart, some in enumerate(partners)
            for other in some
        }
        for cart, other in sorted(pairs):
            self._offer(cart, other)
        return bool(self._heap)

    def _partners_left(self) -> list[list[int]]:
        """Who the carts that are left could go with, when all their own partners are full."""
        if self._few:
            return []
        left = [cart for cart, alive in enumerate(self._alive) if alive]
        near = likely_partners(self._sharing, [self._masks[cart] for cart in left], _LIKELY)
        partners: list[list[int]] = [[] for _ in self._carts]
        for cart, some in zip(left, near, strict=True):
            self._likely[cart] = partners[cart] = [left[other] for other in some]
        return partners

    def _offer(self, one: int, other: int) -> None:
        if self._fits(self._loads[one] + self._loads[other]):
            together = self._sharing.price(self._masks[one] | self._masks[other])
            saved = self._costs[one] + self._costs[other] - together
            if saved > 0:
                heappush(self._heap, (-saved, one, other))

    def _unite(self, one: int, other: int) -> None:
        number = len(self._carts)
        self._alive[one] = self._alive[other] = False
        self._became[one] = self._became[other] = number
        self._became.append(number)
        self._carts.append(self._carts[one] + self._carts[other])
        self._masks.append(self._masks[one] | self._masks[other])
        self._loads.append(self._loads[one] + self._loads[other])
        self._costs.append(self._sharing.price(self._masks[number]))
        self._alive.append(True)
        partners = {self._now(cart) for cart in self._likely[one] + self._likely[other]} - {number}
        self._likely.append(self._best_of(number, partners))
        for cart in self._likely[number]:
            self._offer(cart, number)

    def _now(self, cart: int) -> int:
        """The cart that this one has become."""
        while self._became[cart] != cart:
            self._became[cart] = cart = self._became[self._became[cart]]
        return cart

    def _best_of(self, number: int, partners: set[int]) -> list[int]:
        if len(partners) <= self._most:
            return sorted(partners)
        outline = self._sharing.outline
        mine = outline(self._masks[number])
        ranked = ((likeness(mine, outline(self._masks[cart])), -cart) for cart in partners)
        return [-cart for _, cart in nlargest(self._most, ranked)]


def _mean_aisles(sharing: Sharing, masks: Sequence[int]) -> float:
    return sum(sharing.outline(mask).bit_count() for mask in masks) / max(len(masks), 1)


def likely_partners(sharing: Sharing, masks: Sequence[int], most: int) -> list[list[int]]:
    """For each mask the others that it probably shares most of its way with, best first."""
    outlines = [sharing.outline(mask) for mask in masks]
    partners = []
    for number, mine in enumerate(outlines):
        ranked = ((likeness(mine, other), -i) for i, other in enumerate(outlines) if i != number)
        partners.append([-i for _, i in nlargest(most, ranked)])
    return partners


def likeness(one: int, other: int) -> int:
    """How much of their way two carts share, roughly: common aisles, and common way there."""
    both = one | other
    common = one.bit_count() + other.bit_count() - both.bit_count()
    return 4 * common + one.bit_length() + other.bit_length() - both.bit_length()
