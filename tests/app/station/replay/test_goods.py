"""Tracked goods from the bin to the carton, and back to their bins."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.fulfilment.cancelling import cancel_order, put_away
from app.fulfilment.events import (
    WorkFinished,
)
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.schema.floor import CartonContent
from app.store.unit_of_work import Store
from tests.support.tracked_floor import (
    APPLIED,
    OVER,
    claimed_walk,
    pack_of,
    packing_of,
    put_of,
    serial_places,
    taken_of,
    tea_in,
    tracked_warehouse,
)
from tests.support.warehouse import Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Tea in lots, cameras with numbers of their own."""
    return tracked_warehouse(store)


def test_lots_are_picked_packed_and_shipped_as_they_were_scanned(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, TEA=5)
    soon, late = package.stops
    assert (
        picker.play(
            package,
            put_of(soon, taken_of("SOON", 3)),
            put_of(late, taken_of("LATE", 2)),
            WorkFinished(),
        )
        == [APPLIED] * 3
    )
    packer, packing = packing_of(warehouse)

    assert [(one.lot, one.units) for one in packing.lines[0].lots] == [("SOON", 3), ("LATE", 2)]
    assert packer.play(
        packing,
        pack_of(packing, 2, "LATE"),
        pack_of(packing, 1, "LATE"),
        pack_of(packing, 3, "SOON"),
    ) == [APPLIED, OVER, APPLIED]
    assert packer.label(packing) == [APPLIED]

    assert warehouse.order("1001").state == OrderState.PACKED
    with warehouse.store.reading() as uow:
        assert uow.shipments.unverified_lines(warehouse.order_ids["1001"]) == ()
        contents = uow.session.execute(select(CartonContent.lot, CartonContent.units)).tuples()
        assert dict(contents.all()) == {"LATE": 2, "SOON": 3}
    assert check_ledger(warehouse.store).agrees


def test_a_cancelled_order_gives_its_lots_and_numbers_back_to_their_bins(
    warehouse: Warehouse,
) -> None:
    picker, package = claimed_walk(warehouse, TEA=4, CAM=1)
    soon, late, camera = package.stops
    picker.play(
        package,
        put_of(soon, taken_of("SOON", 3)),
        put_of(late, taken_of("LATE", 1)),
        put_of(camera, taken_of("", 1, "S-2")),
        WorkFinished(),
    )
    packer, packing = packing_of(warehouse)
    packer.play(packing, pack_of(packing, 1, "LATE"), pack_of(packing, 1, "SOON"))

    order_id = warehouse.order_ids["1001"]
    warehouse.store.run(lambda uow: cancel_order(uow, order_id, "B-900"))
    warehouse.store.run(lambda uow: put_away(uow, order_id, "B-900"))

    assert tea_in(warehouse, "SOON") == (3, 0)
    assert tea_in(warehouse, "LATE") == (4, 0)
    assert serial_places(warehouse)["S-2"] == "bin"
    assert check_ledger(warehouse.store).agrees
