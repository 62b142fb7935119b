"""Each kind of stock work has its own events; others cannot be true of it."""

from __future__ import annotations

import pytest

from app.fulfilment.events import SignedOut, WorkFinished
from app.station.replay.effects import changes_floor
from app.stock.events import BinCounted, Goods, UnitsReceived, UnitsTaken
from app.store.schema.floor import WorkKind
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.stock_play import StockStation, stock_warehouse

GOODS = Goods(product_id=1, sku="MUG", units=1)


def test_what_is_in_the_hand_changes_no_shelf() -> None:
    kind = WorkKind.RECEIVE

    assert not changes_floor(UnitsTaken(goods=GOODS), kind)
    assert not changes_floor(SignedOut(), kind)
    assert changes_floor(UnitsReceived(goods=GOODS, bin_code="A-01"), kind)
    assert changes_floor(WorkFinished(), kind)


def test_a_receipt_is_no_part_of_a_move(store: Store) -> None:
    stock_warehouse(store)
    station = StockStation(store)
    package = station.move("A-01")

    forged = UnitsReceived(goods=GOODS, bin_code="A-01")
    counted = BinCounted(found=(), agrees=True)

    assert station.station.play(package, forged) == [ScanOutcome.INVALID]
    assert station.station.play(package, counted) == [ScanOutcome.INVALID]


@pytest.mark.parametrize("bin_code", ["A-01", "Q-01"])
def test_a_work_that_is_confirmed_is_done(store: Store, bin_code: str) -> None:
    stock_warehouse(store)
    station = StockStation(store)
    package = station.move(bin_code)

    assert station.station.play(package, WorkFinished()) == [ScanOutcome.APPLIED]

    with store.reading() as uow:
        work = uow.claims.by_id(package.work_id)
        assert work is not None
        assert work.state == "done"
