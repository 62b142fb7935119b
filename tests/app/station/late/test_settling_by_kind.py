"""What can become of late scans depends on what they were scans of."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed
from app.exception_queue.kinds import Resolution
from app.fulfilment.events import ShortDeclared, ShortReason, WorkFinished
from app.lifecycle import OrderState
from app.station.claims import force_release
from app.store.unit_of_work import Store
from tests.app.station.late.test_settling import BOSS, case_id, settle
from tests.support.floor_play import StationPlay, cases_of, release_everything
from tests.support.stock_play import StockStation, expect, stock_warehouse
from tests.support.warehouse import small_warehouse


def test_what_late_scans_say_of_missing_units_is_a_case_when_they_are_adopted(
    store: Store,
) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"PEN": 1})
    release_everything(store)
    late = StationPlay(store, "PICK-1")
    walk = late.claim_pick()
    stop = walk.stops[0].pick_line_id
    short = ShortDeclared(pick_line_id=stop, missing=1, reason=ShortReason.BIN_EMPTY)
    kept = [late.record(event, walk) for event in (short, WorkFinished())]
    force_release(store, walk.work_id, BOSS, "DESK", knows_of_scans=True)
    late.send(kept)

    settle(warehouse, case_id(warehouse), Resolution.ADOPT)

    assert [one.subject for one in cases_of(warehouse) if one.kind == "out of stock"] == ["1001"]
    assert warehouse.order("1001").state == OrderState.BACKORDERED


@pytest.mark.parametrize("how", [Resolution.ADOPT, Resolution.PUT_AWAY])
def test_late_scans_of_stock_work_are_neither_adopted_nor_put_away(
    store: Store, how: Resolution
) -> None:
    """What lies on a shelf is counted or received anew."""
    warehouse = stock_warehouse(store)
    expect(warehouse, "PO-1", MUG=3)
    dock = StockStation(store)
    package = dock.receive("PO-1")
    dock.scan("MUG", "A-01")
    late = list(dock.kept)
    force_release(store, package.work_id, BOSS, "DESK", knows_of_scans=True)
    dock.station.send(late)

    with pytest.raises(NotAllowed, match="kind"):
        settle(warehouse, case_id(warehouse), how, "A-01")

    assert warehouse.stock_of("MUG", "A-01").on_hand == 10
