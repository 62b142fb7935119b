"""Orders that may share carts, as numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.batching.search.sharing import Limits, Sharing, fewest_carts, first_come

amounts = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9000)), min_size=1, max_size=12)


def pool(loads: list[tuple[int, int]], most: tuple[int, int]) -> Sharing:
    limits = Limits(most)
    packed = [limits.packed(load) for load in loads]
    return Sharing([1] * len(loads), packed, limits, lambda _mask: 1, lambda mask: mask)


@given(loads=amounts, most=st.tuples(st.integers(0, 20), st.integers(0, 20_000)))
def test_a_load_fits_if_every_kind_of_it_does(
    loads: list[tuple[int, int]], most: tuple[int, int]
) -> None:
    sharing = pool(loads, most)

    together = sum(a for a, _ in loads), sum(b for _, b in loads)

    fits = together[0] <= most[0] and together[1] <= most[1]
    assert sharing.fit()(sharing.load_of(range(len(loads)))) == fits


def test_without_any_limit_everything_fits() -> None:
    sharing = Sharing([1, 2], [0, 0], Limits(()), lambda _mask: 1, lambda mask: mask)

    assert first_come(sharing) == fewest_carts(sharing) == [[0, 1]]


def test_first_come_never_goes_back_to_a_cart() -> None:
    assert first_come(pool([(6, 0), (6, 0), (1, 0), (99, 0)], (10, 9))) == [[0], [1, 2], [3]]


def test_the_fewest_carts_take_the_largest_orders_first() -> None:
    assert fewest_carts(pool([(3, 0), (6, 0), (7, 0), (4, 0)], (10, 9))) == [[2, 0], [1, 3]]
