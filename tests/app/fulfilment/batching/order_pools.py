"""Orders for tests of batching, from the bins of a hall."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from app.fulfilment.batching.cart_plan import BinVisit, PickOrder
from app.fulfilment.batching.search.numbers_read import Numbers, sharing_of
from app.fulfilment.batching.search.sharing import Sharing
from app.fulfilment.routing.layout import Layout

DEPTH_MM = 100


@st.composite
def order_pools(draw: st.DrawFn, layout: Layout, most: int = 8) -> list[PickOrder]:
    """Some orders of one to four lines."""
    codes = st.sampled_from([place.code for place in layout.bins])
    visits = st.builds(BinVisit, codes, st.integers(1, 5), st.sampled_from(["MUG", "PEN"]))
    lines = st.lists(visits, min_size=1, max_size=4).map(tuple)
    apart = st.sampled_from(["", "", "DHL"])
    pool = draw(st.lists(st.tuples(lines, apart), min_size=1, max_size=most))
    return [PickOrder(n, some, grams=90 * len(some), apart=to) for n, (some, to) in enumerate(pool)]


def numbered(orders: int, seed: int, most: int = 30) -> Sharing:
    """Orders of one to twelve units over ten aisles, as the search sees them."""
    return sharing_of(numbers_of_some(orders, seed, most))


def numbers_of_some(orders: int, seed: int, most: int = 30) -> Numbers:
    """The same orders as numbers."""
    random = Random(seed)  # noqa: S311 -- no secret: the same orders each time
    heights = tuple(range(0, DEPTH_MM, 5))
    columns = [(x * 30, heights, True, None if x else 0) for x in range(10)]
    sizes = [random.randint(1, 12) for _ in range(orders)]
    masks = [_some_spots(random, size, len(heights)) for size in sizes]
    return {
        "depth": DEPTH_MM,
        "columns": columns,
        "masks": masks,
        "loads": sizes,
        "limits": (most,),
    }


def _some_spots(random: Random, units: int, heights: int) -> int:
    """The number of what fetches so many units from anywhere, perhaps two from one place."""
    mask = 0
    for _ in range(units):
        column = random.randrange(10)
        mask |= 1 << (column * heights + random.randrange(heights))
    return mask
