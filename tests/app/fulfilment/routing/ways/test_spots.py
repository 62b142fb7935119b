"""Where somebody stands to pick from a bin."""

from __future__ import annotations

from app.fulfilment.routing.layout import Aisle, BinPlace, CrossAisle, Layout, Point
from app.fulfilment.routing.ways.spots import Spot, drop_off_of, spot_at, spot_of_bin, start_of

AISLES = {"A": 0, "B": 1}
HALL = Layout(
    (Aisle("A", 0, 0, 9000), Aisle("B", 3000, 0, 9000, blocked=True)),
    (CrossAisle("front", 0, 0, 3000),),
    start=Point(1000, -500),
)


def test_a_bin_is_picked_from_its_aisle_even_if_it_was_measured_beyond_its_end() -> None:
    assert spot_of_bin(HALL, BinPlace("A-1", "A", x_mm=700, y_mm=9400), AISLES) == Spot(
        0, 9000, aisle=0
    )


def test_a_bin_of_a_blocked_aisle_and_one_that_nobody_measured_have_no_spot() -> None:
    assert spot_of_bin(HALL, BinPlace("B-1", "B", x_mm=3000, y_mm=5), AISLES) is None
    assert spot_of_bin(HALL, BinPlace("A-2", "A"), AISLES) is None
    assert spot_of_bin(HALL, BinPlace("?"), AISLES) is None


def test_what_stands_free_is_reached_from_the_nearest_open_line() -> None:
    assert start_of(HALL) == Spot(1000, 0, cross=0, aside=Point(1000, -500), aside_mm=500)
    assert drop_off_of(HALL) == start_of(HALL)
    assert spot_at(HALL, Point(400, 5000)) == Spot(
        0, 5000, aisle=0, aside=Point(400, 5000), aside_mm=400
    )


def test_without_a_drawn_start_walks_begin_in_front_of_the_first_aisle() -> None:
    assert start_of(Layout(HALL.aisles, HALL.cross_aisles)) == Spot(0, 0, cross=0)
    bins = (BinPlace("X", x_mm=5, y_mm=9), BinPlace("Y", x_mm=7, y_mm=3))
    assert start_of(Layout(bins=bins)) == Spot(5, 3)
    assert start_of(Layout()) is None
