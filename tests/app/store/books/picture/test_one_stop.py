"""What one plain stop moved is written whole, in one statement where the engine can do that."""

from __future__ import annotations

import pytest

from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.station.replay.goods import carry
from app.store.books.picture.one_stop import save_stop
from app.store.books.picture.picture import Picture
from app.store.unit_of_work import Store, UnitOfWork
from tests.support.floor_play import release_everything
from tests.support.warehouse import NINE, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """A walk with one stop of three mugs."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 3})
    release_everything(store)
    return warehouse


def _stop(uow: UnitOfWork) -> Picture:
    (stop,) = uow.waves.picture(work_ids=[1]).pick_lines
    found = uow.waves.picture_of_stop(1, stop.id)
    assert found is not None
    return found


def _move(picture: Picture, units: int) -> None:
    (stop,), (line,), (hold,), (stock,) = (
        picture.pick_lines,
        picture.lines,
        picture.holds,
        picture.stock,
    )
    carry(picture, (stop, line, hold, stock), units, "P-1", "PICK-1")
    stop.picked_by = "P-1"


@pytest.mark.parametrize("moves", [(2,), (3, -1), (1, 1, 1)])
def test_units_into_and_out_of_their_tote_are_everywhere_as_the_ledger_says(
    warehouse: Warehouse, moves: tuple[int, ...]
) -> None:
    for units in moves:
        with warehouse.store.unit() as uow:
            picture = _stop(uow)
            _move(picture, units)
            uow.waves.save(picture, NINE)
            uow.commit()

    with warehouse.store.unit() as uow:
        picture = _stop(uow)
    (stop,), (line,), (hold,) = picture.pick_lines, picture.lines, picture.holds
    assert {stop.units_picked, line.units_picked, hold.picked} == {sum(moves)}
    assert stop.picked_by == "P-1"
    mugs = warehouse.stock_of("MUG", "A-01")
    assert (mugs.on_hand, mugs.held) == (10 - sum(moves), 3 - sum(moves))
    assert check_ledger(warehouse.store).agrees


def test_it_is_one_statement_where_the_engine_can_do_that(warehouse: Warehouse) -> None:
    with warehouse.store.unit() as uow:
        picture = _stop(uow)
        _move(picture, 1)
        is_written = save_stop(uow.session, picture, NINE)

    assert is_written is (warehouse.store.engine.dialect.name == "postgresql")


@pytest.mark.parametrize("more", ["order", "line", "posting", "packing"])
def test_whatever_else_is_to_be_written_is_written_too(warehouse: Warehouse, more: str) -> None:
    with warehouse.store.unit() as uow:
        picture = _stop(uow)
        (order,), (line,) = picture.orders, picture.lines
        _move(picture, 3)
        if more == "order":
            order.state = OrderState.PICKED.value
        elif more == "line":
            line.sku = "CUP"
        elif more == "posting":
            _move(picture, -1)
        else:
            picture.pack_orders.append(order)
        assert not save_stop(uow.session, picture, NINE)
        uow.waves.save(picture, NINE)
        uow.commit()

    with warehouse.store.unit() as uow:
        whole = uow.waves.picture(work_ids=[1], order_ids=[order.id])
    (after,), (line_after,) = whole.orders, whole.lines
    assert (after.state, line_after.sku) == (order.state, line.sku)
    assert len(list(whole.works)) == (2 if more == "packing" else 1)
    assert line_after.units_picked == (2 if more == "posting" else 3)
