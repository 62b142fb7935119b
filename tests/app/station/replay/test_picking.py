"""What pick records do to stock, holds, totes and orders."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from app.fulfilment.events import PutInTote, Undone, WorkFinished
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.station.replay.picking import send_on
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import LineRow, OrderRow
from app.store.schema.floor import PickLine, Tote, Work
from app.store.schema.orders import OrderLine
from app.store.schema.station import ScanOutcome
from app.store.schema.stock import Hold, Stock
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


@pytest.mark.parametrize(
    ("mugs", "splits", "state"),
    [
        ({}, False, OrderState.PICKED),
        ({"units_picked": 1}, False, OrderState.ALLOCATED),  # walked for again
        ({"units_allocated": 1, "units_picked": 1}, False, OrderState.BACKORDERED),
        ({"units_allocated": 1, "units_picked": 1}, True, OrderState.PICKED),
        ({"units_allocated": 1, "units_picked": 0}, True, OrderState.ALLOCATED),
        ({"units_allocated": 0, "units_picked": 0}, True, OrderState.PICKED),  # the book goes on
    ],
)
def test_an_order_goes_on_by_what_is_held_and_what_was_picked(
    warehouse: Warehouse, mugs: dict[str, int], *, splits: bool, state: OrderState
) -> None:
    picture, order, lines = _walked(warehouse)
    for name, units in mugs.items():
        setattr(lines[0], name, units)
    order.ships_complete = not splits

    send_on(picture, order)

    assert order.state == state
    assert picture.pack_orders == ([order] if state is OrderState.PICKED else [])


def test_of_a_split_order_that_is_short_only_goods_that_are_not_packed_yet_go_on(
    warehouse: Warehouse,
) -> None:
    picture, order, lines = _walked(warehouse)
    order.ships_complete = False
    lines[0].units_allocated = lines[0].units_picked = 1
    for line in lines:
        line.units_packed = line.units_picked

    send_on(picture, order)

    assert order.state == OrderState.BACKORDERED


def test_an_order_that_is_not_on_a_walk_goes_nowhere(warehouse: Warehouse) -> None:
    picture, order, _lines = _walked(warehouse)
    order.state = OrderState.CANCELLED.value

    send_on(picture, order)

    assert (order.state, picture.pack_orders) == (OrderState.CANCELLED, [])


def _walked(warehouse: Warehouse) -> tuple[Picture, OrderRow, list[LineRow]]:
    """An order of two mugs and a book, released and picked in full, to be changed in memory."""
    order_id = warehouse.add_order("1001", {"MUG": 2, "BOOK": 1})
    release_everything(warehouse.store)
    with warehouse.store.reading() as uow:
        picture = uow.waves.picture(order_ids=[order_id])
    order = picture.orders[order_id]
    lines = picture.lines_of(order)
    for line in lines:
        line.units_picked = line.units_allocated
    return picture, order, lines


def test_no_more_units_are_taken_than_are_still_promised(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    with warehouse.store.unit() as uow:
        uow.session.execute(update(Hold).values(released=1))
        uow.session.execute(update(Stock).where(Stock.held == 3).values(held=2))
        uow.commit()

    assert picker.play(package, *picks_of(package)) == [ScanOutcome.OVER]
    assert warehouse.stock_of("MUG", "A-01").on_hand == 10


def test_what_is_packed_by_now_is_not_put_back_into_its_bin(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    stop = package.stops[0]
    put = PutInTote(pick_line_id=stop.pick_line_id, units=3, tote=stop.tote)
    picker.play(package, put)
    with warehouse.store.unit() as uow:
        uow.session.execute(update(OrderLine).values(units_packed=1))
        uow.commit()

    assert picker.play(package, Undone(event=put)) == [ScanOutcome.INVALID]
    assert warehouse.stock_of("MUG", "A-01").on_hand == 7


def test_a_finished_walk_writes_down_what_was_not_walked_and_frees_its_own_totes_only(
    warehouse: Warehouse,
) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    warehouse.add_order("1002", {"BOOK": 1})
    release_everything(warehouse.store)

    picker.play(package, WorkFinished())

    with warehouse.store.reading() as uow:
        short = uow.session.scalars(select(PickLine.units_short).order_by(PickLine.id)).all()
        bound = uow.session.scalars(select(Tote.order_id).where(Tote.order_id.is_not(None))).all()
    assert short == [3, 0]
    assert bound == [warehouse.order_ids["1002"]]


def _works(warehouse: Warehouse) -> list[tuple[str, str]]:
    with warehouse.store.reading() as uow:
        works = uow.session.query(Work).order_by(Work.id)
        return [(work.work_no, work.state) for work in works]
