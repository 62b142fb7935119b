"""A short at a bin: what is missing is not promised again, another bin serves at once."""

from __future__ import annotations

from sqlalchemy import update

from app.fulfilment.cancelling import cancel_order
from app.fulfilment.events import ShortDeclared, ShortReason, WorkFinished
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.schema.station import ScanOutcome
from app.store.schema.stock import Hold, Stock
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    count_tasks,
    one_stop,
    release_everything,
)
from tests.support.warehouse import small_warehouse


def test_more_missing_than_the_stop_needs_is_refused(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 2})
    stop = package.stops[0].pick_line_id

    outcome = picker.play(
        package, ShortDeclared(pick_line_id=stop, missing=3, reason=ShortReason.BIN_EMPTY)
    )

    assert outcome == [ScanOutcome.OVER]
    assert warehouse.stock_of("MUG", "A-01").suspect == 0


def test_a_short_of_an_order_that_was_cancelled_meanwhile_changes_nothing(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 2})
    order_id, stop = warehouse.order("1001").id, package.stops[0].pick_line_id
    store.run(lambda uow: cancel_order(uow, order_id, "B-900"))

    outcome = picker.play(
        package, ShortDeclared(pick_line_id=stop, missing=1, reason=ShortReason.BIN_EMPTY)
    )

    assert outcome == [ScanOutcome.ORDER_CHANGED]
    assert warehouse.stock_of("MUG", "A-01").suspect == 0
    assert count_tasks(warehouse) == []


def test_a_cart_that_did_not_fetch_the_replacement_leaves_it_to_the_next_wave(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 2})
    stop = package.stops[0].pick_line_id
    short = ShortDeclared(pick_line_id=stop, missing=2, reason=ShortReason.BIN_EMPTY)

    picker.play(package, short, WorkFinished())

    assert warehouse.order("1001").state == OrderState.ALLOCATED
    release_everything(store)
    again = picker.claim_pick()
    assert [(stop.bin_code, stop.units) for stop in again.stops] == [("B-02", 2)]
    assert check_ledger(store).agrees


def test_two_shorts_at_one_bin_ask_for_one_count(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 2})
    stop = package.stops[0].pick_line_id
    short = ShortDeclared(pick_line_id=stop, missing=1, reason=ShortReason.BIN_EMPTY)

    assert picker.play(package, short, short) == [ScanOutcome.APPLIED] * 2

    assert count_tasks(warehouse) == ["bin empty"]
    assert warehouse.stock_of("MUG", "A-01").suspect == 2
    assert check_ledger(store).agrees


def test_no_more_is_given_up_than_is_still_promised(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 3})
    with store.unit() as uow:
        uow.session.execute(update(Hold).values(released=1))
        uow.session.execute(update(Stock).where(Stock.held == 3).values(held=2))
        uow.commit()
    stop = package.stops[0].pick_line_id
    short = ShortDeclared(pick_line_id=stop, missing=3, reason=ShortReason.BIN_EMPTY)

    assert picker.play(package, short) == [ScanOutcome.OVER]

    assert warehouse.stock_of("MUG", "A-01").suspect == 0


def test_28_another_bin_gives_what_is_free_there_and_only_the_rest_waits(store: Store) -> None:
    # given an order that holds all mugs of one bin, and another three of the four in the next
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 10, "LAMP": 1})
    warehouse.add_order("1002", {"MUG": 3})
    release_everything(store)
    picker = StationPlay(store, "PICK-1")
    package = picker.claim_pick()
    stop = next(one for one in package.stops if one.bin_code == "A-01")

    # when six of the ten are missing
    short = ShortDeclared(pick_line_id=stop.pick_line_id, missing=6, reason=ShortReason.BIN_EMPTY)
    assert picker.play(package, short) == [ScanOutcome.APPLIED]

    # then the free mug of the next bin is held instead, and no lamp of those on the way there
    assert warehouse.stock_of("LAMP", "A-02").held == 1
    assert warehouse.stock_of("MUG", "B-02").held == 4
    # and five wait, and the others keep theirs
    mugs = warehouse.order("1001").lines[0]
    assert (mugs.units_allocated, mugs.units_backordered) == (5, 5)
    assert warehouse.order("1002").lines[0].units_allocated == 3
    (case,) = [one for one in cases_of(warehouse) if one.kind == "out of stock"]
    assert case.facts["lines"] == [{"sku": "MUG", "units_missing": 5}]
    assert check_ledger(store).agrees
