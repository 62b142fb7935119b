"""What a station asks about the work it holds."""

from __future__ import annotations

from app.station.claims import give_back, orders_now
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, one_stop
from tests.support.warehouse import small_warehouse


def test_only_its_holder_gives_a_work_back_and_anybody_may_take_it_then(store: Store) -> None:
    warehouse = small_warehouse(store)
    _picker, package = one_stop(warehouse, {"MUG": 1})

    assert not give_back(store, "PICK-2", package.work_id)
    assert give_back(store, "PICK-1", package.work_id)
    assert not give_back(store, "PICK-1", package.work_id)

    assert StationPlay(store, "PICK-2").claim_pick().work_id == package.work_id


def test_versions_of_orders_are_those_of_this_moment(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})

    (found,) = orders_now(store, ["1001", "NO-SUCH"]).values()
    assert found is not None
    assert (found.order_no, found.version) == ("1001", 1)
    assert orders_now(store, []) == {}
