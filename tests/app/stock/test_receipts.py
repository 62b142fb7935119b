"""What came otherwise than ordered is accepted, goes back, or is not waited for any more."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import NotAllowed, NothingFound
from app.exception_queue.kinds import CaseKind, Resolution
from app.exception_queue.solving import solve_case
from app.reconciliation.ledger import check_ledger
from app.scanning.directory import Person
from app.stock.receipts import Says, return_to_supplier
from app.store.books.capture.case_lists import CaseRow
from app.store.books.shelves.purchase_book import NewPurchase, PurchaseFacts
from app.store.schema.stock import PurchaseState
from app.store.unit_of_work import Store
from tests.support.packages import CONFIRM
from tests.support.stock_play import NINE, SUPERVISOR, StockStation, expect, stock_warehouse
from tests.support.warehouse import Warehouse

LENA = Person(SUPERVISOR, "Lena Novak", "supervisor")


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    made = stock_warehouse(store)
    expect(made, "PO-1", MUG=2, BOOK=4)
    return made


def _came(warehouse: Warehouse, *codes: str) -> None:
    dock = StockStation(warehouse.store)
    dock.receive("PO-1")
    dock.scan(*codes)
    dock.send()


def _cases(warehouse: Warehouse) -> dict[str, CaseRow]:
    with warehouse.store.reading() as uow:
        rows = [row for row in uow.cases.page(limit=50) if row.kind is CaseKind.RECEIPT]
    return {str(row.facts["apart"]): row for row in rows}


def _order(warehouse: Warehouse) -> PurchaseFacts:
    with warehouse.store.reading() as uow:
        found = uow.purchases.find("PO-1")
    assert found is not None
    return found


def _solve(warehouse: Warehouse, case: CaseRow, how: Resolution, bin_code: str = "") -> None:
    store = warehouse.store
    assert solve_case(store, case.case_id, how, LENA, NINE, "DESK-1", bin_code=bin_code).is_solved


def test_units_beyond_the_order_are_one_case_however_often_they_were_put_away(
    warehouse: Warehouse,
) -> None:
    _came(warehouse, "MUG", "MUG", "A-01", "MUG", "Q-01", "MUG", "MUG", "Q-01")

    assert [case.facts["units"] for case in _cases(warehouse).values()] == [3]


def test_what_came_beyond_the_order_is_accepted_into_a_bin(warehouse: Warehouse) -> None:
    _came(warehouse, "MUG", "MUG", "A-01", "MUG", "Q-01")

    _solve(warehouse, _cases(warehouse)["over"], Resolution.ACCEPT_RECEIPT, "A-03")

    assert warehouse.stock_of("MUG", "A-03").on_hand == 1
    assert warehouse.stock_of("MUG", "Q-01").on_hand == 0
    assert _order(warehouse).units_received == 3
    assert check_ledger(warehouse.store).findings == ()


def test_what_nobody_ordered_and_is_accepted_is_a_line_of_the_purchase_order(
    warehouse: Warehouse,
) -> None:
    _came(warehouse, "LAMP", "LAMP", "Q-01")

    _solve(warehouse, _cases(warehouse)["not ordered"], Resolution.ACCEPT_RECEIPT, "A-02")

    assert warehouse.stock_of("LAMP", "A-02").on_hand == 7
    order = _order(warehouse)
    assert (order.units_ordered, order.units_received) == (8, 2)


def test_what_goes_back_to_the_supplier_leaves_the_books(warehouse: Warehouse) -> None:
    _came(warehouse, "LAMP", "Q-01")

    _solve(warehouse, _cases(warehouse)["not ordered"], Resolution.RETURN_TO_SUPPLIER)

    assert warehouse.stock_of("LAMP", "Q-01").on_hand == 0
    assert _order(warehouse).units_ordered == 6
    assert check_ledger(warehouse.store).findings == ()


@pytest.mark.parametrize("bin_code", ["A-03", "NO-SUCH-BIN"])
def test_goods_that_lie_elsewhere_by_now_settle_nothing(
    warehouse: Warehouse, bin_code: str
) -> None:
    _came(warehouse, "LAMP", "Q-01")
    case = _cases(warehouse)["not ordered"]
    _solve(warehouse, case, Resolution.RETURN_TO_SUPPLIER)
    _came(warehouse, "LAMP", "Q-01")
    again = _cases(warehouse)["not ordered"]
    mover = StockStation(warehouse.store, "DOCK-2")
    mover.move("Q-01")
    mover.scan("LAMP", SUPERVISOR, "A-02")
    mover.send()

    with pytest.raises((NotAllowed, NothingFound)):
        _solve(warehouse, again, Resolution.ACCEPT_RECEIPT, bin_code)
    assert _cases(warehouse)["not ordered"].is_open


@pytest.mark.parametrize("gone", ["sku", "bin"])
def test_a_product_or_a_bin_that_nobody_knows_any_more_settles_nothing(
    warehouse: Warehouse, gone: str
) -> None:
    _came(warehouse, "LAMP", "Q-01")
    facts = {**_cases(warehouse)["not ordered"].facts, gone: "GONE"}

    with pytest.raises(NotAllowed, match="not there"), warehouse.store.unit() as uow:
        return_to_supplier(uow, facts, Says(SUPERVISOR, "DESK-1"))


def test_a_delivery_that_is_short_is_a_case_until_the_rest_has_come(warehouse: Warehouse) -> None:
    _came(warehouse, "MUG", "A-01", CONFIRM)
    case = _cases(warehouse)["short"]
    assert case.facts["lines"] == [
        {"sku": "MUG", "units_missing": 1, "ordered": 2},
        {"sku": "BOOK", "units_missing": 4, "ordered": 4},
    ]

    _came(warehouse, "MUG", "A-01", *["BOOK"] * 3, "A-10", CONFIRM)
    assert _cases(warehouse)["short"].facts["lines"] == [
        {"sku": "BOOK", "units_missing": 1, "ordered": 4}
    ]

    _came(warehouse, "BOOK", "A-10", CONFIRM)
    assert _cases(warehouse) == {}
    assert _order(warehouse).state == PurchaseState.RECEIVED


def test_a_delivery_of_which_nothing_came_is_no_case(warehouse: Warehouse) -> None:
    _came(warehouse, CONFIRM)

    assert _cases(warehouse) == {}


def test_lines_that_are_closed_are_not_waited_for_until_the_supplier_says_something_new(
    warehouse: Warehouse,
) -> None:
    _came(warehouse, "MUG", "A-01", CONFIRM)
    _solve(warehouse, _cases(warehouse)["short"], Resolution.CLOSE_LINES)

    order = _order(warehouse)
    assert (order.state, order.units_ordered) == (PurchaseState.RECEIVED, 1)
    book = warehouse.product_ids["BOOK"]
    with warehouse.store.reading() as uow:
        assert uow.standing.expected([book]) == []

    expect(warehouse, "PO-1", MUG=2, BOOK=4)  # the same file once more changes nothing
    assert _order(warehouse).state == PurchaseState.RECEIVED
    later = NewPurchase("PO-1", "Potteries Ltd", book, 5, date(2026, 3, 9))
    warehouse.store.run(lambda uow: uow.purchases.put([later], NINE))
    with warehouse.store.reading() as uow:
        assert [one.units for one in uow.standing.expected([book])] == [5]
