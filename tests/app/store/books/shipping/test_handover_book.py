"""The book of handovers: what waits by carrier and service, never more than was asked for."""

from __future__ import annotations

from datetime import timedelta

from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.parcel.facts import WaitingParcels
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import DESK, pack, packed_warehouse
from tests.support.warehouse import PACKER


def test_parcels_are_counted_by_carrier_and_service_and_named_up_to_a_limit(store: Store) -> None:
    pack(packed_warehouse(store), "SO-2", [{"MUG": 1}, {"MUG": 1}])
    made = [
        prepare_carton(store, order_no, number, DESK, PACKER)
        for order_no, number in (("SO-1", 1), ("SO-2", 1), ("SO-2", 2))
    ]

    with store.reading() as uow:
        book = uow.shipments.handovers
        waiting = book.waiting()
        carrier = waiting[0].carrier
        named = [one.tracking_no for one in book.missing(carrier, 2)]
        aboard = book.aboard(uow.now - timedelta(days=1))

    assert sum(one.parcels for one in waiting if one.carrier == carrier) == 3
    assert all(isinstance(one, WaitingParcels) and one.parcels > 0 for one in waiting)
    assert named == [one.tracking_no for one in made[:2]]
    assert aboard == {}
