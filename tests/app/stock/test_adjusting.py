"""What two people counted comes into the books on a supervisor's badge, and corrupts nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.reconciliation.ledger import check_ledger
from app.stock.adjusting import Correction, correct, free_suspects, take_over_count
from app.store.books.shelves.shelf_book import Shelf, Spot, Why
from app.store.schema.stock import CountState, CountTask, Movement, Place
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, SUPERVISOR, Warehouse, small_warehouse


def _shelf(free: int, held: int = 0, suspect: int = 0, quarantined: int = 0) -> Shelf:
    on_hand = free + held + suspect + quarantined
    return Shelf(1, 1, "MUG", "Mug", 1, "A-01", "", on_hand, held, suspect, quarantined)


def test_units_that_came_up_are_more_and_nobody_doubts_the_bin_any_longer() -> None:
    assert correct(_shelf(5, suspect=2), 3) == Correction(2, more=3)


def test_units_that_are_gone_leave_what_is_free_and_what_was_doubted() -> None:
    assert correct(_shelf(5, suspect=2), -6) == Correction(2, less=6)


def test_units_that_are_promised_stay_in_the_books_until_their_picker_misses_them() -> None:
    assert correct(_shelf(1, held=4), -3) == Correction(0, less=1, still_promised=2)


_SOME = st.integers(0, 40)


@given(_SOME, _SOME, _SOME, _SOME, st.integers(-200, 200))
def test_no_difference_takes_what_is_held_or_quarantined(
    free: int, held: int, suspect: int, quarantined: int, difference: int
) -> None:
    shelf = _shelf(free, held, suspect, quarantined)

    correction = correct(shelf, difference)

    left = shelf.on_hand + correction.more - correction.less
    assert left >= held + quarantined
    assert correction.more - correction.less - correction.still_promised == difference


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def _doubt(warehouse: Warehouse, units: int, place: Place) -> None:
    why = Why(Movement.DOUBT, "", "B-100", "PICK-1", NINE)
    with warehouse.store.unit() as uow:
        (shelf,) = uow.shelves.in_bins(["A-01"])
        uow.shelves.shift(why, units, Spot(Place.FREE, shelf), Spot(place, shelf))
        uow.commit()


def _facts(warehouse: Warehouse, books: int, counted: int, sku: str = "MUG") -> dict[str, Any]:
    row = {
        "product_id": warehouse.product_ids[sku],
        "sku": sku,
        "lot": "",
        "books": books,
        "counted": counted,
    }
    return {"bin_code": "A-01", "rows": [row]}


def test_a_counted_difference_is_booked_and_the_doubt_is_over(warehouse: Warehouse) -> None:
    _doubt(warehouse, 2, Place.SUSPECT)

    with warehouse.store.unit() as uow:
        assert take_over_count(uow, _facts(warehouse, 10, 7), SUPERVISOR, NINE) == 0
        uow.commit()

    row = warehouse.stock_of("MUG", "A-01")
    assert (row.on_hand, row.suspect) == (7, 0)
    assert check_ledger(warehouse.store).agrees


def test_what_was_received_since_the_count_is_not_taken_away_again(warehouse: Warehouse) -> None:
    facts = _facts(warehouse, 10, 9)
    warehouse.add_stock("MUG", "A-01", 5)

    with warehouse.store.unit() as uow:
        take_over_count(uow, facts, SUPERVISOR, NINE)
        uow.commit()

    assert warehouse.stock_of("MUG", "A-01").on_hand == 14
    assert check_ledger(warehouse.store).agrees


def test_a_product_that_the_books_did_not_know_in_the_bin_lies_there_now(
    warehouse: Warehouse,
) -> None:
    with warehouse.store.unit() as uow:
        take_over_count(uow, _facts(warehouse, 0, 3, "PEN"), SUPERVISOR, NINE)
        uow.commit()

    assert warehouse.stock_of("PEN", "A-01").on_hand == 3
    assert check_ledger(warehouse.store).agrees


def test_promised_units_that_are_gone_ask_for_another_count(warehouse: Warehouse) -> None:
    _doubt(warehouse, 8, Place.QUARANTINE)  # as little as a hold may they leave the books

    with warehouse.store.unit() as uow:
        assert take_over_count(uow, _facts(warehouse, 10, 5), SUPERVISOR, NINE) == 3
        uow.commit()

    with warehouse.store.reading() as uow:
        assert uow.session.scalars(select(CountTask.reason)).all() == ["promised but gone"]
    assert warehouse.stock_of("MUG", "A-01").on_hand == 8
    assert check_ledger(warehouse.store).agrees


def test_the_count_is_done_and_the_audit_says_who_took_it_over(warehouse: Warehouse) -> None:
    facts = _facts(warehouse, 10, 7)
    with warehouse.store.unit() as uow:
        uow.stock.open_count(warehouse.bin_ids["A-01"], None, "drift", NINE)
        task_id = uow.session.scalars(select(CountTask.id)).one()
        take_over_count(uow, {**facts, "task_id": task_id}, SUPERVISOR, NINE, "DESK-1")
        uow.commit()

    with warehouse.store.reading() as uow:
        done = uow.session.get_one(CountTask, task_id)
        (entry,) = uow.people.audited("A-01")
    assert CountState(done.state) is CountState.DONE
    assert (entry.action, entry.badge, entry.facts) == (
        "adjust stock",
        SUPERVISOR,
        {"rows": facts["rows"]},
    )


def test_suspect_units_that_a_count_found_may_be_promised_again(warehouse: Warehouse) -> None:
    _doubt(warehouse, 4, Place.SUSPECT)

    with warehouse.store.unit() as uow:
        (shelf,) = uow.shelves.in_bins(["A-01"])
        free_suspects(uow, shelf, Why(Movement.COUNT, "A-01", "B-100", "PICK-1", NINE))
        uow.commit()

    row = warehouse.stock_of("MUG", "A-01")
    assert (row.on_hand, row.suspect) == (10, 0)
    assert check_ledger(warehouse.store).agrees
