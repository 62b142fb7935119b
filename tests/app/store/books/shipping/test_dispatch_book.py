"""What changes when a parcel goes to the carrier: everything or nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, update

from app.errors import StoreRefused
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.parcel.prepared import PreparedCarton
from app.store.schema.orders import OrderLine
from app.store.schema.stock import LedgerEntry
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import (
    DESK,
    close_cartons,
    pack,
    packed_warehouse,
)
from tests.support.warehouse import NINE, PACKER, Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return packed_warehouse(store)


@pytest.fixture
def prepared(warehouse: Warehouse) -> PreparedCarton:
    found = prepare_carton(warehouse.store, "SO-1", 1, DESK, PACKER)
    close_cartons(warehouse.store, "SO-1")
    return found


def load(store: Store, label: str) -> None:
    with store.unit() as uow:
        parcel = uow.shipments.loading.lock_parcel(label)
        assert parcel is not None
        uow.shipments.loading.load(parcel, NINE, PACKER, "DOCK-1")
        uow.commit()


def test_a_parcel_is_found_by_its_sscc_and_by_its_tracking_number(
    store: Store, prepared: PreparedCarton
) -> None:
    with store.unit() as uow:
        by_sscc = uow.shipments.loading.lock_parcel(prepared.sscc)
        by_tracking = uow.shipments.loading.lock_parcel(prepared.tracking_no)

        assert by_sscc == by_tracking is not None
        assert uow.shipments.loading.lock_parcel("nobody's") is None


def test_the_parcels_that_left_are_listed_for_the_customer(
    store: Store, warehouse: Warehouse, prepared: PreparedCarton
) -> None:
    order_id = warehouse.order_ids["SO-1"]
    with store.reading() as uow:
        assert uow.shipments.loading.sent_parcels(order_id, 1) == ()

    load(store, prepared.sscc)

    with store.reading() as uow:
        sent = uow.shipments.loading.sent_parcels(order_id, 1)
        later = uow.shipments.loading.sent_parcels(order_id, 2)
    assert [parcel.tracking_no for parcel in sent] == [prepared.tracking_no]
    assert later == ()


def test_what_is_owed_is_listed_by_line(warehouse: Warehouse) -> None:
    pack(warehouse, "SO-2", [{"MUG": 1}], backordered={"PEN": 2})

    with warehouse.store.reading() as uow:
        owed = uow.shipments.loading.owed_lines(warehouse.order_ids["SO-2"])
    assert [(line.sku, line.name, line.units) for line in owed] == [("PEN", "Pen", 2)]


def test_the_database_refuses_to_ship_what_was_not_packed_and_keeps_everything(
    store: Store, warehouse: Warehouse, prepared: PreparedCarton
) -> None:
    with store.unit() as uow:
        uow.session.execute(update(OrderLine).where(OrderLine.sku == "MUG").values(units_packed=1))
        uow.commit()

    with pytest.raises(StoreRefused):
        load(store, prepared.sscc)

    assert [line.units_shipped for line in warehouse.order("SO-1").lines] == [0, 0]
    with store.reading() as uow:
        shipped = select(func.count()).where(LedgerEntry.movement == "ship")
        assert uow.session.execute(shipped).scalar_one() == 0
        order = uow.shipments.order("SO-1")
        assert order is not None
        carton = uow.shipments.carton(order.order_id, 1)
        assert carton is not None
        assert carton.state == "closed"
