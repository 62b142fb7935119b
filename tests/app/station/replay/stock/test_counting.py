"""A bin is counted blindly: equal ends the doubt, two that differ are a supervisor's case."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from app.errors import NotAllowed
from app.exception_queue.kinds import CaseKind, Resolution
from app.exception_queue.solving import solve_case
from app.fulfilment.events import ShortDeclared, ShortReason
from app.reconciliation.ledger import check_ledger
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from app.station.claims import ClaimRefusal
from app.station.replay.stock.counting import compare
from app.stock.events import BinCounted, Goods
from app.store.schema.station import ScanEvent, ScanOutcome
from app.store.schema.stock import CountResult, CountTask
from app.store.schema.tracking import Lot
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, release_everything
from tests.support.packages import CONFIRM, UNDO
from tests.support.stock_play import OTHER, SUPERVISOR, StockStation, stock_warehouse
from tests.support.warehouse import Warehouse

NOVAK = Person(SUPERVISOR, "Lena Novak", "supervisor")


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return stock_warehouse(store)


def _agrees(warehouse: Warehouse) -> bool:
    return check_ledger(warehouse.store).findings == ()


def _count(warehouse: Warehouse, bin_code: str, *codes: str, badge: str = "B-100") -> Verdict:
    station = StockStation(warehouse.store, f"ST-{badge}", badge)
    assert station.count(bin_code) is not None
    verdict = station.scan(*codes, CONFIRM).verdict
    station.send()
    return verdict


def test_a_count_that_agrees_is_done_and_moves_nothing(warehouse: Warehouse) -> None:
    assert _count(warehouse, "A-02", *["LAMP"] * 5) is Verdict.TASK_DONE

    with warehouse.store.reading() as uow:
        assert uow.counts.waiting() == []
        assert uow.cases.page(limit=9) == []
    assert warehouse.stock_of("LAMP", "A-02").on_hand == 5
    assert _agrees(warehouse)


def test_a_miscount_can_be_taken_back_one_by_one(warehouse: Warehouse) -> None:
    assert _count(warehouse, "A-02", *["LAMP"] * 6, UNDO) is Verdict.TASK_DONE

    with warehouse.store.reading() as uow:
        assert uow.counts.waiting() == []


def test_a_count_that_differs_waits_for_another_badge(warehouse: Warehouse) -> None:
    _count(warehouse, "A-02", *["LAMP"] * 4)

    again = StockStation(warehouse.store, "ST-2", "B-100")
    with pytest.raises(NotAllowed) as refused:
        again.count("A-02")
    assert refused.value.facts["reason"] is ClaimRefusal.OTHER_BADGE
    assert again.count() is None

    _count(warehouse, "A-02", *["LAMP"] * 5, badge=OTHER)
    with warehouse.store.reading() as uow:
        assert uow.counts.waiting() == []
        assert uow.cases.page(limit=9) == []


def test_the_second_count_is_refused_under_the_badge_of_the_first_whatever_the_station_says(
    warehouse: Warehouse,
) -> None:
    _count(warehouse, "A-02", *["LAMP"] * 4)
    again = StockStation(warehouse.store, "ST-2", OTHER)
    package = again.count("A-02")
    assert package is not None
    lamps = Goods(product_id=warehouse.product_ids["LAMP"], sku="LAMP", units=4)
    counted = BinCounted(found=(lamps,), agrees=False)
    again.station.badge = "B-100"

    assert again.station.play(package, counted) == [ScanOutcome.INVALID]

    assert _tasks(warehouse) == ["recount"]
    again.station.badge = OTHER
    assert again.station.play(package, counted) == [ScanOutcome.APPLIED]
    assert _tasks(warehouse) == ["drift"]
    assert again.station.play(package, counted) == [ScanOutcome.INVALID]  # it is done


def _tasks(warehouse: Warehouse) -> list[str]:
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(CountTask.state)))


def test_a_count_names_lots_that_nobody_knew(warehouse: Warehouse) -> None:
    station = StockStation(warehouse.store)
    package = station.count("A-03")
    assert package is not None
    found = Goods(product_id=warehouse.product_ids["PEN"], sku="PEN", lot="L-9", units=1)

    counted = BinCounted(found=(found,), agrees=False)
    assert station.station.play(package, counted) == [ScanOutcome.APPLIED]

    with warehouse.store.reading() as uow:
        assert list(uow.session.scalars(select(Lot.lot))) == ["L-9"]


def test_a_count_beside_a_picker_at_the_same_bin_proves_nothing(warehouse: Warehouse) -> None:
    warehouse.add_order("S-1", {"LAMP": 1})
    release_everything(warehouse.store)
    station = StockStation(warehouse.store)
    station.count("A-02")
    station.scan(*["LAMP"] * 4)
    StationPlay(warehouse.store, "PICK-1").claim_pick()

    station.scan(CONFIRM)
    station.send()

    assert _tasks(warehouse) == ["open"]
    with warehouse.store.reading() as uow:
        assert list(uow.session.scalars(select(CountResult.agrees))) == [None]


def test_two_counts_that_differ_change_the_ledger_on_a_supervisors_badge_only(
    warehouse: Warehouse,
) -> None:
    _count(warehouse, "A-02", *["LAMP"] * 4)
    _count(warehouse, "A-02", *["LAMP"] * 3, badge=OTHER)

    assert warehouse.stock_of("LAMP", "A-02").on_hand == 5
    with warehouse.store.reading() as uow:
        (case,) = uow.cases.page(limit=9)
    assert case.kind is CaseKind.STOCK_DRIFT
    (row,) = case.facts["rows"]
    assert (row["books"], row["first"], row["counted"]) == (5, 4, 3)

    packer, now = Person("B-100", "", "clerk"), datetime.now(UTC)
    with pytest.raises(NotAllowed):
        solve_case(warehouse.store, case.case_id, Resolution.ADJUST_STOCK, packer, now)
    assert solve_case(warehouse.store, case.case_id, Resolution.ADJUST_STOCK, NOVAK, now).is_solved

    assert warehouse.stock_of("LAMP", "A-02").on_hand == 3
    assert _agrees(warehouse)


def test_what_lies_where_the_books_know_nothing_is_found_by_a_count(warehouse: Warehouse) -> None:
    _count(warehouse, "A-03", "PEN")
    _count(warehouse, "A-03", "PEN", badge=OTHER)

    with warehouse.store.reading() as uow:
        (case,) = uow.cases.page(limit=9)
    solve_case(warehouse.store, case.case_id, Resolution.ADJUST_STOCK, NOVAK, datetime.now(UTC))

    assert warehouse.stock_of("PEN", "A-03").on_hand == 1
    assert _agrees(warehouse)


def test_an_empty_bin_is_said_twice_before_it_counts(warehouse: Warehouse) -> None:
    station = StockStation(warehouse.store)
    station.count("A-03")

    assert station.scan(CONFIRM).verdict is Verdict.ACCEPTED
    assert station.scan(CONFIRM).verdict is Verdict.TASK_DONE
    assert set(station.send()) == {ScanOutcome.APPLIED}


def _short(warehouse: Warehouse) -> StationPlay:
    """A picker does not find two of five lamps; two more of them are on the way elsewhere."""
    warehouse.add_order("S-1", {"LAMP": 3})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    (stop,) = package.stops
    short = ShortDeclared(pick_line_id=stop.pick_line_id, missing=2, reason=ShortReason.BIN_EMPTY)
    picker.play(package, short)
    return picker


def test_units_that_a_picker_missed_are_free_again_when_a_count_finds_them(
    warehouse: Warehouse,
) -> None:
    picker = _short(warehouse)
    assert warehouse.stock_of("LAMP", "A-02").suspect == 2
    station = StockStation(warehouse.store, "ST-1")
    with pytest.raises(NotAllowed) as refused:
        station.count("A-02")  # the cart still has to take one there
    assert refused.value.facts["reason"] is ClaimRefusal.PICKER_THERE
    picker.pick(picker.claim_pick())

    task = station.count()
    assert task is not None
    assert (task.bin_code, task.sku) == ("A-02", "LAMP")
    station.scan(*["LAMP"] * 4, CONFIRM)
    station.send()

    assert warehouse.stock_of("LAMP", "A-02").suspect == 0
    assert warehouse.order("S-1").lines[0].units_backordered == 0  # served from what was found
    assert _agrees(warehouse)


def test_a_count_of_a_bin_that_moved_meanwhile_proves_nothing(warehouse: Warehouse) -> None:
    station = StockStation(warehouse.store)
    station.count("A-02")
    station.scan(*["LAMP"] * 4)
    warehouse.add_stock("LAMP", "A-02", 2)

    station.scan(CONFIRM)
    assert set(station.send()) == {ScanOutcome.APPLIED}

    with warehouse.store.reading() as uow:
        assert [one.state for one in uow.counts.waiting()] == ["open"]
        details = {row.outcome_detail for row in uow.session.query(ScanEvent)}
        assert "the bin moved while it was counted" in details
        assert uow.cases.page(limit=9) == []


def test_the_nearest_count_comes_first(warehouse: Warehouse) -> None:
    with warehouse.store.unit() as uow:
        for code in ("A-01", "B-01"):
            uow.stock.open_count(warehouse.bin_ids[code], None, "reported", uow.now)
        uow.commit()

    station = StockStation(warehouse.store)
    near_b = station.count(near="B-02")
    assert near_b is not None
    assert near_b.bin_code == "B-01"


def test_the_counter_is_never_shown_what_the_books_say(warehouse: Warehouse) -> None:
    station = StockStation(warehouse.store)
    station.count("A-02")

    wrong_bin = station.scan("A-01")
    assert wrong_bin.verdict is Verdict.WRONG_BIN
    assert station.scan(CONFIRM, "LAMP").situation.progress.units == 1


def test_books_and_count_stand_side_by_side_for_every_product_of_either() -> None:
    found = [Goods(product_id=2, sku="PEN", units=3)]

    assert compare([], found) == [
        {"product_id": 2, "sku": "PEN", "lot": "", "books": 0, "counted": 3}
    ]
