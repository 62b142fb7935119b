"""The search in LuaJIT."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.fulfilment.batching.cart_plan import CartCapacity
from app.fulfilment.batching.pricing import numbers_of, pricing_of
from app.fulfilment.batching.search.annealing import Progress
from app.fulfilment.batching.search.compiled import lua_search
from app.fulfilment.batching.search.compiled.flat_numbers import carts_of
from app.fulfilment.batching.search.compiled.lua_search import anneal_compiled, is_compiled
from app.fulfilment.batching.search.numbers_read import sharing_of
from app.fulfilment.batching.search.second_search import search
from app.fulfilment.batching.search.sharing import fewest_carts, first_come
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Point
from tests.app.fulfilment.batching.order_pools import numbers_of_some, order_pools
from tests.app.fulfilment.routing.halls import LENGTH_MM, hall

needs_luajit = pytest.mark.skipif(
    not is_compiled(numbers_of_some(2, seed=1)), reason="the wheel for this system has no LuaJIT"
)


def rounds(number: int) -> Progress:
    return Progress(number, lambda: 0.0)


@needs_luajit
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_carts_cost_in_lua_what_they_cost_in_python(data: st.DataObject) -> None:
    aisles = data.draw(st.integers(1, 6))
    x_mm = data.draw(st.integers(0, (aisles - 1) * 3000))
    start = Point(x_mm, data.draw(st.sampled_from([0, LENGTH_MM])))
    layout = hall(aisles=aisles, start=start)
    orders, floor = data.draw(order_pools(layout)), Floor(layout)
    spots = [floor.spot(visit.bin_code) for order in orders for visit in order.visits]
    pricing = pricing_of(floor, [spot for spot in spots if spot is not None])
    numbers = numbers_of(pricing, floor, orders, CartCapacity(units=9, totes=3))
    sharing = sharing_of(numbers)
    carts = first_come(sharing)

    begun = lua_search._begun(numbers, carts, 1)
    changed = anneal_compiled(numbers, carts, 1, rounds(300))

    assert begun[b"best"]()[0] == sharing.length_of(carts)
    assert sharing.length_of(changed) <= sharing.length_of(carts)
    assert sorted(order for cart in changed for order in cart) == list(range(len(orders)))


@needs_luajit
def test_trying_makes_walks_much_shorter_and_overloads_no_cart() -> None:
    numbers = numbers_of_some(60, seed=3)
    sharing = sharing_of(numbers)

    carts = anneal_compiled(numbers, first_come(sharing), 1, rounds(20_000))

    assert sorted(order for cart in carts for order in cart) == list(range(60))
    assert all(sharing.fit()(sharing.load_of(cart)) for cart in carts)
    assert sharing.length_of(carts) < 0.8 * sharing.length_of(first_come(sharing))


@needs_luajit
def test_after_many_changes_the_length_is_still_that_of_the_carts() -> None:
    numbers = numbers_of_some(60, seed=3)
    begun = lua_search._begun(numbers, fewest_carts(sharing_of(numbers)), 4)

    for heat in (20.0, 1.0, 20.0):  # so hot that most changes are kept; then what is known is asked
        begun[b"rounds"](20_000, heat)
        length, cart_of = begun[b"best"]()
        assert length == sharing_of(numbers).length_of(carts_of(cart_of))


@needs_luajit
def test_the_same_seed_and_rounds_give_the_same_carts() -> None:
    numbers = numbers_of_some(40, seed=5)
    carts = fewest_carts(sharing_of(numbers))

    assert anneal_compiled(numbers, carts, 7, rounds(2500)) == anneal_compiled(
        numbers, carts, 7, rounds(2500)
    )


@needs_luajit
def test_a_search_whose_time_is_over_answers_with_what_it_began_with() -> None:
    numbers = numbers_of_some(20, seed=2)
    carts = first_come(sharing_of(numbers))

    assert anneal_compiled(numbers, carts, 1, Progress(None, lambda: 1.0)) == carts


def test_there_is_nothing_to_try_with_one_cart_or_no_orders() -> None:
    assert anneal_compiled(numbers_of_some(1, seed=1), [[0]], 1, rounds(10)) == [[0]]
    assert anneal_compiled(numbers_of_some(0, seed=1), [], 1, rounds(10)) == []


def test_without_luajit_the_same_search_runs_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = numbers_of_some(40, seed=5)
    carts = first_come(sharing_of(numbers))
    monkeypatch.setattr(lua_search, "LuaRuntime", None)

    found = search({**numbers, "carts": carts, "seed": 1, "rounds": 2000, "ends_at": None})

    assert not is_compiled(numbers)
    assert sharing_of(numbers).length_of(found) < sharing_of(numbers).length_of(carts)
