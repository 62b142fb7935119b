"""What lies in one carton, by lot and with its numbers."""

from __future__ import annotations

from app.fulfilment.events import WorkFinished
from app.store.books.tracking.content_facts import ContentFacts
from app.store.unit_of_work import Store
from tests.support.tracked_floor import (
    claimed_walk,
    pack_of,
    packing_of,
    put_of,
    taken_of,
    tracked_warehouse,
)


def test_numbers_stand_in_order(store: Store) -> None:
    warehouse = tracked_warehouse(store)
    picker, package = claimed_walk(warehouse, CAM=2)
    picker.play(package, put_of(package.stops[0], taken_of("", 2, "S-2", "S-1")), WorkFinished())
    packer, packing = packing_of(warehouse)
    packer.play(packing, pack_of(packing, 1, "", "S-2"), pack_of(packing, 1, "", "S-1"))
    line_id = packing.lines[0].order_line_id

    with store.reading() as uow:
        facts = ContentFacts(uow.session, 1)

    assert (facts.units_of(line_id), facts.lots_of(line_id)) == (2, ())
    assert facts.serials_of(line_id) == ("S-1", "S-2")


def test_lots_stand_with_their_units(store: Store) -> None:
    warehouse = tracked_warehouse(store)
    picker, package = claimed_walk(warehouse, TEA=4)
    picker.pick(package)
    packer, packing = packing_of(warehouse)
    packer.play(packing, pack_of(packing, 3, "SOON"), pack_of(packing, 1, "LATE"))
    line_id = packing.lines[0].order_line_id

    with store.reading() as uow:
        facts = ContentFacts(uow.session, 1)

    assert (facts.units_of(line_id), facts.serials_of(line_id)) == (4, ())
    assert facts.lots_of(line_id) == (("LATE", 1), ("SOON", 3))
