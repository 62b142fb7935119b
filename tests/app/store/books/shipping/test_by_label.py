"""A carton and its order are found by each number on the carton's label."""

from __future__ import annotations

import pytest

from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.parcel.prepared import PreparedCarton
from app.store.books.shipping.by_label import cartons_bearing
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import DESK, pack, packed_warehouse
from tests.support.warehouse import PACKER


@pytest.fixture
def second(store: Store) -> PreparedCarton:
    """The second carton of SO-2, labelled as all cartons here."""
    pack(packed_warehouse(store), "SO-2", [{"MUG": 1}, {"MUG": 1}])
    for order_no, number in (("SO-1", 1), ("SO-2", 1)):
        prepare_carton(store, order_no, number, DESK, PACKER)
    return prepare_carton(store, "SO-2", 2, DESK, PACKER)


def test_either_number_of_a_label_names_its_carton_and_no_other(
    store: Store, second: PreparedCarton
) -> None:
    with store.reading() as uow:
        found = {
            number: (
                uow.flights.cartons(number),
                len(uow.session.execute(cartons_bearing(number)).all()),
            )
            for number in (second.sscc, second.tracking_no, "340123451234567895", "")
        }

    mine = ([("SO-2", 2)], 1)
    assert list(found.values()) == [mine, mine, ([], 0), ([], 0)]


def test_an_order_is_searched_by_the_label_of_its_carton(
    store: Store, second: PreparedCarton
) -> None:
    typed = (second.sscc, f"(00) {second.sscc}", second.tracking_no.lower(), "340123451234567895")
    with store.reading() as uow:
        found = [[row.order_no for row in uow.orders.page(search=text)] for text in typed]
        counted = [uow.orders.count(search=text) for text in typed]

    assert found == [["SO-2"], ["SO-2"], ["SO-2"], []]
    assert counted == [1, 1, 1, 0]
