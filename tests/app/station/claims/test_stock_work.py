"""A station takes a delivery, a count or a bin with all that it needs, or hears why it may not."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed, NothingFound
from app.scanning.directory import Person
from app.station.claims import ClaimRefusal, Takeover, claim_count, claim_move, claim_receive
from app.station.claims.stock_work import next_count
from app.store.books.shelves.count_book import CountFacts
from app.store.schema.floor import WorkState
from app.store.unit_of_work import Store
from tests.support.packages import CONFIRM
from tests.support.stock_play import (
    OTHER,
    StockStation,
    count_by_hand,
    expect,
    stock_warehouse,
)
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return stock_warehouse(store)


def test_a_delivery_comes_with_its_lines_proposals_and_quarantine_bins(
    warehouse: Warehouse,
) -> None:
    expect(warehouse, "PO-1", MUG=3, LAMP=2)

    package = claim_receive(warehouse.store, "PO-1", "DOCK-1", PACKER, NINE)

    assert [(line.sku, line.ordered, line.bins[0]) for line in package.lines] == [
        ("MUG", 3, "A-01"),
        ("LAMP", 2, "A-02"),
    ]
    assert package.quarantine_bins == ("Q-01",)


def test_what_a_station_took_with_it_is_kept_whatever_the_work(warehouse: Warehouse) -> None:
    expect(warehouse, "PO-1", MUG=3)
    store = warehouse.store
    taken = (
        claim_receive(store, "PO-1", "DOCK-1", PACKER, NINE),
        claim_count(store, "A-02", "DOCK-2", PACKER, NINE),
        claim_move(store, "A-01", "DOCK-3", PACKER, NINE),
    )

    for package in taken:
        assert package is not None
        with store.reading() as uow:
            held = uow.claims.by_id(package.work_id)
        assert held is not None
        assert (held.fence, held.package) == (package.fence, package.model_dump(mode="json"))


def test_a_station_that_asks_again_gets_a_new_fence(warehouse: Warehouse) -> None:
    expect(warehouse, "PO-1", MUG=3)
    first = claim_receive(warehouse.store, "PO-1", "DOCK-1", PACKER, NINE)
    again = claim_receive(warehouse.store, "PO-1", "DOCK-1", PACKER, NINE)

    assert (again.work_id, again.fence) == (first.work_id, first.fence + 1)


def test_a_delivery_that_is_complete_is_finished(warehouse: Warehouse) -> None:
    expect(warehouse, "PO-1", MUG=1)
    dock = StockStation(warehouse.store)
    dock.receive("PO-1")
    dock.scan("MUG", "A-01", CONFIRM)
    dock.send()

    with pytest.raises(NotAllowed) as refused:
        dock.receive("PO-1")
    assert refused.value.facts["reason"] is ClaimRefusal.FINISHED


def test_a_bin_that_nobody_doubts_may_be_counted(warehouse: Warehouse) -> None:
    package = claim_count(warehouse.store, "A-01", "ST-1", PACKER, NINE)

    assert package is not None
    assert (package.reason, package.product_id) == ("asked for", None)
    assert [(one.sku, one.units) for one in package.expected] == [("MUG", 10)]


def test_no_bin_no_work(warehouse: Warehouse) -> None:
    with pytest.raises(NothingFound):
        claim_count(warehouse.store, "Z-99", "ST-1", PACKER, NINE)
    with pytest.raises(NothingFound):
        claim_move(warehouse.store, "Z-99", "ST-1", PACKER, NINE)
    assert claim_count(warehouse.store, "", "ST-1", PACKER, NINE) is None


def test_a_bin_that_somebody_counts_is_not_counted_twice_at_once(warehouse: Warehouse) -> None:
    claim_count(warehouse.store, "A-01", "ST-1", PACKER, NINE)

    with pytest.raises(NotAllowed) as refused:
        claim_count(warehouse.store, "A-01", "ST-2", PACKER, NINE)
    assert refused.value.facts["reason"] is ClaimRefusal.CLAIMED


def test_a_supervisor_lets_another_station_take_a_count_over(warehouse: Warehouse) -> None:
    first = claim_count(warehouse.store, "A-01", "ST-1", PACKER, NINE)
    by = Takeover(Person(SUPERVISOR, "Lena Novak", "supervisor"))

    again = claim_count(warehouse.store, "A-01", "ST-2", OTHER, NINE, takeover=by)

    assert first is not None
    assert again is not None
    assert (again.work_id, again.task_id) == (first.work_id, first.task_id)
    assert again.fence > first.fence


def test_a_count_that_found_something_else_is_made_again_under_another_badge(
    warehouse: Warehouse,
) -> None:
    first, second = StockStation(warehouse.store), StockStation(warehouse.store, badge=OTHER)
    counted = first.count("A-02")
    assert counted is not None
    assert not counted.second
    first.scan("LAMP", CONFIRM)  # four are missing
    first.send()

    with pytest.raises(NotAllowed) as refused:
        first.count("A-02")
    assert refused.value.facts["reason"] is ClaimRefusal.OTHER_BADGE
    again = second.count("A-02")

    assert again is not None
    assert (again.task_id, again.second) == (counted.task_id, True)


def test_units_are_proposed_to_go_into_other_bins_than_their_own(warehouse: Warehouse) -> None:
    count_by_hand(warehouse, "MUG")
    warehouse.add_stock("LAMP", "A-01", 1)

    package = claim_move(warehouse.store, "A-01", "ST-1", PACKER, NINE)

    mugs, lamps = sorted(package.items, key=lambda item: item.sku, reverse=True)
    assert "A-01" not in {*mugs.bins, *lamps.bins}
    assert (mugs.bins[0], lamps.bins[0]) == ("B-02", "A-02")
    assert (mugs.count_by_hand, lamps.count_by_hand) == (True, False)


def test_a_supervisor_lets_another_station_take_a_delivery_over(warehouse: Warehouse) -> None:
    expect(warehouse, "PO-1", MUG=3)
    first = claim_receive(warehouse.store, "PO-1", "DOCK-1", PACKER, NINE)
    by = Takeover(Person(SUPERVISOR, "Lena Novak", "supervisor"))

    again = claim_receive(warehouse.store, "PO-1", "DOCK-2", OTHER, NINE, by)

    assert again.work_id == first.work_id
    assert again.fence > first.fence


def test_a_new_move_withdraws_the_one_whose_answer_was_lost(warehouse: Warehouse) -> None:
    lost = claim_move(warehouse.store, "A-01", "ST-1", PACKER, NINE)
    claim_move(warehouse.store, "A-02", "ST-1", PACKER, NINE)

    with warehouse.store.reading() as uow:
        work = uow.claims.by_id(lost.work_id)
        assert work is not None
        assert work.state == WorkState.WITHDRAWN


def test_of_two_counts_as_near_the_one_ahead_comes_first() -> None:
    def count(task_id: int, walk_order: int) -> CountFacts:
        facts = (task_id, 1, "A", "A", walk_order, None, "", "", "reported", "open", "", NINE, "")
        return CountFacts(*facts, picker_there=False)

    assert next_count([count(1, 4), count(2, 6)], 5).task_id == 2
    assert next_count([count(1, 4), count(2, 9)], 5).task_id == 1
