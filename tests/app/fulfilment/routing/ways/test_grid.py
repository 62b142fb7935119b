"""Layouts as grids for the exact programme."""

from __future__ import annotations

from app.fulfilment.routing.exact.programme import Stretch
from app.fulfilment.routing.layout import Aisle, CrossAisle, Direction, Layout
from app.fulfilment.routing.ways.grid import Grid
from app.fulfilment.routing.ways.spots import Spot
from tests.app.fulfilment.routing.halls import LENGTH_MM, hall

START = Spot(0, 0, cross=0)


def test_stops_fall_into_the_stretches_of_their_aisle() -> None:
    grid = Grid(hall(aisles=1, rows_mm=(0, 6000)))

    columns = grid.columns([Spot(0, y, aisle=0) for y in (9000, 1000, 6000)], START, START)

    assert columns is not None
    assert columns[0].touched == {0, 1}
    assert columns[0].stretches == (
        Stretch(0, 1, 0, 6000, (1000,)),
        Stretch(1, None, 6000, LENGTH_MM, (9000,)),
    )


def test_a_blocked_aisle_is_left_out_and_a_broken_cross_aisle_leads_nowhere() -> None:
    layout = Layout(
        tuple(
            Aisle(name, x, 0, 9, blocked=name == "B") for name, x in (("A", 0), ("B", 3), ("C", 5))
        ),
        (CrossAisle("1", 0, 0, 5), CrossAisle("2", 9, 0, 3), CrossAisle("3", 9, 4, 5)),
    )

    columns = Grid(layout).columns([Spot(0, 5, aisle=0)], START, START)

    assert columns is not None
    assert [column.x_mm for column in columns] == [0, 5]
    assert columns[0].open_rows == (True, False)


def test_the_programme_is_not_asked_where_it_would_be_wrong() -> None:
    inside = Spot(0, 4000, aisle=0)
    one_way = Grid(hall(one_way={1: Direction.UP}))

    assert one_way.columns([Spot(3000, 5000, aisle=1)], START, START) is None
    assert one_way.columns([inside], START, START) is not None
    assert Grid(hall()).columns([], inside, START) is None
    assert Grid(hall()).columns([Spot(0, 5000, aisle=0)], inside, inside) is None
    assert Grid(hall(rows_mm=(0, 1000, 2000, 3000, 4000))).columns([inside], START, START) is None
    assert Grid(Layout()).columns([Spot(0, 0)], Spot(0, 0), Spot(0, 0)) is None
