"""A station takes a cancelled order's goods by tote, label or order number, or hears why not."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed, NothingFound
from app.fulfilment.cancelling import cancel_order
from app.fulfilment.shipping.booking import prepare_carton
from app.scanning.meaning import OrderScanned
from app.scanning.resolver import CodeKind, resolve
from app.station.claims import ClaimRefusal, claim_put_away
from app.stock.packages import PutAwayPackage
from app.store.schema.floor import Work, WorkState
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import DESK, packed_warehouse
from tests.support.floor_play import (
    StationPlay,
    picked_orders,
    picks_of,
    release_everything,
)
from tests.support.scans import scan_of
from tests.support.stock_play import count_by_hand, stock_warehouse
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return stock_warehouse(store)


def _cancel(warehouse: Warehouse, order_no: str = "1001") -> None:
    order_id = warehouse.order_ids[order_no]
    warehouse.store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))


def _claim(warehouse: Warehouse, code: str) -> PutAwayPackage:
    return claim_put_away(warehouse.store, code, "DOCK-1", PACKER, NINE)


def _reads_as_order(warehouse: Warehouse) -> bool:
    with warehouse.store.reading() as uow:
        names = uow.catalogue.directory()
    return resolve(scan_of("1001"), names, (CodeKind.ORDER,)) == OrderScanned("1001")


def test_the_order_is_known_as_long_as_goods_of_it_lie_about(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
    picked_orders(warehouse.store)
    _cancel(warehouse)

    package = _claim(warehouse, "1001")

    assert (package.work_no, package.places) == ("PA-0001", ("T-01",))
    assert {(one.sku, one.units, one.bins[0]) for one in package.items} == {
        ("MUG", 2, "A-01"),
        ("LAMP", 1, "A-02"),
    }
    assert _reads_as_order(warehouse)


def test_the_station_holds_the_work_for_a_while_and_what_it_took_is_kept(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
    picked_orders(warehouse.store)
    _cancel(warehouse)
    count_by_hand(warehouse, "MUG")

    package = _claim(warehouse, "1001")

    assert {one.sku: one.count_by_hand for one in package.items} == {"MUG": True, "LAMP": False}
    with warehouse.store.reading() as uow:
        held = uow.claims.by_id(package.work_id)
        until = uow.session.get_one(Work, package.work_id).lease_until
    assert held is not None
    assert (held.state, held.holder, held.fence) == ("claimed", "DOCK-1", package.fence)
    assert held.package == package.model_dump(mode="json")
    assert until is not None
    assert until > warehouse.store.now()


def test_a_put_away_whose_answer_was_lost_is_withdrawn_by_the_next(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(warehouse.store)
    _cancel(warehouse)
    lost = _claim(warehouse, "1001")

    again = _claim(warehouse, "1001")

    with warehouse.store.reading() as uow:
        states = [uow.session.get_one(Work, one.work_id).state for one in (lost, again)]
    assert states == [WorkState.WITHDRAWN, WorkState.CLAIMED]


def test_an_order_of_which_nothing_was_picked_is_no_code_of_the_floor(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 2})
    _cancel(warehouse)

    assert not _reads_as_order(warehouse)
    with pytest.raises(NothingFound):
        _claim(warehouse, "1001")


def test_a_labelled_carton_is_named_by_its_label(store: Store) -> None:
    warehouse = packed_warehouse(store)
    label = prepare_carton(store, "SO-1", 1, DESK, PACKER).sscc
    _cancel(warehouse, "SO-1")

    package = _claim(warehouse, label)

    assert (package.order_no, package.places) == ("SO-1", ("SO-1/1",))


def test_goods_of_an_order_that_goes_on_stay_where_they_are(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(warehouse.store)

    with pytest.raises(NotAllowed) as refused:
        _claim(warehouse, "T-01")
    assert refused.value.facts["reason"] is ClaimRefusal.NOT_CANCELLED


def test_a_tote_on_a_cart_on_its_way_stays_until_the_cart_is_back(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 2})
    warehouse.add_order("1002", {"LAMP": 1})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    walk = picker.claim_pick()
    picker.play(walk, *list(picks_of(walk))[:1])
    _cancel(warehouse)

    with pytest.raises(NotAllowed) as refused:
        _claim(warehouse, "T-01")
    assert refused.value.facts["reason"] is ClaimRefusal.PICKER_THERE


def test_an_empty_tote_is_said(warehouse: Warehouse) -> None:
    with pytest.raises(NothingFound) as nothing:
        _claim(warehouse, "T-01")
    assert nothing.value.facts["kind"] == "order in tote"


def test_who_scans_again_gets_what_is_left_under_a_new_work(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(warehouse.store)
    _cancel(warehouse)

    assert [_claim(warehouse, "T-01").work_no for _time in "ab"] == ["PA-0001", "PA-0002"]
