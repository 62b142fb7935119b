"""The package is what the database says at the moment of the claim."""

from __future__ import annotations

from sqlalchemy import select

from app.catalogue.floor_plan.keeping import keep_layout
from app.fulfilment.events import PutInTote
from app.scanning.directory import Person
from app.store.books.planning.layout_book import Part
from app.store.schema.floor import Work
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    one_stop,
    release_everything,
)
from tests.support.warehouse import NINE, small_warehouse


def test_a_stop_says_where_what_and_how_many_are_left(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 3})
    stop = package.stops[0]
    put = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)
    picker.play(package, put)

    with store.reading() as uow:
        (left,) = uow.packages.pick(package.work_id).stops

    assert (left.sku, left.bin_code, left.zone, left.tote) == ("MUG", "A-01", "A", "T-01")
    assert (left.units, left.units_in_bin, left.unit_grams) == (2, 9, 250)


def test_a_drop_off_whose_label_scans_as_a_bin_ends_the_walk_and_takes_no_goods(
    store: Store,
) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})
    release_everything(store)
    keep_layout(store, [Part("drop-off", "DROP-1", 0, 0)], NINE, Person("B-900", "S", "supervisor"))
    with store.unit() as uow:
        (work_id,) = uow.session.scalars(select(Work.id))
        assert uow.packages.pick(work_id).drop_point == ""

    warehouse.add_bin("DROP-1", walk_order=0)

    with store.unit() as uow:
        assert uow.packages.pick(work_id).drop_point == "DROP-1"
        pen = warehouse.product_ids["PEN"]
        assert "DROP-1" not in uow.purchases.proposals([pen])[pen]
