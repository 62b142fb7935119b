"""Scenarios of verification that the shared database must hold; the names are the specification.

What changes under a station's hands.  Each is played by stations that claim work and replay their
records, on both engines.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import update

from app.errors import NotAllowed, NothingFound, StoreRefused
from app.fulfilment.allocation import allocate
from app.fulfilment.events import (
    CartonOpened,
    LabelMatched,
    PutInTote,
    ShortDeclared,
    ShortReason,
    Undone,
    UnitsPacked,
    WorkFinished,
)
from app.fulfilment.remedies import cancel_order
from app.fulfilment.waves import release_wave
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.station.claims import ClaimRefusal, claim_pack, claim_pick, renew_pick
from app.store.schema.orders import Order
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    count_tasks,
    give_sscc,
    one_stop,
    packed_order,
    picked_orders,
    picked_units,
)
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse

APPLIED = ScanOutcome.APPLIED


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def test_23_an_empty_carton_is_not_closed(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 1})
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("1001")
    packer.play(package, CartonOpened(carton_number=1, carton_type="BOX-M"))
    sscc = give_sscc(warehouse.store, "1001", 1)

    outcome = packer.play(package, LabelMatched(carton_number=1, sscc=sscc))

    assert outcome == [ScanOutcome.INVALID]
    assert warehouse.order("1001").state == OrderState.PACKING


def test_24_a_line_carton_or_order_that_vanished_is_a_case_and_moves_nothing(
    warehouse: Warehouse,
) -> None:
    picker, package = one_stop(warehouse, {"MUG": 2})
    gone_stop = PutInTote(pick_line_id=987654, units=1, tote="T-01")
    gone_work = package.model_copy(update={"work_id": 987654})
    records = [picker.record(gone_stop, package), picker.record(gone_stop, gone_work)]

    assert picker.send(records) == [ScanOutcome.INVALID, ScanOutcome.INVALID]
    picker.pick(package)
    packer = StationPlay(warehouse.store, "PACK-1")
    packing = packer.claim_pack("1001")
    no_line = UnitsPacked(order_line_id=987654, units=1, carton_number=1)
    line = packing.lines[0].order_line_id
    no_carton = UnitsPacked(order_line_id=line, units=1, carton_number=7)

    opened = CartonOpened(carton_number=1, carton_type="BOX-M")
    assert packer.play(packing, opened, no_line, no_carton) == [
        APPLIED,
        ScanOutcome.INVALID,
        ScanOutcome.INVALID,
    ]
    with pytest.raises(NothingFound):
        claim_pack(warehouse.store, "NO-SUCH", "PACK-1", PACKER, NINE)
    with pytest.raises(NothingFound) as empty:
        claim_pack(warehouse.store, "T-06", "PACK-1", PACKER, NINE)
    assert empty.value.facts["kind"] == "order in tote"
    assert check_ledger(warehouse.store).agrees


def test_25_an_order_that_is_finished_meanwhile_is_not_packed_again(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 1})
    picked_orders(warehouse.store)
    packed_order(warehouse.store, "1001")

    with pytest.raises(NotAllowed) as refused:
        claim_pack(warehouse.store, "1001", "PACK-2", PACKER, NINE)

    assert refused.value.facts["reason"] is ClaimRefusal.FINISHED


def test_25_scans_of_an_order_that_was_cancelled_meanwhile_are_kept_and_move_nothing(
    warehouse: Warehouse,
) -> None:
    picker, package = one_stop(warehouse, {"MUG": 2})
    stop = package.stops[0]
    put = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)
    assert picker.play(package, put) == [APPLIED]

    warehouse.store.run(lambda uow: cancel_order(uow, warehouse.order_ids["1001"], SUPERVISOR))

    assert picker.play(package, put) == [ScanOutcome.ORDER_CHANGED]
    assert picked_units(warehouse, "1001") == [1]
    assert picker.play(package, WorkFinished()) == [APPLIED]
    assert warehouse.order("1001").state == OrderState.CANCELLED
    put_away = next(case for case in cases_of(warehouse) if case.kind == "cancellation")
    assert put_away.facts["put_away"] == [{"sku": "MUG", "units": 1, "place": stop.tote}]
    assert check_ledger(warehouse.store).agrees


def test_26_a_walk_that_someone_else_took_after_it_was_listed_is_refused_with_its_holder(
    warehouse: Warehouse,
) -> None:
    _picker, package = one_stop(warehouse, {"MUG": 2})

    with pytest.raises(NotAllowed) as refused:
        claim_pick(warehouse.store, "PICK-2", PACKER, package.task_no)

    assert refused.value.facts["reason"] is ClaimRefusal.CLAIMED
    assert refused.value.facts["holder"] == "PICK-1"


def test_27_and_38_scans_of_a_lost_claim_are_evidence_in_a_case_and_move_nothing(
    warehouse: Warehouse,
) -> None:
    picker, package = one_stop(warehouse, {"MUG": 2})
    picker.give_back(package)
    other = StationPlay(warehouse.store, "PICK-2")
    taken_over = other.claim_pick()

    assert picker.pick(package) == [ScanOutcome.STALE_FENCE, ScanOutcome.STALE_FENCE]

    assert picked_units(warehouse, "1001") == [0]
    (case,) = cases_of(warehouse)
    assert (case.kind, case.subject) == ("replay", package.task_no)
    assert (case.facts["fence"], case.facts["fence_now"]) == (package.fence, taken_over.fence)
    assert case.facts["holder_now"] == "PICK-2"
    kinds = [scan["event"]["kind"] for scan in case.facts["scans"]]
    assert kinds == ["put_in_tote", "work_finished"]
    with pytest.raises(NotAllowed):
        renew_pick(warehouse.store, "PICK-1", package.work_id)
    assert other.pick(taken_over) == [APPLIED, APPLIED]


def test_28_a_short_pick_leaves_other_holds_and_picked_lines_alone_and_looks_elsewhere(
    warehouse: Warehouse,
) -> None:
    # given two orders that hold mugs of the same bin, one on another operator's cart
    warehouse.add_order("MINE", {"LAMP": 1, "MUG": 4})
    warehouse.add_order("THEIRS", {"MUG": 3})
    allocate(warehouse.store, NINE)
    release_wave(warehouse.store, NINE, totes_per_cart=1)
    mine, theirs = StationPlay(warehouse.store, "PICK-1"), StationPlay(warehouse.store, "PICK-2")
    package, other = mine.claim_pick(), theirs.claim_pick()
    mug, lamp = package.stops
    lamp_in = PutInTote(pick_line_id=lamp.pick_line_id, units=1, tote=lamp.tote)
    one_in = PutInTote(pick_line_id=mug.pick_line_id, units=1, tote=mug.tote)

    # when one mug is found and three are missing
    short = ShortDeclared(pick_line_id=mug.pick_line_id, missing=3, reason=ShortReason.BIN_EMPTY)
    assert mine.play(package, lamp_in, one_in, short) == [APPLIED, APPLIED, APPLIED]

    # then the same cart is sent to the other bin, the rest stays as it was
    renewed = renew_pick(warehouse.store, "PICK-1", package.work_id)
    assert renewed.fence == package.fence
    assert renewed.stops[: len(package.stops)] == package.stops
    assert [(stop.bin_code, stop.units, stop.tote) for stop in renewed.stops[2:]] == [
        ("B-02", 3, mug.tote)
    ]
    first, second = warehouse.stock_of("MUG", "A-01"), warehouse.stock_of("MUG", "B-02")
    assert (first.on_hand, first.held, first.suspect) == (9, 3, 3)
    assert (second.on_hand, second.held, second.suspect) == (4, 3, 0)
    assert picked_units(warehouse, "MINE") == [1, 1]
    assert theirs.pick(other) == [APPLIED, APPLIED]
    fetched = PutInTote(
        pick_line_id=renewed.stops[2].pick_line_id, units=3, tote=renewed.stops[2].tote
    )
    assert mine.play(renewed, fetched, WorkFinished()) == [APPLIED, APPLIED]
    assert warehouse.order("MINE").state == OrderState.PICKED
    assert count_tasks(warehouse) == ["bin empty"]
    assert check_ledger(warehouse.store).agrees


def test_28_what_is_nowhere_else_is_backordered_with_a_case_and_not_promised_again(
    warehouse: Warehouse,
) -> None:
    picker, package = one_stop(warehouse, {"PEN": 1})
    short = ShortDeclared(
        pick_line_id=package.stops[0].pick_line_id, missing=1, reason=ShortReason.DAMAGED
    )

    picker.play(package, short, WorkFinished())

    assert warehouse.order("1001").state == OrderState.BACKORDERED
    assert warehouse.order("1001").lines[0].units_backordered == 1
    assert [case.kind for case in cases_of(warehouse)] == ["out of stock"]
    assert allocate(warehouse.store, NINE).orders_allocated == 0
    warehouse.add_stock("PEN", "A-10", 1)
    assert allocate(warehouse.store, NINE).orders_allocated == 1
    assert check_ledger(warehouse.store).agrees


def test_30_undo_of_one_carton_resets_only_its_lines(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 1, "BOOK": 1})
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("1001")
    mug, book = (line.order_line_id for line in package.lines)
    first = CartonOpened(carton_number=1, carton_type="BOX-M")
    second = CartonOpened(carton_number=2, carton_type="BOX-M")
    mug_in = UnitsPacked(order_line_id=mug, units=1, carton_number=1)
    book_in = UnitsPacked(order_line_id=book, units=1, carton_number=2)

    outcomes = packer.play(
        package, first, mug_in, second, book_in, Undone(event=book_in), Undone(event=second)
    )

    assert outcomes == [APPLIED] * 6
    assert [line.units_packed for line in warehouse.order("1001").lines] == [1, 0]
    assert check_ledger(warehouse.store).agrees


def test_41_an_order_cancelled_between_label_and_dispatch_cannot_be_shipped(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(warehouse.store)
    packed_order(warehouse.store, "1001")

    warehouse.store.run(lambda uow: cancel_order(uow, warehouse.order_ids["1001"], SUPERVISOR))

    (case,) = cases_of(warehouse)
    assert case.facts["put_away"] == [{"sku": "MUG", "units": 2, "place": "1001/1"}]
    shipped = update(Order).values(state=OrderState.SHIPPED.value)
    with pytest.raises(StoreRefused) as refused:
        warehouse.store.run(lambda uow: uow.session.execute(shipped))
    assert "orders_move_as_allowed" in str(refused.value)


def test_42_the_last_unit_wanted_by_two_stations_at_once_goes_to_one(
    warehouse: Warehouse,
) -> None:
    for order_no in ("1001", "1002"):
        warehouse.add_order(order_no, {"PEN": 1})

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _n: allocate(warehouse.store, NINE), range(2)))

    states = sorted(warehouse.order(order_no).state for order_no in ("1001", "1002"))
    assert states == [OrderState.ALLOCATED, OrderState.BACKORDERED]
    assert warehouse.stock_of("PEN", "B-01").held == 1


def test_42_a_tote_scanned_by_two_stations_at_once_goes_to_one(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 1})
    picked_orders(warehouse.store)

    def claim(number: int) -> object:
        try:
            return claim_pack(warehouse.store, "1001", f"PACK-{number}", PACKER, NINE)
        except NotAllowed as refused:
            return refused.facts["reason"]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(claim, range(4)))

    assert answers.count(ClaimRefusal.CLAIMED) == 3
