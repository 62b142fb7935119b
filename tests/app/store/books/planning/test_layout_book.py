"""The map as it is kept."""

from __future__ import annotations

from sqlalchemy import select

from app.fulfilment.routing.layout import Basis, BinPlace, CrossAisle
from app.store.books.planning.layout_book import Part, layout_of
from app.store.schema.planning import LayoutPart
from app.store.unit_of_work import Store
from tests.support.warehouse import small_warehouse

AISLE = Part("aisle", "A", 1500, None, 1000, 8800)
MEASURED = (BinPlace("A-01", "A", x_mm=1500, y_mm=2000),)


def test_replacing_the_layout_leaves_exactly_the_parts_that_were_said(store: Store) -> None:
    store.run(lambda uow: uow.layout.replace([AISLE, Part("start", "S", 0, 0)]))

    store.run(lambda uow: uow.layout.replace([Part("aisle", "A", 1600, None, 0, 9000)]))

    with store.reading() as uow:
        assert uow.layout.parts() == [Part("aisle", "A", 1600, None, 0, 9000)]
        assert len(uow.session.scalars(select(LayoutPart)).all()) == 2, "retired, never deleted"
    store.run(lambda uow: uow.layout.replace([AISLE, Part("start", "S", 5, 5)]))
    with store.reading() as uow:
        assert uow.layout.parts() == [AISLE, Part("start", "S", 5, 5)]


def test_a_floor_that_nobody_has_measured_is_estimated(store: Store) -> None:
    small_warehouse(store)

    with store.reading() as uow:
        layout = uow.layout.layout()

    assert layout.basis is Basis.ESTIMATED
    assert [place.code for place in layout.bins] == ["A-01", "A-02", "A-10", "B-01", "B-02"]


def test_bins_with_coordinates_need_no_aisles() -> None:
    assert layout_of([], MEASURED).basis is Basis.COORDINATES
    assert layout_of([AISLE], MEASURED).basis is Basis.DRAWN


def test_a_cross_aisle_reaches_over_every_aisle_unless_it_says_otherwise() -> None:
    other = Part("aisle", "B", 4700, None, 1000, 8800)
    cross, short = Part("cross-aisle", "C", None, 900), Part("cross-aisle", "D", None, 9, 1, 2)

    layout = layout_of([AISLE, other, cross, short], MEASURED)

    assert layout.cross_aisles == (CrossAisle("C", 900, 1500, 4700), CrossAisle("D", 9, 1, 2))
