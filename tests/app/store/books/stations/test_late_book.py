"""Late records are read back as they came, until somebody has decided about them."""

from __future__ import annotations

from app.store.books.stations.late_book import PutAway, late_key
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, picks_of, release_everything
from tests.support.warehouse import NINE, SUPERVISOR, small_warehouse


def test_late_records_come_back_as_the_station_kept_them_in_its_order(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1, "LAMP": 1})
    release_everything(store)
    station = StationPlay(store, "PICK-1")
    walk = station.claim_pick()
    kept = [station.record(event, walk, fence=0) for event in picks_of(walk)]
    station.send(kept)

    with store.reading() as uow:
        late = uow.late.records(walk.task_no, ScanOutcome.STALE_FENCE)
        none = uow.late.records(walk.task_no, ScanOutcome.OVER)

    assert late == [record for _seq, record in kept]
    assert none == []
    assert late_key("P-0001", ScanOutcome.OVER) == "replay over P-0001"


def test_goods_that_are_put_away_leave_one_bins_books_for_anothers(store: Store) -> None:
    warehouse = small_warehouse(store)
    stock_id = warehouse.stock_of("MUG", "A-01").id
    by = PutAway("E-1", SUPERVISOR, "DESK", NINE)

    store.run(lambda uow: uow.late.put_away(stock_id, warehouse.bin_ids["B-02"], 3, by))
    store.run(lambda uow: uow.late.put_away(stock_id, warehouse.bin_ids["A-10"], 1, by))

    found = [warehouse.stock_of("MUG", code).on_hand for code in ("A-01", "B-02", "A-10")]
    assert found == [6, 7, 1]
