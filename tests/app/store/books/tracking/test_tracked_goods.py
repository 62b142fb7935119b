"""What a station takes with it about lots and serial numbers."""

from __future__ import annotations

import pytest

from app.fulfilment.events import (
    WorkFinished,
)
from app.store.unit_of_work import Store
from app.values import Tracking
from tests.support.tracked_floor import (
    SOON,
    claimed_walk,
    pack_of,
    packing_of,
    put_of,
    taken_of,
    tracked_warehouse,
)
from tests.support.warehouse import Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Tea in lots, cameras with numbers of their own."""
    return tracked_warehouse(store)


def test_a_station_takes_with_it_what_it_may_know_about_the_lots_of_a_bin(
    warehouse: Warehouse,
) -> None:
    _picker, package = claimed_walk(warehouse, TEA=2, CAM=1)

    tea, camera = package.stops
    assert (tea.tracking, tea.lot, tea.expires_on, tea.units) == (Tracking.LOT, "SOON", SOON, 2)
    (other,) = tea.other_lots
    assert (other.lot, other.free, other.held, other.good) == ("LATE", 4, 0, True)
    assert (camera.tracking, camera.serials) == (Tracking.SERIAL, ("S-1", "S-2", "S-3"))
    assert package.today is not None
    with warehouse.store.reading() as uow:
        assert uow.catalogue.directory().lots["FAR"] == {warehouse.product_ids["TEA"]}


def test_a_station_that_takes_an_order_over_knows_what_lies_in_its_cartons(
    warehouse: Warehouse,
) -> None:
    picker, package = claimed_walk(warehouse, CAM=2)
    picker.play(package, put_of(package.stops[0], taken_of("", 2, "S-1", "S-2")), WorkFinished())
    packer, packing = packing_of(warehouse)
    packer.play(packing, pack_of(packing, 1, "", "S-1"))

    with warehouse.store.reading() as uow:
        (before,) = uow.packages.pack(packing.work_id).packed_before

    assert (before.units, before.serials) == (1, ("S-1",))
