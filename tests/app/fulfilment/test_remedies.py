"""What a supervisor can do with an order that is stuck on the floor."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.errors import NotAllowed, NothingFound
from app.fulfilment.allocation import allocate
from app.fulfilment.events import LineDropped, LineShort, ProblemReported, ShortReason, WorkFinished
from app.fulfilment.remedies import open_count, send_back, ship_short, wait_for_stock
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.schema.station import AuditEntry, ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    count_tasks,
    one_stop,
    packed_order,
    picked_orders,
    release_everything,
)
from tests.support.tracked_floor import (
    claimed_walk,
    pack_of,
    packing_of,
    put_of,
    taken_of,
    tracked_warehouse,
)
from tests.support.warehouse import NINE, SUPERVISOR, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def _ship_short(warehouse: Warehouse, order_no: str = "1001") -> None:
    order_id = warehouse.order_ids[order_no]
    warehouse.store.run(lambda uow: ship_short(uow, order_id, SUPERVISOR))


def test_an_order_that_was_set_aside_is_packed_on_by_whoever_claims_it(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, "PACK-1")
    packer.play(packer.claim_pack("1001"), ProblemReported())

    warehouse.store.run(lambda uow: send_back(uow, warehouse.order_ids["1001"]))

    packed_order(warehouse.store, "1001")
    assert warehouse.order("1001").state == OrderState.PACKED


def test_an_order_that_is_not_packed_cannot_be_sent_back(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 2})

    with pytest.raises(NotAllowed):
        warehouse.store.run(lambda uow: send_back(uow, warehouse.order_ids["1001"]))


def test_a_backordered_order_ships_what_is_held_for_it(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 3, "MUG": 2})
    allocate(warehouse.store, NINE)

    _ship_short(warehouse)

    order = warehouse.order("1001")
    assert order.state == OrderState.ALLOCATED
    assert order.version == 2
    assert [(line.units_ordered, line.units_backordered) for line in order.lines] == [
        (1, 0),
        (2, 0),
    ]
    picked_orders(warehouse.store)
    packed_order(warehouse.store, "1001")
    assert warehouse.order("1001").state == OrderState.PACKED
    assert _audited(warehouse) == [{"units_dropped": {"PEN": 2}}]
    assert check_ledger(warehouse.store).agrees


def test_units_the_packer_did_not_find_are_dropped_and_written_off(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 3})
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("1001")
    line = package.lines[0].order_line_id
    short = LineShort(order_line_id=line, missing=1, reason=ShortReason.NOT_IN_TOTE)
    packer.play(package, short)

    _ship_short(warehouse)

    again = packer.claim_pack("1001")
    assert [line.units for line in again.lines] == [2]
    assert again.order_version == 2
    packer.pack(again)
    packer.label(again)
    assert warehouse.order("1001").state == OrderState.PACKED
    assert check_ledger(warehouse.store).agrees


def test_of_a_lot_only_what_is_lost_is_written_off_and_the_rest_is_packed_on(
    store: Store,
) -> None:
    warehouse = tracked_warehouse(store)
    picker, walk = claimed_walk(warehouse, TEA=3)
    picker.play(walk, put_of(walk.stops[0], taken_of("SOON", 3)), WorkFinished())
    packer, package = packing_of(warehouse)
    tea, line = pack_of(package, 1, "SOON"), package.lines[0].order_line_id
    dropped = LineDropped(order_line_id=line, missing=1, approved_by=SUPERVISOR)

    assert packer.play(package, tea, dropped, tea) == [ScanOutcome.APPLIED] * 3
    assert packer.label(package) == [ScanOutcome.APPLIED]

    assert [line.units_packed for line in warehouse.order("1001").lines] == [2]
    assert check_ledger(store).agrees


def test_an_order_of_which_nothing_would_go_cannot_ship_short(warehouse: Warehouse) -> None:
    warehouse.add_order("1000", {"PEN": 1})
    warehouse.add_order("1001", {"PEN": 3})
    allocate(warehouse.store, NINE)

    with pytest.raises(NotAllowed) as refused:
        _ship_short(warehouse)

    assert refused.value.facts["reason"] == "nothing to ship"
    assert warehouse.order("1001").version == 1


@pytest.mark.parametrize(
    ("stage", "reason"), [("released", "being picked"), ("picked", "nothing missing")]
)
def test_an_order_that_misses_nothing_cannot_ship_short(
    warehouse: Warehouse, stage: str, reason: str
) -> None:
    warehouse.add_order("1001", {"MUG": 1})
    if stage == "released":
        release_everything(warehouse.store)
    else:
        picked_orders(warehouse.store)

    with pytest.raises(NotAllowed) as refused:
        _ship_short(warehouse)

    assert refused.value.facts["reason"] == reason


def test_a_waiting_order_may_wait_and_a_packed_one_may_not(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 3})
    allocate(warehouse.store, NINE)
    order_id = warehouse.order_ids["1001"]
    warehouse.store.run(lambda uow: wait_for_stock(uow, order_id))
    _ship_short(warehouse)
    picked_orders(warehouse.store)

    with pytest.raises(NotAllowed):
        warehouse.store.run(lambda uow: wait_for_stock(uow, order_id))


def test_a_bin_is_counted_on_demand(warehouse: Warehouse) -> None:
    one_stop(warehouse, {"MUG": 1})

    warehouse.store.run(lambda uow: open_count(uow, "A-01", "double-scan", SUPERVISOR))

    assert count_tasks(warehouse) == ["double-scan"]
    with pytest.raises(NothingFound):
        warehouse.store.run(lambda uow: open_count(uow, "Z-99", "double-scan", SUPERVISOR))


def _audited(warehouse: Warehouse) -> list[object]:
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(AuditEntry.facts)))
