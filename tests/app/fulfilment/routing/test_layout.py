"""The map of the warehouse and what can be wrong with it."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.routing.layout import (
    Aisle,
    BinPlace,
    CrossAisle,
    Direction,
    Layout,
    LayoutFault,
    LayoutProblem,
    Point,
    Side,
    find_problems,
    meets,
)

HALL = Layout(
    aisles=(Aisle("A", 0, 0, 9000), Aisle("B", 3000, 0, 9000, Direction.UP, blocked=True)),
    cross_aisles=(CrossAisle("front", 0, 0, 3000), CrossAisle("back", 9000, 0, 3000)),
    bins=(BinPlace("A-1", "A", "1", "2", Side.LEFT, 0, 1500, "north", 1),),
    start=Point(0, 0),
)


def test_a_good_layout_has_no_problems() -> None:
    assert find_problems(HALL) == []


def test_an_aisle_meets_a_cross_aisle_that_touches_its_line() -> None:
    aisle = Aisle("A", 3000, 0, 9000)

    assert meets(aisle, CrossAisle("back", 9000, 0, 3000))
    assert not meets(aisle, CrossAisle("short", 9000, 0, 2999))
    assert not meets(aisle, CrossAisle("beyond", 9001, 0, 3000))


def test_every_fault_is_named_with_its_place() -> None:
    bad = replace(
        HALL,
        aisles=(*HALL.aisles, Aisle("A", 6000, 0, 10), Aisle("C", 6000, 5, 5)),
        cross_aisles=(*HALL.cross_aisles, CrossAisle("dot", 0, 7, 7)),
        bins=(
            BinPlace("A-1", "A", x_mm=0, y_mm=9001),
            BinPlace("A-1", "A"),
            BinPlace("Z-1", "Z", x_mm=0, y_mm=0),
            BinPlace("free", x_mm=0, y_mm=0),
        ),
    )

    assert find_problems(bad) == [
        LayoutProblem(LayoutFault.AISLE_TWICE, "A"),
        LayoutProblem(LayoutFault.AISLE_CUT_OFF, "A"),
        LayoutProblem(LayoutFault.AISLE_WITHOUT_LENGTH, "C"),
        LayoutProblem(LayoutFault.CROSS_AISLE_WITHOUT_LENGTH, "dot"),
        LayoutProblem(LayoutFault.BIN_TWICE, "A-1"),
        LayoutProblem(LayoutFault.BIN_OUTSIDE_ITS_AISLE, "A-1"),
        LayoutProblem(LayoutFault.BIN_WITHOUT_COORDINATES, "A-1"),
        LayoutProblem(LayoutFault.BIN_OF_UNKNOWN_AISLE, "Z-1"),
    ]
