"""Better carts, by trying: an order to another cart, or two orders of two carts exchanged.

Simulated annealing: a change that makes the walks longer is kept with a chance that falls from
round to round; the best carts ever seen are the answer.  Rounds are counted, so that a seed gives
the same carts everywhere; a clock may end the search before its last round.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, log
from random import Random

from app.fulfilment.batching.search.savings import likely_partners
from app.fulfilment.batching.search.sharing import Carts, Sharing

_PARTNERS = 24
_BY_CHANCE = 0.15  # of the tried carts, any; the others hold a likely partner
_NEW_CART = 0.004
_HOT, _COLD = 0.05, 0.002  # of the mean way: by how much longer a change is kept, first and last
_ORDERS_THAT_MATTER = 5
_LOOK_AT_CLOCK = 64


@dataclass(slots=True)
class Progress:
    """How far a search is: 0 at its beginning, 1 and more when it has to end."""

    rounds: int | None
    elapsed: Callable[[], float]

    def share(self, done: int) -> float:
        """The share of the search that is over: by the clock, or by rounds if they are counted.

        Of a search whose rounds are counted the clock says nothing in the first half of its time:
        rounds that end by then are the same each time.
        """
        elapsed = self.elapsed()
        return max(done / self.rounds, 2 * elapsed - 1) if self.rounds else elapsed


def mean_way(length: float, carts: int, orders: int) -> float:
    """How long a cart's walk is, or the part of it for so many orders as matter to one change."""
    return length / max(carts, orders / _ORDERS_THAT_MATTER)


def heat_of(mean: float, over: float) -> float:
    """By how much longer a change is kept on the average.

    Args:
        mean: the mean way of the carts to begin with.
        over: the share of the search that is over.
    """
    return mean * _HOT * exp(over * log(_COLD / _HOT))


def anneal(sharing: Sharing, carts: Carts, seed: int, progress: Progress) -> Carts:
    """The best carts found from ``carts``; never longer walks than those."""
    return _Annealing(sharing, carts, seed).run(progress)


class _Annealing:
    """Carts that change."""

    def __init__(self, sharing: Sharing, carts: Carts, seed: int) -> None:
        self._sharing = sharing
        self._fits = sharing.fit()
        self._random = Random(seed).random  # noqa: S311 -- no secret: a search to be repeated
        self._carts = [list(cart) for cart in carts]
        self._masks = [sharing.mask_of(cart) for cart in carts]
        self._loads = [sharing.load_of(cart) for cart in carts]
        self._costs = [sharing.price(mask) for mask in self._masks]
        self._cart_of = {order: i for i, cart in enumerate(carts) for order in cart}
        self._near = likely_partners(sharing, sharing.masks, _PARTNERS)
        self._allowed = 0.0

    def run(self, progress: Progress) -> Carts:
        """Try changes until the search is over."""
        orders = len(self._cart_of)
        if orders < 2 or len(self._carts) < 2:  # noqa: PLR2004 -- nothing to exchange
            return self._carts
        length = shortest = sum(self._costs)
        mean = mean_way(length, len(self._carts), orders)
        best = [list(cart) for cart in self._carts]
        done, heat = 0, 0.0
        while True:
            if done % _LOOK_AT_CLOCK == 0:
                over = progress.share(done)
                if over >= 1:
                    return best
                heat = heat_of(mean, over)
            done += 1
            self._allowed = -heat * log(1.0 - self._random())
            length += self._try_change(orders)
            if length < shortest:
                shortest = length
                best = [list(cart) for cart in self._carts if cart]

    def _try_change(self, orders: int) -> int:
        """Change something if it is allowed; returns by how much the walks got longer."""
        random = self._random
        order = int(random() * orders)
        here = self._cart_of[order]
        lot = random()
        if lot < _NEW_CART:
            return self._shift(order, here, self._empty_cart())
        near = self._near[order]
        if lot < _BY_CHANCE or not near:
            partner = int(random() * orders)
        else:
            partner = near[int(random() * len(near))]
        there = self._cart_of[partner]
        if here == there:
            return 0
        load = self._loads[there] + self._sharing.loads[order]
        if self._fits(load) and random() < 0.5:  # noqa: PLR2004 -- as often as an exchange
            return self._shift(order, here, there)
        return self._exchange(order, here, there)

    def _empty_cart(self) -> int:
        for number, cart in enumerate(self._carts):
            if not cart:
                return number
        self._carts.append([])
        self._masks.append(0)
        self._loads.append(0)
        self._costs.append(0)
        return len(self._carts) - 1

    def _shift(self, order: int, here: int, there: int) -> int:
        """The order to another cart."""
        sharing = self._sharing
        left = self._mask_without(here, order)
        fuller = self._masks[there] | sharing.masks[order]
        less = sharing.price(left) if left else 0
        more = sharing.price(fuller)
        longer = less + more - self._costs[here] - self._costs[there]
        if longer > self._allowed:
            return 0
        self._carts[here].remove(order)
        self._carts[there].append(order)
        self._cart_of[order] = there
        load = sharing.loads[order]
        self._settle(here, left, self._loads[here] - load, less)
        self._settle(there, fuller, self._loads[there] + load, more)
        return longer

    def _exchange(self, order: int, here: int, there: int) -> int:
        """The order to another cart, and one of that cart here, the first that fits from any on."""
        loads, fits, others = self._sharing.loads, self._fits, self._carts[there]
        load_here, load_there = self._loads[here] - loads[order], self._loads[there] + loads[order]
        begin = int(self._random() * len(others))
        for at in range(begin - len(others), begin):
            load = loads[others[at]]
            if fits(load_there - load) and fits(load_here + load):
                return self._exchange_for(order, here, there, others[at])
        return 0

    def _exchange_for(self, order: int, here: int, there: int, other: int) -> int:
        sharing, price = self._sharing, self._sharing.price
        before = self._costs[here] + self._costs[there]
        mask_here = self._mask_without(here, order) | sharing.masks[other]
        cost_here = price(mask_here)
        left_there = self._mask_without(there, other)
        if cost_here + price(left_there) - before > self._allowed:  # more orders never cost less
            return 0
        mask_there = left_there | sharing.masks[order]
        cost_there = price(mask_there)
        longer = cost_here + cost_there - before
        if longer > self._allowed:
            return 0
        mine, others = self._carts[here], self._carts[there]
        mine[mine.index(order)], others[others.index(other)] = other, order
        self._cart_of[order], self._cart_of[other] = there, here
        more = sharing.loads[order] - sharing.loads[other]
        self._settle(here, mask_here, self._loads[here] - more, cost_here)
        self._settle(there, mask_there, self._loads[there] + more, cost_there)
        return longer

    def _mask_without(self, cart: int, order: int) -> int:
        masks, left = self._sharing.masks, 0
        for other in self._carts[cart]:
            if other != order:
                left |= masks[other]
        return left

    def _settle(self, cart: int, mask: int, load: int, cost: int) -> None:
        self._masks[cart], self._loads[cart], self._costs[cart] = mask, load, cost
