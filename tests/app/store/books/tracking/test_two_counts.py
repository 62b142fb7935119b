"""No label is made while the two counts of a line differ by lot or by number (D1, D8)."""

from __future__ import annotations

import pytest

from app.fulfilment.events import WorkFinished
from app.store.unit_of_work import Store
from tests.support.tracked_floor import (
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


def _unverified(warehouse: Warehouse) -> tuple[str, ...]:
    with warehouse.store.reading() as uow:
        return uow.shipments.unverified_lines(warehouse.order_ids["1001"])


@pytest.mark.parametrize(("lots", "differ"), [(("SOON", "SOON"), ()), (("SOON", ""), ("TEA",))])
def test_a_unit_packed_without_its_lot_holds_the_label_up(
    warehouse: Warehouse, lots: tuple[str, str], differ: tuple[str, ...]
) -> None:
    picker, package = claimed_walk(warehouse, TEA=2)
    picker.pick(package)
    packer, packing = packing_of(warehouse)

    packer.play(packing, *(pack_of(packing, 1, lot) for lot in lots))

    assert _unverified(warehouse) == differ


@pytest.mark.parametrize(("serial", "differ"), [(("S-2",), ()), ((), ("CAM",))])
def test_a_number_left_in_the_tote_holds_the_label_up(
    warehouse: Warehouse, serial: tuple[str, ...], differ: tuple[str, ...]
) -> None:
    picker, package = claimed_walk(warehouse, CAM=1)
    picker.play(package, put_of(package.stops[0], taken_of("", 1, "S-2")), WorkFinished())
    packer, packing = packing_of(warehouse)

    packer.play(packing, pack_of(packing, 1, "", *serial))

    assert _unverified(warehouse) == differ
