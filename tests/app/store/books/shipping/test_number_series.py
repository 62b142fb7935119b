"""Numbers that are given out once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from app.store.books.shipping.number_series import take_numbers
from app.store.unit_of_work import Store


def test_each_series_counts_for_itself_from_one(store: Store) -> None:
    def take(series: str, count: int) -> list[int]:
        return list(store.run(lambda uow: take_numbers(uow.session, series, count)))

    assert take("sscc", 2) == [1, 2]
    assert take("case", 1) == [1]
    assert take("sscc", 3) == [3, 4, 5]


def test_a_number_that_was_not_committed_is_given_again(store: Store) -> None:
    with store.unit() as uow:
        lost = take_numbers(uow.session, "sscc")

    assert store.run(lambda uow: take_numbers(uow.session, "sscc")) == lost


def test_stations_that_ask_at_once_never_get_the_same_block(store: Store) -> None:
    def block(_station: int) -> range:
        return store.run(lambda uow: take_numbers(uow.session, "sscc", 10))

    with ThreadPoolExecutor(4) as stations:
        blocks = list(stations.map(block, range(20)))

    assert sorted(number for block in blocks for number in block) == list(range(1, 201))
