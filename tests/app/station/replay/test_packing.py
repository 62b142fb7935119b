"""What pack records do to cartons and lines."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import NotAllowed
from app.fulfilment.events import AnyEvent, CartonOpened, LabelMatched, Undone, UnitsPacked
from app.fulfilment.shipping.booking import prepare_carton
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.schema.floor import Carton
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, give_sscc, packs_of, picked_orders
from tests.support.warehouse import PACKER, Warehouse, small_warehouse
from tests.support.workplaces import paper_desk, printers_in_memory

APPLIED, INVALID, OVER = ScanOutcome.APPLIED, ScanOutcome.INVALID, ScanOutcome.OVER


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def test_a_packed_unit_is_in_the_carton_and_the_order_is_being_packed(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1001")

    packer.play(package, *list(packs_of(package))[:2])

    assert warehouse.order("1001").state == OrderState.PACKING
    assert warehouse.order("1001").lines[0].units_packed == 1


def test_a_carton_that_was_opened_by_mistake_goes_back_to_the_shelf_while_it_is_empty(
    store: Store,
) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1001")
    small = CartonOpened(carton_number=1, carton_type="BOX-S")
    medium = CartonOpened(carton_number=1, carton_type="BOX-M")
    line = package.lines[0].order_line_id
    mug = UnitsPacked(order_line_id=line, units=1, carton_number=1)

    assert packer.play(package, small, Undone(event=small)) == [APPLIED, APPLIED]
    assert _cartons(warehouse) == ["BOX-S"]  # its row waits, empty, for the next one
    with store.reading() as uow:
        assert uow.orders.detail("1001").cartons == ()
    outcomes = packer.play(package, small, medium, mug, Undone(event=medium), small)

    assert outcomes == [APPLIED, APPLIED, APPLIED, INVALID, INVALID]
    assert _cartons(warehouse) == ["BOX-M"]


def _cartons(warehouse: Warehouse) -> list[str]:
    with warehouse.store.reading() as uow:
        return [carton.carton_type for carton in uow.session.query(Carton)]


def test_a_printed_label_is_void_once_a_unit_is_taken_out_again_and_a_fresh_one_closes_the_carton(
    store: Store,
) -> None:
    """UNDO reaches until the carton is closed, and the scan of its label closes it (D9)."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1001")
    packer.pack(package)
    desk = paper_desk(printers_in_memory(), "PACK-1").shipping
    first = prepare_carton(store, "1001", 1, desk, PACKER)
    mug = UnitsPacked(order_line_id=package.lines[0].order_line_id, units=1, carton_number=1)
    matched = LabelMatched(carton_number=1, sscc=first.sscc)

    assert packer.play(package, Undone(event=mug)) == [APPLIED]
    with pytest.raises(NotAllowed):
        prepare_carton(store, "1001", 1, desk, PACKER)
    assert packer.play(package, mug) == [APPLIED]
    again = prepare_carton(store, "1001", 1, desk, PACKER)
    asked_twice = prepare_carton(store, "1001", 1, desk, PACKER)

    assert (again.sscc, again.tracking_no) == (first.sscc, first.tracking_no)
    assert {one.revision for one in first.documents} == {0}
    assert {one.revision for one in again.documents} == {1}
    assert asked_twice.documents == again.documents
    assert packer.play(package, matched, Undone(event=mug)) == [APPLIED, INVALID]
    assert warehouse.order("1001").state == OrderState.PACKED
    assert check_ledger(store).agrees


def test_no_more_units_go_into_cartons_than_were_picked_however_many_were_ordered(
    store: Store,
) -> None:
    """The rest of an order that may be split is in no tote (D1)."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"PEN": 2}, ships_complete=False)  # one pen is all there is
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1001")
    pens = UnitsPacked(order_line_id=package.lines[0].order_line_id, units=2, carton_number=1)

    assert packer.play(package, _opened(1), pens) == [APPLIED, OVER]

    assert warehouse.order("1001").lines[0].units_packed == 0


def test_undo_takes_no_more_out_of_a_carton_than_lies_in_it(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1001")
    line = package.lines[0].order_line_id
    first, second = (UnitsPacked(order_line_id=line, units=1, carton_number=n) for n in (1, 2))
    packer.play(package, _opened(1), first, _opened(2), second)

    both = UnitsPacked(order_line_id=line, units=2, carton_number=1)
    assert packer.play(package, Undone(event=both)) == [INVALID]

    assert warehouse.order("1001").lines[0].units_packed == 2
    assert packer.play(package, Undone(event=first)) == [APPLIED]
    assert check_ledger(store).agrees


def test_a_unit_that_was_scanned_for_one_order_goes_into_no_carton_of_another(
    store: Store,
) -> None:
    """One batch brings the records of several orders, each about its own lines."""
    warehouse = small_warehouse(store)
    for order_no in ("1001", "1002"):
        warehouse.add_order(order_no, {"MUG": 1})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    mine, other = packer.claim_pack("1001"), packer.claim_pack("1002")
    foreign = UnitsPacked(order_line_id=other.lines[0].order_line_id, units=1, carton_number=1)

    outcomes = packer.send(
        [
            packer.record(_opened(1), other),
            packer.record(_opened(1), mine),
            packer.record(foreign, mine),
            packer.record(UnitsPacked(order_line_id=4711, units=1, carton_number=1), mine),
        ]
    )

    assert outcomes == [APPLIED, APPLIED, INVALID, INVALID]
    assert [warehouse.order(no).lines[0].units_packed for no in ("1001", "1002")] == [0, 0]


def test_nothing_more_goes_into_a_carton_that_bears_its_label(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1001")
    mug = UnitsPacked(order_line_id=package.lines[0].order_line_id, units=1, carton_number=1)
    packer.play(package, _opened(1), mug)
    give_sscc(store, "1001", 1)

    assert packer.play(package, mug, _opened(1), Undone(event=mug)) == [INVALID, INVALID, APPLIED]

    assert warehouse.order("1001").lines[0].units_packed == 0


def _opened(number: int) -> CartonOpened:
    return CartonOpened(carton_number=number, carton_type="BOX-M")


@pytest.mark.parametrize("order_units", [{"MUG": 2, "BOOK": 1}])
@given(choices=st.lists(st.integers(0, 5), max_size=12))
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_run_of_packing_scans_can_make_the_books_lie(
    warehouse: Warehouse, order_units: dict[str, int], choices: list[int]
) -> None:
    # given a picked order
    order_no = f"H-{uuid4().hex[:8]}"
    warehouse.add_stock("MUG", "A-01", 2)
    warehouse.add_stock("BOOK", "A-10", 1)
    warehouse.add_totes(1, first=1000 + len(warehouse.order_ids))
    warehouse.add_order(order_no, order_units)
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, f"PACK-{order_no}")
    package = packer.claim_pack(order_no)
    opened, *units = packs_of(package)
    possible: list[AnyEvent] = [opened, *units]
    possible += [Undone(event=event) for event in (opened, units[0]) if event.kind != "undone"]

    # when anything at all happens to it
    packer.play(package, *[possible[choice % len(possible)] for choice in choices])

    # then nothing is overpacked and every unit is where the ledger says
    order = warehouse.order(order_no)
    assert all(line.units_packed <= line.units_ordered for line in order.lines)
    assert order.state in {OrderState.PICKED, OrderState.PACKING}
    assert check_ledger(warehouse.store).agrees
