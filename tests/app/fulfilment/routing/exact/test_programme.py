"""The exact programme on grids that can be checked with a pencil."""

from __future__ import annotations

from app.fulfilment.routing.exact.programme import Column, Stretch, shortest_legs

BOTH = (True, True)


def column(x_mm: int, *stops_mm: int, touched: int | None = None) -> Column:
    rows = frozenset() if touched is None else frozenset({touched})
    return Column(x_mm, (Stretch(0, 1, 0, 100, stops_mm),), rows, open_rows=BOTH)


def length(*columns: Column) -> int:
    found = shortest_legs((0, 100), columns)
    assert found is not None
    walked = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in found[1])
    assert walked == found[0]
    return walked


def test_a_stop_near_the_front_is_fetched_and_brought_back() -> None:
    assert length(column(0, 20, touched=0)) == 40


def test_two_full_aisles_are_walked_up_and_down() -> None:
    assert length(column(0, 10, 50, 90, touched=0), column(30, 10, 50, 90)) == 260


def test_the_largest_gap_of_an_aisle_is_left_out() -> None:
    full = (5, 35, 65, 95)

    walked = length(column(0, *full, touched=0), column(10, 5, 95), column(20, *full))

    assert walked == 100 + 100 + 20 + 20 + 2 * (5 + 5)


def test_a_walk_may_end_elsewhere_than_it_starts() -> None:
    start = Column(0, (), ends=(0,), open_rows=BOTH)
    end = Column(50, (), ends=(1,), open_rows=BOTH)

    assert length(start, column(20, 50), end) == 150


def test_what_no_way_leads_to_has_no_walk() -> None:
    shut = Column(0, (), frozenset({0}), open_rows=(False, False))

    assert shortest_legs((0, 100), [shut, column(10, 50)]) is None


def test_nothing_to_fetch_is_no_way() -> None:
    assert length(column(0)) == 0
