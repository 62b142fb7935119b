"""How others walk."""

from __future__ import annotations

from app.fulfilment.routing.layout import BinPlace, Layout
from app.fulfilment.routing.ways.baselines import s_shape
from app.fulfilment.routing.ways.spots import Spot
from tests.app.fulfilment.routing.halls import LENGTH_MM, hall


def test_an_s_goes_through_every_aisle_but_turns_in_the_last() -> None:
    stops = [Spot(x, y, aisle=x // 3000) for x, y in ((6000, 3000), (0, 2000), (3000, 5000))]

    walk = s_shape(hall(), stops)

    assert [(spot.x_mm, spot.y_mm) for spot in walk] == [
        (0, 0), (0, 2000), (0, LENGTH_MM),
        (3000, LENGTH_MM), (3000, 5000), (3000, 0),
        (6000, 0), (6000, 3000),
    ]  # fmt: skip


def test_after_an_even_number_of_aisles_the_s_ends_at_the_front() -> None:
    walk = s_shape(hall(), [Spot(0, 2000, aisle=0), Spot(3000, 5000, aisle=1)])

    assert (walk[-1].x_mm, walk[-1].y_mm) == (3000, 0)


def test_an_s_from_a_start_at_the_back_goes_down_first() -> None:
    stops = [Spot(0, 2000, aisle=0), Spot(3000, 5000, aisle=1), Spot(6000, 9000, aisle=2)]

    walk = s_shape(hall(), stops, Spot(0, LENGTH_MM, cross=1))

    assert [(spot.x_mm, spot.y_mm) for spot in walk] == [
        (0, LENGTH_MM), (0, 2000), (0, 0),
        (3000, 0), (3000, 5000), (3000, LENGTH_MM),
        (6000, LENGTH_MM), (6000, 9000),
    ]  # fmt: skip


def test_what_stands_on_open_floor_is_taken_from_left_to_right() -> None:
    layout = Layout(bins=(BinPlace("X", x_mm=5, y_mm=5),))

    assert s_shape(layout, [Spot(9, 1), Spot(5, 5), Spot(5, 2)]) == [
        Spot(5, 2), Spot(5, 5), Spot(9, 1)
    ]  # fmt: skip
