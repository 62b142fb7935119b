"""Layouts completed with what their bins tell."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.routing.completing import complete
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Aisle, Basis, BinPlace, CrossAisle, Layout
from tests.app.fulfilment.routing.halls import hall

BINS = (
    BinPlace("A-1", "A", x_mm=400, y_mm=1000, walk_order=1),
    BinPlace("A-2", "A", x_mm=1600, y_mm=2000, walk_order=2),
    BinPlace("A-3", "A", walk_order=3),
    BinPlace("B-1", "B", x_mm=5000, y_mm=7000, walk_order=4),
)
MEASURED = Layout(bins=BINS, basis=Basis.COORDINATES)


def test_a_drawn_layout_stays_as_it_is_drawn() -> None:
    assert complete(hall()) is not None
    assert complete(hall()) == hall()


def test_measured_bins_tell_where_the_aisles_are() -> None:
    layout = complete(MEASURED)

    assert layout.aisles == (Aisle("A", 400, 0, 8000), Aisle("B", 5000, 0, 8000))
    assert layout.cross_aisles == (
        CrossAisle("front", 0, 400, 5000),
        CrossAisle("back", 8000, 400, 5000),
    )
    assert layout.basis is Basis.COORDINATES


def test_a_bin_that_was_forgotten_is_beside_the_one_before_it() -> None:
    assert complete(MEASURED).bins[2] == replace(BINS[2], x_mm=1600, y_mm=2000)


def test_bins_that_make_no_lines_stand_free() -> None:
    spread = replace(MEASURED, bins=(*BINS, BinPlace("A-9", "A", x_mm=9000, y_mm=0)))

    layout = complete(spread)

    assert layout.aisles == ()
    assert Floor(spread).shortest(["A-9", "B-1"]).metres is not None


def test_a_drawn_floor_with_a_forgotten_bin_is_walked_as_drawn_but_shows_no_metres() -> None:
    drawn = hall(aisles=2)
    bins = (*drawn.bins[:-1], replace(drawn.bins[-1], x_mm=None, y_mm=None))

    plan = Floor(replace(drawn, bins=bins, basis=Basis.ESTIMATED)).shortest(["A1-12", "A0-3"])

    assert (plan.unreachable, plan.metres) == ((), None)


def test_without_any_map_the_walk_is_estimated_and_shows_no_metres() -> None:
    bins = tuple(BinPlace(f"{aisle}-{bay}") for aisle in "ABC" for bay in range(9))

    plan = Floor(Layout(bins=bins, basis=Basis.ESTIMATED)).shortest(["A-8", "B-1", "B-8", "C-2"])

    assert plan.order in {(0, 2, 1, 3), (0, 2, 3, 1), (3, 1, 2, 0), (1, 3, 2, 0)}
    assert (plan.metres, plan.exact) == (None, True)
