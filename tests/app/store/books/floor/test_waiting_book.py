"""What waits for hands, on both engines."""

from __future__ import annotations

from app.fulfilment.cancelling import cancel_order
from app.store.books.floor.waiting_book import Waiting
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, packed_order, picked_orders, release_everything
from tests.support.warehouse import SUPERVISOR, Warehouse, small_warehouse


def two_orders(store: Store) -> Warehouse:
    warehouse = small_warehouse(store)
    warehouse.add_order("FIRST", {"MUG": 2})
    warehouse.add_order("SECOND", {"BOOK": 1})
    return warehouse


def waiting(store: Store) -> Waiting:
    with store.reading() as uow:
        return uow.waiting.counts()


def test_nothing_waits_in_an_empty_warehouse(store: Store) -> None:
    assert waiting(store) == Waiting(carts=0, totes=0, parcels=0)


def test_a_released_wave_waits_as_carts(store: Store) -> None:
    two_orders(store)
    release_everything(store)

    assert waiting(store).carts == 1
    assert waiting(store).totes == 0


def test_a_picked_order_waits_with_one_of_its_totes_until_somebody_packs_it(store: Store) -> None:
    two_orders(store)
    picked_orders(store)

    with store.reading() as uow:
        assert len(uow.waiting.totes_to_pack(10)) == 2
        assert len(uow.waiting.totes_to_pack(1)) == 1
    packer = StationPlay(store, "PACK-1")
    packer.pack(packer.claim_pack("FIRST"))

    assert waiting(store) == Waiting(carts=0, totes=1, parcels=0)


def test_a_closed_carton_waits_for_its_van(store: Store) -> None:
    two_orders(store)
    picked_orders(store)
    packed_order(store, "FIRST")

    with store.reading() as uow:
        parcels = uow.waiting.to_load(10)
    assert waiting(store) == Waiting(carts=0, totes=1, parcels=1)
    assert [(len(one.sscc), one.carrier) for one in parcels] == [(18, "")]


def test_a_cancelled_order_waits_for_no_van(store: Store) -> None:
    warehouse = two_orders(store)
    picked_orders(store)
    packed_order(store, "FIRST")
    order_id = warehouse.order("FIRST").id
    store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))

    assert waiting(store).parcels == 0


def test_what_waits_is_listed_with_its_units_the_earliest_due_first(store: Store) -> None:
    two_orders(store)
    picked_orders(store)

    with store.reading() as uow:
        listed = uow.waiting.orders_to_pack(6)

    assert [(order.order_no, order.units) for order in listed] == [("FIRST", 2), ("SECOND", 1)]
    assert listed[0].dispatch_by <= listed[1].dispatch_by


def test_goods_of_a_cancelled_order_wait_in_their_totes_to_be_put_away(store: Store) -> None:
    warehouse = two_orders(store)
    picked_orders(store)
    order_id = warehouse.order_ids["FIRST"]
    store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))

    with store.reading() as uow:
        (goods,) = uow.waiting.to_put_away()
    assert (goods.order_no, goods.units, len(goods.totes)) == ("FIRST", 2, 1)
