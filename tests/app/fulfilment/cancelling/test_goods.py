"""Where a cancelled order's goods are, and that a supervisor brings all of them back at once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.errors import NotAllowed
from app.fulfilment.cancelling import cancel_order, put_away
from app.reconciliation.ledger import check_ledger
from app.store.schema.floor import Tote, Work
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, cases_of, packs_of, picked_orders
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def _cancel(warehouse: Warehouse, order_no: str = "1001") -> None:
    order_id = warehouse.order_ids[order_no]
    warehouse.store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))


def test_goods_in_totes_and_cartons_stay_bound_until_they_are_put_away(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 12, "LAMP": 1})
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("1001")
    packer.play(package, *list(packs_of(package))[:5])

    _cancel(warehouse)

    (case,) = cases_of(warehouse)
    assert case.facts["totes"] == ["T-01"]
    assert case.facts["put_away"] == [
        {"sku": "MUG", "units": 4, "place": "1001/1"},
        {"sku": "MUG", "units": 6, "place": "T-01"},
        {"sku": "MUG", "units": 2, "place": "T-01"},
        {"sku": "LAMP", "units": 1, "place": "T-01"},
    ]
    assert _bound_totes(warehouse) == ["T-01"]
    assert _works(warehouse) == ["done", "withdrawn"]
    assert check_ledger(warehouse.store).agrees

    order_id = warehouse.order_ids["1001"]
    warehouse.store.run(lambda uow: put_away(uow, order_id, PACKER))

    assert warehouse.stock_of("MUG", "A-01").on_hand == 10
    assert warehouse.stock_of("MUG", "B-02").on_hand == 4
    assert warehouse.stock_of("LAMP", "A-02").on_hand == 5
    assert _bound_totes(warehouse) == []
    assert check_ledger(warehouse.store).agrees


def test_an_order_that_is_not_cancelled_is_not_put_away(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 1})

    with pytest.raises(NotAllowed):
        warehouse.store.run(lambda uow: put_away(uow, warehouse.order_ids["1001"], PACKER))


def _works(warehouse: Warehouse) -> list[str]:
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(Work.state).order_by(Work.id)))


def _bound_totes(warehouse: Warehouse) -> list[str]:
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(Tote.code).where(Tote.order_id.is_not(None))))
