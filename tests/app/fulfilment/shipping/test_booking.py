"""A packed carton gets its carrier, its SSCC and its papers, all of it once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select, update

from app.errors import NotAllowed, NothingFound
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.label_gate import LabelRefusal, Override
from app.fulfilment.shipping.parcel.prepared import PreparedCarton
from app.fulfilment.shipping.parcel.service_choice import OtherService
from app.store.schema.floor import CartonContent
from app.store.schema.orders import OrderAddress, OrderLine
from app.store.schema.shipping import NumberSeries
from app.store.unit_of_work import Store
from app.values import to_sscc
from tests.app.fulfilment.shipping.packed_orders import (
    DESK,
    STATION,
    cancel,
    open_cases,
    pack,
    packed_warehouse,
    unverify,
)
from tests.support.barcode_reader import read_pdf, words_of_pdf
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return packed_warehouse(store)


@pytest.fixture
def second_store(database_url: str) -> Iterator[Store]:
    other = Store.open(database_url)
    yield other
    other.close()


def book(warehouse: Warehouse, order_no: str = "SO-1", number: int = 1) -> PreparedCarton:
    return prepare_carton(warehouse.store, order_no, number, DESK, PACKER)


def content_of(store: Store, prepared: PreparedCarton, kind: str, format_: str) -> bytes:
    found = [d for d in prepared.documents if (d.kind, d.format) == (kind, format_)]
    with store.reading() as uow:
        content = uow.prints.content(found[0].document_id)
    assert content is not None
    return content


def test_a_carton_gets_the_cheapest_carrier_that_keeps_the_promise(warehouse: Warehouse) -> None:
    prepared = book(warehouse)

    assert (prepared.carrier, prepared.service) == ("Redgate Post", "RG-48")
    assert str(prepared.price) == "3.49 GBP"
    assert prepared.weight_grams == 250 + 3 * 250
    assert prepared.arrives_on <= prepared.promised_on
    assert sorted(quote.standing for quote in prepared.quotes).count("chosen") == 1


def test_an_express_order_does_not_go_by_slow_post(warehouse: Warehouse) -> None:
    pack(warehouse, "SO-2", [{"BOOK": 1}], method="Express")

    prepared = book(warehouse, "SO-2")

    standing = {quote.service: quote.standing for quote in prepared.quotes}
    if prepared.service != "RG-48":  # late in the day "tomorrow" is two days for everybody
        assert standing["RG-48"] == "late"
    assert prepared.arrives_on <= prepared.promised_on


def test_asking_twice_gives_the_same_sscc_and_the_same_papers(warehouse: Warehouse) -> None:
    first, second = book(warehouse), book(warehouse)

    assert first == second
    to_sscc(first.sscc)
    assert len(first.documents) == 3


def test_letters_that_no_label_can_say_are_told_each_time(warehouse: Warehouse) -> None:
    with warehouse.store.unit() as uow:
        uow.session.execute(update(OrderAddress).values(name="Ada Οδός"))
        uow.commit()

    assert book(warehouse).lost == book(warehouse).lost == ("Ο", "δ", "ό", "ς")


def test_two_stations_that_book_one_carton_at_once_get_one_sscc(
    warehouse: Warehouse, second_store: Store
) -> None:
    start = Barrier(2)

    def station(store: Store) -> PreparedCarton:
        start.wait()
        return prepare_carton(store, "SO-1", 1, DESK, PACKER)

    with ThreadPoolExecutor(2) as stations:
        first, second = stations.map(station, [warehouse.store, second_store])

    assert (first.sscc, first.tracking_no) == (second.sscc, second.tracking_no)
    assert {d.document_id for d in first.documents} == {d.document_id for d in second.documents}


def test_a_thousand_ssccs_from_four_stations_at_once_are_a_thousand(store: Store) -> None:
    def station(_number: int) -> list[int]:
        return [store.run(lambda uow: uow.shipments.take_sscc_serial()) for _ in range(250)]

    with ThreadPoolExecutor(4) as stations:
        serials = [serial for taken in stations.map(station, range(4)) for serial in taken]

    assert sorted(serials) == list(range(1, 1001))


def test_the_label_and_the_slip_are_read_back(warehouse: Warehouse) -> None:
    prepared = book(warehouse)

    label = read_pdf(content_of(warehouse.store, prepared, "label", "pdf"))
    slip = read_pdf(content_of(warehouse.store, prepared, "slip", "pdf"))

    assert f"]C100{prepared.sscc}" in label[0].codes
    assert f"]C0{prepared.tracking_no}" in label[0].codes
    assert any("SO-1" in code for code in slip[0].codes)
    assert "Mug" in slip[0].words


def test_the_slip_says_which_carton_this_is_and_what_follows_later(warehouse: Warehouse) -> None:
    pack(warehouse, "SO-2", [{"MUG": 1}, {"LAMP": 1}], backordered={"PEN": 2})

    prepared = book(warehouse, "SO-2", 2)

    words = " ".join(words_of_pdf(content_of(warehouse.store, prepared, "slip", "pdf")))
    assert "Carton 2 of 2" in words
    assert "1 in another carton" in words
    assert "2 follow later" in words


def test_a_carton_that_was_left_empty_is_not_counted_on_paper(warehouse: Warehouse) -> None:
    pack(warehouse, "SO-2", [{"MUG": 1}, {}, {"LAMP": 1}])

    prepared = book(warehouse, "SO-2", 3)

    words = " ".join(words_of_pdf(content_of(warehouse.store, prepared, "slip", "pdf")))
    assert "Carton 2 of 2" in words


@pytest.mark.parametrize("column", ["units_packed", "units_picked"])
def test_no_label_before_every_unit_is_verified(warehouse: Warehouse, column: str) -> None:
    with warehouse.store.unit() as uow:
        lower = {"units_packed": OrderLine.units_packed - 1}
        if column == "units_picked":
            lower["units_picked"] = OrderLine.units_picked - 1
        uow.session.execute(update(OrderLine).where(OrderLine.sku == "MUG").values(lower))
        uow.commit()

    with pytest.raises(NotAllowed) as refused:
        book(warehouse)

    assert refused.value.facts["reason"] == LabelRefusal.NOT_VERIFIED.value
    assert refused.value.facts["detail"] == "MUG"
    with warehouse.store.reading() as uow:
        assert uow.session.get(NumberSeries, "sscc") is None, "a number was allotted"


def test_no_label_while_another_carton_of_the_order_is_unverified(warehouse: Warehouse) -> None:
    pack(warehouse, "SO-2", [{"MUG": 1}, {"BOOK": 1}])
    with warehouse.store.unit() as uow:
        books = select(OrderLine.id).where(OrderLine.sku == "BOOK")
        inside = CartonContent.order_line_id.in_(books)
        uow.session.execute(update(CartonContent).where(inside).values(units=0))
        uow.commit()

    with pytest.raises(NotAllowed):
        book(warehouse, "SO-2", 1)


def test_a_supervisor_lets_an_unverified_carton_out_with_a_reason(warehouse: Warehouse) -> None:
    unverify(warehouse)
    override = Override(SUPERVISOR, "counted by hand")

    prepare_carton(warehouse.store, "SO-1", 1, DESK, PACKER, override=override)

    with warehouse.store.reading() as uow:
        entry = uow.people.audited(subject="SO-1", action="label unverified")[0]
    assert (entry.badge, entry.facts["reason"]) == (SUPERVISOR, "counted by hand")
    assert [case.kind for case in open_cases(warehouse.store)] == ["early label"]


@pytest.mark.parametrize("override", [Override(PACKER, "hurry"), Override(SUPERVISOR, "  ")])
def test_nobody_else_and_nobody_without_a_reason_lets_it_out(
    warehouse: Warehouse, override: Override
) -> None:
    unverify(warehouse)

    with pytest.raises(NotAllowed):
        prepare_carton(warehouse.store, "SO-1", 1, DESK, PACKER, override=override)

    assert open_cases(warehouse.store) == []


def test_a_cancelled_order_gets_no_label(warehouse: Warehouse) -> None:
    cancel(warehouse.store, "SO-1")

    with pytest.raises(NotAllowed) as refused:
        book(warehouse)

    assert refused.value.facts["reason"] == LabelRefusal.ORDER_CANCELLED.value


def test_an_empty_carton_gets_no_label(warehouse: Warehouse) -> None:
    pack(warehouse, "SO-2", [{"MUG": 1}, {}])

    with pytest.raises(NotAllowed) as refused:
        book(warehouse, "SO-2", 2)

    assert refused.value.facts["reason"] == LabelRefusal.CARTON_EMPTY.value


def test_a_parcel_that_nobody_carries_becomes_one_case(warehouse: Warehouse) -> None:
    warehouse.add_product("ANVIL", weight_grams=3_000_000)
    warehouse.add_stock("ANVIL", "A-01", 1)
    pack(warehouse, "SO-2", [{"ANVIL": 1}])

    for _attempt in range(2):
        with pytest.raises(NotAllowed) as refused:
            book(warehouse, "SO-2")

    assert refused.value.facts["reason"] == LabelRefusal.NO_CARRIER.value
    cases = open_cases(warehouse.store)
    assert [(case.kind, case.subject) for case in cases] == [("no carrier", "SO-2")]
    assert cases[0].facts["quotes"]["NF-PALLET"] == "too heavy"


def test_an_address_that_no_label_can_hold_becomes_a_case_and_books_nothing(
    warehouse: Warehouse,
) -> None:
    with warehouse.store.unit() as uow:
        uow.session.execute(update(OrderAddress).values(name="Very Long " * 19, street1="W" * 200))
        uow.commit()

    with pytest.raises(NotAllowed) as refused:
        book(warehouse)

    assert refused.value.facts["reason"] == LabelRefusal.DOES_NOT_FIT.value
    assert [case.kind for case in open_cases(warehouse.store)] == ["label failed"]
    with warehouse.store.reading() as uow:
        order = uow.shipments.order("SO-1")
        assert order is not None
        carton = uow.shipments.carton(order.order_id, 1)
        assert carton is not None
        assert carton.state == "open"


def test_a_corrected_address_gets_its_label_and_ends_the_case(warehouse: Warehouse) -> None:
    with warehouse.store.unit() as uow:
        uow.session.execute(update(OrderAddress).values(name="Very Long " * 19, street1="W" * 200))
        uow.commit()
    with pytest.raises(NotAllowed):
        book(warehouse)
    with warehouse.store.unit() as uow:
        uow.session.execute(update(OrderAddress).values(name="Ada", street1="12 High Street"))
        uow.commit()

    book(warehouse)

    assert open_cases(warehouse.store) == []


def test_a_person_may_choose_another_service_with_a_reason(warehouse: Warehouse) -> None:
    other = OtherService("MA-WORLD", "customer asked for it on the phone")

    prepared = prepare_carton(warehouse.store, "SO-1", 1, DESK, PACKER, other=other)

    assert prepared.carrier == "Meridian Air"
    with warehouse.store.reading() as uow:
        entry = uow.people.audited(subject="SO-1", action="carton booked")[0]
    assert entry.facts["reason"] == other.reason
    assert entry.station == STATION


def test_another_service_without_a_reason_is_refused(warehouse: Warehouse) -> None:
    other = OtherService("MA-WORLD", "")

    with pytest.raises(NotAllowed):
        prepare_carton(warehouse.store, "SO-1", 1, DESK, PACKER, other=other)


def test_an_order_or_carton_that_vanished_is_said(warehouse: Warehouse) -> None:
    with pytest.raises(NothingFound):
        book(warehouse, "SO-9")
    with pytest.raises(NothingFound):
        book(warehouse, "SO-1", 7)
