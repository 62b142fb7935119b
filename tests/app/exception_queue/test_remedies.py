"""What each resolution does to the order: it goes on from where it stood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.catalogue.products import import_products
from app.errors import NotAllowed
from app.exception_queue.cases import open_case
from app.exception_queue.kinds import CaseKind, HoldReason, Resolution
from app.exception_queue.remedies import check_again
from app.exception_queue.solving import SolveAnswer, solve_case
from app.lifecycle import OrderState
from app.scanning.directory import Person
from app.store.books.capture.orders.detail import CheckState, OrderDetail
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import MUG, PRODUCTS, export, order
from tests.app.exception_queue.floor import RecordingFloor

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CLERK = Person("C-1", "Ada", "clerk")
SUPERVISOR = Person("S-1", "Lena", "supervisor")
POST = {**MUG, "Lineitem sku": "POST", "Lineitem quantity": "1", "Lineitem price": "18.00"}


def hold(store: Store, *orders: list[dict[str, str]]) -> None:
    import_products(store, "products.csv", PRODUCTS, "B-1")
    receive_orders(store, "day.csv", export(*orders), NOW)
    stage_orders(store, NOW)


def solve(
    store: Store,
    kind: CaseKind,
    resolution: Resolution,
    floor: RecordingFloor | None = None,
    person: Person = SUPERVISOR,
) -> SolveAnswer:
    with store.reading() as uow:
        (case,) = uow.cases.page(kind)
    floor = floor or RecordingFloor()
    return solve_case(store, case.case_id, resolution, person, NOW, floor=floor)


def detail(store: Store) -> OrderDetail:
    with store.reading() as uow:
        return uow.orders.detail("1")


def on_floor(store: Store, kind: CaseKind, facts: Mapping[str, object]) -> None:
    """Bring a good order into picking, and open a case about it."""
    hold(store, order("1"))
    with store.unit() as uow:
        one = uow.orders.lock("1")
        for state in (OrderState.ALLOCATED, OrderState.RELEASED):
            one = uow.orders.move(one, state)
        open_case(uow, kind, "floor", "1", facts, NOW, order_id=one.order_id)
        uow.commit()


def test_what_is_still_wrong_stays_a_case(store: Store) -> None:
    hold(store, order("1", Financial_Status="pending"))

    answer = solve(store, CaseKind.PAYMENT, Resolution.CHECK_AGAIN, person=CLERK)

    assert answer == SolveAnswer(is_solved=False, still=frozenset({HoldReason.NOT_PAID}))
    assert detail(store).state is OrderState.HELD


def test_a_product_entered_meanwhile_lets_the_order_go_on(store: Store) -> None:
    hold(store, order("1", [{**MUG, "Lineitem sku": "CUP"}]))
    import_products(store, "more.csv", b"sku,name\nCUP,Cup\n", "B-1")

    answer = solve(store, CaseKind.SKU, Resolution.CHECK_AGAIN, person=CLERK)

    assert answer.is_solved
    assert detail(store).state is OrderState.STAGED
    assert detail(store).lines[0].is_known


def test_an_approval_counts_for_its_kind_of_trouble_only(store: Store) -> None:
    hold(store, order("1", Financial_Status="pending", Total="99.00"))

    first = solve(store, CaseKind.PRICE, Resolution.APPROVE)
    assert first == SolveAnswer(is_solved=True, still=frozenset({HoldReason.NOT_PAID}))
    assert detail(store).state is OrderState.HELD

    second = solve(store, CaseKind.PAYMENT, Resolution.APPROVE)
    assert second == SolveAnswer(is_solved=True)
    assert detail(store).state is OrderState.STAGED
    assert detail(store).checks == {
        CaseKind.ADDRESS: CheckState.PASSED,
        CaseKind.SKU: CheckState.PASSED,
        CaseKind.PRICE: CheckState.APPROVED,
        CaseKind.PAYMENT: CheckState.APPROVED,
    }


def test_an_approval_does_not_outlive_the_order_it_was_given_for(store: Store) -> None:
    hold(store, order("1", Total="99.00"))
    solve(store, CaseKind.PRICE, Resolution.APPROVE)

    receive_orders(store, "day.csv", export(order("1", Total="98.00")), NOW)

    assert stage_orders(store, NOW).held == {HoldReason.TOTAL_DIFFERS: 1}


def test_approved_postage_is_not_picked(store: Store) -> None:
    hold(store, order("1", [MUG, POST], Total="41.95", Subtotal="37.00"))

    solve(store, CaseKind.SKU, Resolution.APPROVE)

    assert detail(store).state is OrderState.STAGED
    assert [line.units_ordered for line in detail(store).lines] == [2, 0]


@pytest.mark.parametrize(
    ("items", "total", "reason"),
    [
        ([{**MUG, "Lineitem sku": "CUP"}], "23.95", "unknown SKU"),
        ([POST], "22.95", "nothing to ship"),
    ],
)
def test_what_nobody_could_pick_cannot_be_approved(
    store: Store, items: list[dict[str, str]], total: str, reason: str
) -> None:
    hold(store, order("1", items, Total=total))

    with pytest.raises(NotAllowed) as refused:
        solve(store, CaseKind.SKU, Resolution.APPROVE)

    assert refused.value.facts["reason"] == reason
    assert detail(store).state is OrderState.HELD


def test_a_cancelled_order_leaves_no_case_behind(store: Store) -> None:
    hold(store, order("1", Financial_Status="pending", Shipping_City=""))

    solve(store, CaseKind.PAYMENT, Resolution.CANCEL_ORDER)

    one = detail(store)
    assert (one.state, one.version) == (OrderState.CANCELLED, 2)
    assert [case.is_open for case in one.cases] == [False, False]


def test_an_order_with_goods_on_the_floor_is_cancelled_there(store: Store) -> None:
    on_floor(store, CaseKind.DOUBLE_SCAN, {})
    floor = RecordingFloor()

    solve(store, CaseKind.DOUBLE_SCAN, Resolution.CANCEL_ORDER, floor)

    assert floor.asked == [("cancel order", "S-1")]
    assert detail(store).state is OrderState.CANCELLED


@pytest.mark.parametrize(
    ("kind", "resolution"),
    [
        (CaseKind.DOUBLE_SCAN, Resolution.SEND_BACK),
        (CaseKind.DOUBLE_SCAN, Resolution.SHIP_SHORT),
        (CaseKind.OUT_OF_STOCK, Resolution.WAIT_FOR_STOCK),
    ],
)
def test_the_floor_does_what_was_decided(
    store: Store, kind: CaseKind, resolution: Resolution
) -> None:
    on_floor(store, kind, {})
    floor = RecordingFloor()

    assert solve(store, kind, resolution, floor).is_solved
    assert floor.asked == [(resolution.value, detail(store).order_id)]


def test_a_count_is_asked_for_and_the_order_still_waits(store: Store) -> None:
    on_floor(store, CaseKind.DOUBLE_SCAN, {"bin": "A-1"})
    floor = RecordingFloor()

    assert not solve(store, CaseKind.DOUBLE_SCAN, Resolution.COUNT_BIN, floor).is_solved
    assert floor.asked == [("count bin", "A-1")]


def test_a_revision_can_be_left_aside(store: Store) -> None:
    on_floor(store, CaseKind.ORDER_REVISED, {})

    assert solve(store, CaseKind.ORDER_REVISED, Resolution.KEEP_ORDER).is_solved
    assert detail(store).state is OrderState.RELEASED


def test_an_order_that_has_gone_on_is_not_judged_again(store: Store) -> None:
    on_floor(store, CaseKind.REPORTED, {})

    with store.unit() as uow:
        assert check_again(uow, detail(store).order_id, NOW) == frozenset()
    assert detail(store).state is OrderState.RELEASED
