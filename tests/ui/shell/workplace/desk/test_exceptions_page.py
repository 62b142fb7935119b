"""The exception queue on a real store: cases are seen, taken and solved."""

from __future__ import annotations

from datetime import UTC, datetime

from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.catalogue.products import import_products
from app.exception_queue.cases import take_case
from app.lifecycle import OrderState
from app.scanning.directory import Person
from tests.app.capture.reading.shopify_files import export, order
from tests.support.desk_kit import BAKKER, NOVAK
from tests.support.desk_pages import Desk

SMIT = Person("B-301", "A. Smit", "clerk")


def test_a_clerk_sees_a_held_order_s_case_takes_it_and_solves_it(desk: Desk) -> None:
    desk.sit_down(BAKKER)
    assert desk.queue.detail.content.title == "Not a product we sell"

    desk.take()
    desk.wait_for_answer("Yours for 5 minutes")
    desk.qtbot.waitUntil(lambda: desk.fact("Owner") == BAKKER.name)
    desk.touch("Check again")
    desk.wait_for_answer("Still held: No product has this SKU")
    assert desk.state_of("4") is OrderState.HELD

    import_products(desk.store, "new.csv", b"sku,name,price\nVASE,Vase,9.50\n", "B-1")
    desk.touch("Check again")
    desk.wait_for_case("2")  # the next one: the first is solved

    assert desk.state_of("4") is OrderState.STAGED
    assert desk.audited("4")[0] == (BAKKER.badge, "case")
    assert desk.pressed == ["F1", "F1"]


def test_what_takes_a_supervisor_is_approved_by_a_badge_where_the_clerk_sits(desk: Desk) -> None:
    desk.sit_down(BAKKER, "2")
    desk.take()
    desk.wait_for_answer("Yours for 5 minutes")

    desk.touch("Approve it")
    desk.wait_for_answer("A supervisor has to say so")
    desk.scan(BAKKER.badge)
    desk.wait_for_answer("J. Bakker may not approve this")
    assert desk.state_of("2") is OrderState.HELD
    desk.scan(NOVAK.badge)
    desk.wait_for_case("4")

    assert desk.state_of("2") is OrderState.STAGED
    assert desk.audited("2")[0] == (NOVAK.badge, "case")


def test_a_case_that_another_clerk_has_is_not_taken_and_not_solved(desk: Desk) -> None:
    desk.sit_down(BAKKER)
    assert take_case(desk.store, int(desk.case_id("4")), SMIT, datetime.now(UTC))

    desk.take()
    desk.wait_for_answer("Somebody else works on it")
    desk.qtbot.waitUntil(lambda: desk.fact("Owner") == SMIT.badge)

    assert not any(button.isEnabled() for button in desk.queue.detail.choices.buttons)


def test_what_others_change_is_shown_while_the_page_is_in_front(desk: Desk) -> None:
    desk.sit_down(BAKKER)
    receive_orders(desk.store, "more.csv", export(order("7", Shipping_City="")), datetime.now(UTC))
    stage_orders(desk.store, datetime.now(UTC))

    desk.screens.refresh()

    rows = desk.queue.list.rows_model
    desk.qtbot.waitUntil(lambda: rows.rowCount() == 3)
    assert desk.queue.detail.content.code == "4"  # nobody is torn away from their case
