"""How far a handover is: aboard of expected, and which parcels the carrier misses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from app.fulfilment.dispatch.handover import (
    Handover,
    Handovers,
    day_begins,
    handovers_of,
    read_handovers,
)
from app.fulfilment.dispatch.loading import dispatch_parcel
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.parcel.facts import MissingParcel, WaitingParcels
from app.fulfilment.shipping.parcel.prepared import PreparedCarton
from app.store.schema.floor import Carton, CartonContent
from app.store.schema.orders import Order
from app.store.schema.shipping import Shipment
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import (
    DESK,
    cancel,
    close_cartons,
    pack,
    packed_warehouse,
)
from tests.support.warehouse import PACKER, Warehouse

DOCK = "DOCK-1"
MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # winter: London's clock is UTC
POST, PARCELWAY = "Redgate Post", "Parcelway"


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """SO-1 in one carton and SO-2 in two, all with one carrier, every label scanned."""
    warehouse = packed_warehouse(store)
    pack(warehouse, "SO-2", [{"MUG": 1}, {"MUG": 1}])
    for order_no, number in (("SO-1", 1), ("SO-2", 1), ("SO-2", 2)):
        prepare_carton(store, order_no, number, DESK, PACKER)
    for order_no in ("SO-1", "SO-2"):
        close_cartons(store, order_no)
    return warehouse


def now(store: Store) -> datetime:
    with store.reading() as uow:
        return uow.now


def read(store: Store, carrier: str = "", days_later: int = 0) -> Handovers:
    return read_handovers(store, DESK.card, carrier, now(store) + timedelta(days=days_later))


def figures(found: Handovers) -> Mapping[str, tuple[int, int]]:
    return {one.carrier: (one.aboard, one.expected) for one in found.carriers}


def load(store: Store, order_no: str, number: int) -> str:
    with store.reading() as uow:
        mine = select(Carton.sscc).join(Order, Order.id == Carton.order_id)
        sscc = uow.session.scalar(mine.where(Order.order_no == order_no, Carton.number == number))
    assert sscc
    return dispatch_parcel(store, sscc, None, PACKER, DOCK).carrier


def test_each_label_at_the_dock_brings_the_handover_on(warehouse: Warehouse) -> None:
    store = warehouse.store
    carrier = read(store).carrier
    assert figures(read(store)) == {carrier: (0, 3)}

    load(store, "SO-2", 1)

    found = read(store, carrier)
    assert figures(found) == {carrier: (1, 3)}
    assert [(one.order_no, one.carton_number) for one in found.missing] == [
        ("SO-1", 1),
        ("SO-2", 2),
    ]
    assert all(one.closed and one.tracking_no for one in found.missing)

    load(store, "SO-1", 1)
    load(store, "SO-2", 2)

    done = read(store, carrier).in_hand
    assert done is not None
    assert (done.is_complete, done.aboard, done.collected_at) == (True, 3, None)
    assert read(store, carrier).missing == ()


def test_what_left_yesterday_is_no_part_of_todays_handover(warehouse: Warehouse) -> None:
    carrier = load(warehouse.store, "SO-1", 1)

    assert figures(read(warehouse.store, days_later=1)) == {carrier: (0, 2)}


def test_a_label_that_is_printed_and_not_yet_stuck_on_is_missing_too(store: Store) -> None:
    packed_warehouse(store)
    prepared: PreparedCarton = prepare_carton(store, "SO-1", 1, DESK, PACKER)

    assert read(store).missing == (MissingParcel("SO-1", 1, prepared.tracking_no, closed=False),)


def test_what_a_cancelled_order_or_an_emptied_carton_has_is_nobodys(warehouse: Warehouse) -> None:
    cancel(warehouse.store, "SO-1")
    with warehouse.store.unit() as uow:
        second = select(Carton.id).where(Carton.number == 2)
        emptied = update(CartonContent).where(CartonContent.carton_id.in_(second))
        uow.session.execute(emptied.values(units=0))
        uow.commit()

    missing = read(warehouse.store).missing
    assert [(one.order_no, one.carton_number) for one in missing] == [("SO-2", 1)]


def test_the_missing_of_the_carrier_that_was_asked_for_are_named(warehouse: Warehouse) -> None:
    other = "Lone Courier"
    with warehouse.store.unit() as uow:
        first = select(Order.id).where(Order.order_no == "SO-1").scalar_subquery()
        mine = update(Shipment).where(Shipment.order_id == first)
        uow.session.execute(mine.values(carrier=other, service="GONE"))
        uow.commit()

    assert [one.order_no for one in read(warehouse.store, other).missing] == ["SO-1"]
    assert [one.order_no for one in read(warehouse.store).missing] == ["SO-2", "SO-2"]
    nothing = read(warehouse.store, "a carrier of another day")
    assert nothing.in_hand == Handover("a carrier of another day", 0, 0)
    assert nothing.missing == ()


def test_a_dock_without_parcels_expects_nothing(store: Store) -> None:
    packed_warehouse(store)

    assert read(store) == Handovers()
    assert read(store).in_hand is None


def test_the_next_collection_comes_first_and_a_complete_handover_last() -> None:
    waiting = [WaitingParcels(PARCELWAY, "PW-NEXT", 4), WaitingParcels(POST, "RG-48", 1)]

    found = handovers_of({"Northpost": 12, PARCELWAY: 36}, waiting, DESK.card, MONDAY)

    assert [(one.carrier, one.aboard, one.missing) for one in found] == [
        (POST, 0, 1),
        (PARCELWAY, 36, 4),
        ("Northpost", 12, 0),
    ]
    collections = [one.collected_at for one in found]
    assert collections == [MONDAY.replace(hour=16), MONDAY.replace(hour=17, minute=30), None]


def test_a_carrier_that_comes_twice_is_waited_for_from_its_first_collection_on() -> None:
    waiting = [WaitingParcels(PARCELWAY, "PW-NEXT", 4), WaitingParcels(PARCELWAY, "PW-ECON", 1)]

    (parcelway,) = handovers_of({}, waiting, DESK.card, MONDAY)

    assert parcelway.collected_at == MONDAY.replace(hour=16, minute=30)


def test_what_missed_the_collection_waits_for_that_of_the_next_working_day() -> None:
    friday = datetime(2026, 3, 6, 16, 1, tzinfo=UTC)

    (post,) = handovers_of({}, [WaitingParcels(POST, "RG-48", 1)], DESK.card, friday)

    assert post.collected_at == datetime(2026, 3, 9, 16, 0, tzinfo=UTC)


def test_a_service_that_the_card_does_not_know_any_more_has_no_collection() -> None:
    (gone,) = handovers_of({}, [WaitingParcels(POST, "GONE", 2)], DESK.card, MONDAY)

    assert (gone.missing, gone.collected_at) == (2, None)


def test_the_day_begins_at_midnight_on_the_clock_of_the_card() -> None:
    half_past_midnight_in_london = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)

    begins = day_begins(DESK.card, half_past_midnight_in_london)

    assert begins == datetime(2026, 7, 1, 23, 0, tzinfo=UTC)


@given(
    aboard=st.dictionaries(st.sampled_from([POST, PARCELWAY, "X"]), st.integers(1, 99)),
    waiting=st.lists(
        st.builds(
            WaitingParcels,
            st.sampled_from([POST, PARCELWAY, "Y"]),
            st.sampled_from(["RG-48", "PW-NEXT", "GONE"]),
            st.integers(1, 99),
        )
    ),
)
def test_every_parcel_is_in_one_handover(
    aboard: dict[str, int], waiting: list[WaitingParcels]
) -> None:
    found = handovers_of(aboard, waiting, DESK.card, MONDAY)

    assert sum(one.aboard for one in found) == sum(aboard.values())
    assert sum(one.missing for one in found) == sum(one.parcels for one in waiting)
    assert len({one.carrier for one in found}) == len(found)
