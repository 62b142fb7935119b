"""What a station asks about the work it holds."""

from __future__ import annotations

from app.station.claims import orders_now
from app.store.unit_of_work import Store
from tests.support.warehouse import small_warehouse


def test_versions_of_orders_are_those_of_this_moment(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})

    (found,) = orders_now(store, ["1001", "NO-SUCH"]).values()
    assert found is not None
    assert (found.order_no, found.version) == ("1001", 1)
    assert orders_now(store, []) == {}
