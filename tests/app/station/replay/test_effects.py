"""Which events change the floor."""

from __future__ import annotations

import pytest

from app.fulfilment.events import (
    AnyEvent,
    BinReached,
    CartonFull,
    CartonOpened,
    PutInTote,
    ShortDeclared,
    ShortReason,
    Undone,
    WorkFinished,
)
from app.station.replay.effects import change_by, changes_floor, moves_goods
from app.stock.events import Goods, UnitsMoved
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Change, Store
from tests.support.floor_play import StationPlay, one_stop, packed_order, picked_orders
from tests.support.warehouse import small_warehouse

PUT = PutInTote(pick_line_id=1, units=1, tote="T-01")
OPENED = CartonOpened(carton_number=1, carton_type="BOX-M")


@pytest.mark.parametrize("event", [PUT, Undone(event=PUT), WorkFinished()])
def test_units_into_totes_and_the_end_of_a_walk_change_the_floor(event: AnyEvent) -> None:
    assert moves_goods(event)
    assert changes_floor(event, "pick")
    assert not changes_floor(event, "pack")


@pytest.mark.parametrize("event", [OPENED, Undone(event=OPENED)])
def test_cartons_change_the_floor(event: AnyEvent) -> None:
    assert moves_goods(event)
    assert changes_floor(event, "pack")


@pytest.mark.parametrize(
    "event",
    [
        BinReached(pick_line_id=1),
        CartonFull(carton_number=1),
        Undone(event=BinReached(pick_line_id=1)),
    ],
)
def test_steps_on_the_way_change_nothing(event: AnyEvent) -> None:
    assert not moves_goods(event)


SHORT = ShortDeclared(pick_line_id=1, missing=1, reason=ShortReason.BIN_EMPTY)
MOVED = UnitsMoved(
    goods=(Goods(product_id=1, sku="MUG", units=1),), bin_code="A-01", to_bin="A-02", approved_by=""
)


@pytest.mark.parametrize(
    ("events", "change"),
    [
        ([PUT, Undone(event=PUT)], Change.PROGRESS),
        ([PUT, WorkFinished()], Change.FLOOR),
        ([PUT, BinReached(pick_line_id=1)], Change.PROGRESS),  # steps on the way are no change
        ([PUT, SHORT], Change.ORDERS),
        ([SHORT, WorkFinished()], Change.ORDERS),
        ([PUT, MOVED], Change.ANYTHING),
    ],
)
def test_others_hear_of_as_much_as_the_farthest_of_several_events_changed(
    events: list[AnyEvent], change: Change
) -> None:
    assert change_by(events) is change
    assert change_by(reversed(events)) is change


def test_a_declared_short_cannot_be_undone(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 1})
    short = ShortDeclared(
        pick_line_id=package.stops[0].pick_line_id, missing=1, reason=ShortReason.BIN_EMPTY
    )

    outcomes = picker.play(package, short, Undone(event=short))

    assert outcomes == [ScanOutcome.APPLIED, ScanOutcome.INVALID]


def test_the_end_of_packing_after_the_last_label_is_only_evidence(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})
    picked_orders(store)
    package = StationPlay(store, "PACK-1").claim_pack("1001")
    packer = packed_order(store, "1001")

    assert packer.play(package, WorkFinished()) == [ScanOutcome.APPLIED]
