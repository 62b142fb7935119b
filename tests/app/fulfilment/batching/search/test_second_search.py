"""The second search in a process of its own."""

from __future__ import annotations

import sys
import time

import pytest

from app.fulfilment.batching.search.numbers_read import Numbers
from app.fulfilment.batching.search.second_search import SecondSearch, jobs_in, search, written

HEIGHTS = list(range(0, 100, 5))


def job(*, rounds: int | None = 500, ends_at: float | None = None) -> Numbers:
    return {
        "depth": 100,
        "columns": [[x, HEIGHTS, True, None if x else 0] for x in (0, 30, 60)],
        "masks": [1 << bit for bit in range(0, 60, 3)],
        "loads": [1] * 20,
        "limits": [6],
        "carts": [[order] for order in range(20)],
        "seed": 4,
        "rounds": rounds,
        "ends_at": ends_at,
    }


def test_another_process_finds_what_this_one_would() -> None:
    assert SecondSearch([job(), job(rounds=9)]).answer() == [search(job()), search(job(rounds=9))]


def test_what_is_visited_in_a_hall_of_twenty_thousand_places_goes_to_another_process() -> None:
    large = {**job(), "masks": [1 << 20_000, 5]}

    assert jobs_in(written([large])) == [large]


def test_the_clock_ends_a_search_without_rounds() -> None:
    found = search(job(rounds=None, ends_at=time.time() + 0.05))

    assert sorted(order for cart in found for order in cart) == list(range(20))


def test_a_process_that_was_stopped_has_no_answer() -> None:
    other = SecondSearch([job(rounds=None, ends_at=time.time() + 600)])

    other.stop()

    assert other.answer() is None


def test_where_there_is_no_interpreter_one_search_is_enough(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    assert SecondSearch([job()]).answer() is None


def test_a_search_that_is_told_to_stop_stops() -> None:
    assert search(job(rounds=None), stopped=lambda: True) == job()["carts"]
