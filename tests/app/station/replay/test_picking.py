"""What pick records do to stock, holds, totes and orders."""

from __future__ import annotations

import pytest

from app.fulfilment.events import PutInTote, Undone, WorkFinished
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.schema.floor import Tote, Work
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, one_stop, picks_of, release_everything
from tests.support.warehouse import Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def test_units_leave_the_bin_for_the_tote(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})

    picker.play(package, *picks_of(package))

    stock = warehouse.stock_of("MUG", "A-01")
    assert (stock.on_hand, stock.held) == (7, 0)
    assert check_ledger(warehouse.store).agrees


def test_undo_puts_the_units_into_the_bin_again(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    stop = package.stops[0]
    put = PutInTote(pick_line_id=stop.pick_line_id, units=3, tote=stop.tote)

    outcomes = picker.play(package, put, Undone(event=put), Undone(event=put))

    assert outcomes == [ScanOutcome.APPLIED, ScanOutcome.APPLIED, ScanOutcome.INVALID]
    stock = warehouse.stock_of("MUG", "A-01")
    assert (stock.on_hand, stock.held) == (10, 3)
    assert check_ledger(warehouse.store).agrees


def test_a_finished_walk_sends_each_order_on_from_what_was_picked(warehouse: Warehouse) -> None:
    # given two orders on a cart
    warehouse.add_order("FULL", {"MUG": 1})
    warehouse.add_order("LEFT", {"LAMP": 1, "BOOK": 1})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    mug_and_lamp = list(picks_of(package))[:2]

    # when the cart comes back without the last stop
    picker.play(package, *mug_and_lamp, WorkFinished())

    # then the full order can be packed, the other one waits for the next wave with its goods
    assert warehouse.order("FULL").state == OrderState.PICKED
    assert warehouse.order("LEFT").state == OrderState.ALLOCATED
    assert _works(warehouse) == [("P-0001", "done"), ("K-0001", "open")]
    release_everything(warehouse.store)
    again = picker.claim_pick()
    assert [(stop.sku, stop.units) for stop in again.stops] == [("BOOK", 1)]
    picker.pick(again)
    assert warehouse.order("LEFT").state == OrderState.PICKED
    assert check_ledger(warehouse.store).agrees


def test_a_tote_that_came_back_empty_is_free_again(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 1})

    picker.play(package, WorkFinished())

    with warehouse.store.reading() as uow:
        assert all(tote.order_id is None for tote in uow.session.query(Tote))


def _works(warehouse: Warehouse) -> list[tuple[str, str]]:
    with warehouse.store.reading() as uow:
        works = uow.session.query(Work).order_by(Work.id)
        return [(work.work_no, work.state) for work in works]
