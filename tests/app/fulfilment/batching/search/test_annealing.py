"""Better carts, by trying."""

from __future__ import annotations

from app.fulfilment.batching.search.annealing import Progress, anneal, mean_way
from app.fulfilment.batching.search.sharing import fewest_carts, first_come
from tests.app.fulfilment.batching.order_pools import numbered


def rounds(number: int) -> Progress:
    return Progress(number, lambda: 0.0)


def test_trying_makes_walks_shorter_and_neither_loses_an_order_nor_overloads_a_cart() -> None:
    sharing = numbered(60, seed=3)

    carts = anneal(sharing, first_come(sharing), 1, rounds(4000))

    assert sorted(order for cart in carts for order in cart) == list(range(60))
    assert all(sharing.fit()(sharing.load_of(cart)) for cart in carts)
    assert sharing.length_of(carts) < 0.9 * sharing.length_of(first_come(sharing))


def test_the_same_seed_and_rounds_give_the_same_carts() -> None:
    one, other = numbered(40, seed=5), numbered(40, seed=5)

    assert anneal(one, fewest_carts(one), 7, rounds(2000)) == anneal(
        other, fewest_carts(other), 7, rounds(2000)
    )


def test_a_search_that_is_stopped_answers_with_what_it_began_with() -> None:
    sharing = numbered(20, seed=2)

    assert anneal(sharing, first_come(sharing), 1, Progress(None, lambda: 1.0)) == first_come(
        sharing
    )


def test_there_is_nothing_to_try_with_one_cart_or_no_orders() -> None:
    assert anneal(numbered(1, seed=1), [[0]], 1, rounds(10)) == [[0]]
    assert anneal(numbered(0, seed=1), [], 1, rounds(10)) == []


def test_the_clock_hurries_counted_rounds_only_in_the_second_half_of_its_time() -> None:
    assert Progress(100, lambda: 0.4).share(10) == 0.1
    assert Progress(100, lambda: 0.75).share(10) == 0.5
    assert Progress(100, lambda: 1.0).share(10) == 1.0
    assert Progress(None, lambda: 0.4).share(10) == 0.4


def test_of_a_cart_with_many_orders_only_the_way_of_some_matters_to_one_change() -> None:
    assert mean_way(1200, carts=10, orders=40) == 120
    assert mean_way(1200, carts=10, orders=200) == 30
