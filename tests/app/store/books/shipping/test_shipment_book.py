"""Cartons as the carrier sees them, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from app.errors import StoreRefused
from app.fulfilment.shipping.parcel.facts import Booking, QuotedBooking
from app.store.schema.floor import Carton
from app.store.schema.orders import OrderLine
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import pack, packed_warehouse
from tests.support.warehouse import NINE, Warehouse

SSCC = "095212340000000013"
BOOKING = Booking(
    carrier="Parcelway",
    service="PW-NEXT",
    service_name="Next Day",
    tracking_no="PW000000015GB",
    tracking_link="https://parcelway.example/PW000000015GB",
    price_minor=695,
    currency="GBP",
    weight_grams=1000,
    promised_on=date(2026, 3, 3),
    arrives_on=date(2026, 3, 3),
    quotes=(
        QuotedBooking("Parcelway", "PW-NEXT", "Next Day", "chosen", 695, date(2026, 3, 3)),
        QuotedBooking("Redgate Post", "RG-INT", "Tracked", "not served", None, None),
    ),
)


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return packed_warehouse(store)


def book(store: Store, order_no: str, sscc: str = SSCC, booking: Booking = BOOKING) -> None:
    with store.unit() as uow:
        order = uow.shipments.lock_order(order_no)
        assert order is not None
        carton = uow.shipments.carton(order.order_id, 1)
        assert carton is not None
        uow.shipments.book(order, carton, sscc, booking, NINE)
        uow.shipments.label(carton.carton_id, booking.weight_grams)
        uow.commit()


def test_a_booking_is_read_as_it_was_written(warehouse: Warehouse) -> None:
    book(warehouse.store, "SO-1")

    with warehouse.store.reading() as uow:
        carton = uow.shipments.carton(warehouse.order_ids["SO-1"], 1)
        assert carton is not None
        assert (carton.state, carton.sscc) == ("labelled", SSCC)
        assert uow.shipments.booking_of(carton.carton_id) == BOOKING


def test_a_carton_is_read_with_its_size_weight_and_contents(warehouse: Warehouse) -> None:
    with warehouse.store.reading() as uow:
        carton = uow.shipments.carton(warehouse.order_ids["SO-1"], 1)

    assert carton is not None
    assert (carton.length_mm, carton.width_mm, carton.height_mm) == (400, 300, 200)
    assert (carton.units, carton.grams, carton.of) == (3, 1000, 1)
    assert [(line.sku, line.here, line.wanted) for line in carton.lines] == [
        ("MUG", 2, 2),
        ("LAMP", 1, 1),
    ]


def test_a_carton_is_counted_among_those_of_its_delivery_that_hold_something(
    warehouse: Warehouse,
) -> None:
    pack(warehouse, "SO-2", [{"MUG": 1}, {}, {"LAMP": 1}, {"PEN": 1}])

    with warehouse.store.reading() as uow:
        seen = [uow.shipments.carton(warehouse.order_ids["SO-2"], number) for number in (1, 3, 4)]

    assert [(one.place, one.of) for one in seen if one] == [(1, 3), (2, 3), (3, 3)]


def test_a_carton_that_stands_alone_and_empty_is_the_first_of_one(warehouse: Warehouse) -> None:
    pack(warehouse, "SO-2", [{}], backordered={"MUG": 1})

    with warehouse.store.reading() as uow:
        carton = uow.shipments.carton(warehouse.order_ids["SO-2"], 1)

    assert carton is not None
    assert (carton.place, carton.of) == (1, 1)


def test_a_carton_of_a_kind_that_is_not_kept_any_more_weighs_nothing(warehouse: Warehouse) -> None:
    with warehouse.store.unit() as uow:
        uow.session.execute(update(Carton).values(carton_type="GONE"))
        uow.commit()

    with warehouse.store.reading() as uow:
        carton = uow.shipments.carton(warehouse.order_ids["SO-1"], 1)

    assert carton is not None
    assert (carton.length_mm, carton.width_mm, carton.height_mm, carton.tare_grams) == (1, 1, 1, 0)


@pytest.mark.parametrize("twin", ["sscc", "tracking number", "carton"])
def test_the_database_refuses_a_second_sscc_tracking_number_or_booking(
    warehouse: Warehouse, twin: str
) -> None:
    pack(warehouse, "SO-2", [{"MUG": 1}])
    book(warehouse.store, "SO-1")
    other = replace(BOOKING, tracking_no="PW000000029GB")
    again = {
        "sscc": ("SO-2", SSCC, other),
        "tracking number": ("SO-2", "095212340000000020", BOOKING),
        "carton": ("SO-1", "095212340000000020", other),
    }[twin]

    with pytest.raises(StoreRefused):
        book(warehouse.store, *again)


def test_a_verified_order_has_no_unverified_line(warehouse: Warehouse) -> None:
    with warehouse.store.reading() as uow:
        assert uow.shipments.unverified_lines(warehouse.order_ids["SO-1"]) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"units_packed": 1},
        {"units_packed": 1, "units_picked": 1},
        {"units_ordered": 3},
        {"units_ordered": 3, "units_allocated": 3},
    ],
)
def test_counts_that_disagree_are_unverified(warehouse: Warehouse, change: dict[str, int]) -> None:
    with warehouse.store.unit() as uow:
        uow.session.execute(update(OrderLine).where(OrderLine.sku == "MUG").values(change))
        uow.commit()

    with warehouse.store.reading() as uow:
        assert uow.shipments.unverified_lines(warehouse.order_ids["SO-1"]) == ("MUG",)


def test_what_is_backordered_does_not_hold_the_rest_back(warehouse: Warehouse) -> None:
    pack(warehouse, "SO-2", [{"MUG": 1}], backordered={"PEN": 2, "MUG": 3})

    with warehouse.store.reading() as uow:
        assert uow.shipments.unverified_lines(warehouse.order_ids["SO-2"]) == ()


def test_an_order_or_carton_that_is_not_there_is_none(warehouse: Warehouse) -> None:
    with warehouse.store.reading() as uow:
        assert uow.shipments.order("SO-9") is None
        assert uow.shipments.lock_order("SO-9") is None
        assert uow.shipments.carton(warehouse.order_ids["SO-1"], 9) is None
        assert uow.shipments.booking_of(4711) is None
