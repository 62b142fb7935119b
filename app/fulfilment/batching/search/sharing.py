"""Orders that may share carts, as numbers: what they visit and take up, what a cart costs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Carts = list[list[int]]
"""Orders by cart, as indexes into the sharing's orders."""

_FIELD = 48  # bits of each kind of load, the top one to see an overflow


@dataclass(frozen=True, slots=True)
class Limits:
    """What a cart takes, kind by kind (totes, units, grams ...), as one number.

    A load has a field of bits for each kind, so that two loads together are ``a + b``, and whether
    they fit is one subtraction: a field that is overdrawn borrows its own top bit.
    """

    most: tuple[int, ...]

    def packed(self, amounts: Sequence[int]) -> int:
        """A load of so much of each kind."""
        return sum(amount << (_FIELD * kind) for kind, amount in enumerate(amounts))

    def amounts(self, load: int) -> list[int]:
        """How much of each kind a load is."""
        field = (1 << (_FIELD - 1)) - 1
        return [load >> (_FIELD * kind) & field for kind in range(len(self.most))]

    @property
    def guards(self) -> int:
        """The top bit of each field."""
        return sum(1 << (_FIELD * kind + _FIELD - 1) for kind in range(len(self.most)))

    def share(self, load: int) -> float:
        """How much of a cart a load takes up, by the kind of which it takes most."""
        have = zip(self.amounts(load), self.most, strict=True)
        return max((amount / most for amount, most in have if most), default=0.0)


@dataclass(frozen=True, slots=True)
class Sharing:
    """Orders that do not have to be kept apart.

    Attributes:
        masks: what each order visits; of two orders together ``a | b``.
        loads: what each order takes up, packed by ``limits``.
        price: the length in mm of a walk by all that a mask visits.
        outline: the aisles that a mask visits, a bit for each from left to right.
    """

    masks: Sequence[int]
    loads: Sequence[int]
    limits: Limits
    price: Callable[[int], int]
    outline: Callable[[int], int]

    def fit(self) -> Callable[[int], bool]:
        """The question whether a cart takes a load."""
        guards = self.limits.guards
        room = self.limits.packed(self.limits.most) | guards
        return lambda load: (room - load) & guards == guards

    def load_of(self, orders: Iterable[int]) -> int:
        """What orders take up together."""
        return sum(self.loads[order] for order in orders)

    def mask_of(self, orders: Iterable[int]) -> int:
        """What orders visit together."""
        mask = 0
        for order in orders:
            mask |= self.masks[order]
        return mask

    def length_of(self, carts: Iterable[Iterable[int]]) -> int:
        """How long all walks are together."""
        return sum(self.price(self.mask_of(cart)) for cart in carts)


def first_come(sharing: Sharing) -> Carts:
    """Orders as they came, on the next cart when the last is full; one too large goes alone."""
    fits = sharing.fit()
    carts: Carts = []
    load = 0
    for order, more in enumerate(sharing.loads):
        if carts and fits(load + more):
            carts[-1].append(order)
            load += more
        else:
            carts.append([order])
            load = more
    return carts


def fewest_carts(sharing: Sharing) -> Carts:
    """The largest orders first, each on the fullest cart that takes it (best fit decreasing)."""
    fits, share = sharing.fit(), sharing.limits.share
    carts: Carts = []
    loads: list[int] = []
    for order in sorted(range(len(sharing.loads)), key=lambda o: (-share(sharing.loads[o]), o)):
        more = sharing.loads[order]
        room = [(share(load), -cart) for cart, load in enumerate(loads) if fits(load + more)]
        if room:
            cart = -max(room)[1]
            carts[cart].append(order)
            loads[cart] += more
        else:
            carts.append([order])
            loads.append(more)
    return carts
