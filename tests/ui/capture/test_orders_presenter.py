"""Tests of ui/capture/orders_presenter.py: a list of any length, an order found."""

from __future__ import annotations

from app.lifecycle import OrderState
from app.scanning.verdicts import Verdict
from app.store.books.capture.orders.lists import OrderSort
from tests.support.order_data import COUNTS, held_order
from tests.support.orders_desk import LABEL, Desk
from tests.support.packages import sscc_of
from tests.support.runners import Held
from tests.support.scans import scan_of
from ui.capture.orders_content import OrderQuery


def test_the_list_opens_without_reading_all_orders() -> None:
    desk = Desk()

    assert desk.page.total == 100_000
    assert desk.queries == []

    desk.presenter.page_wanted(950)
    assert desk.queries == [(OrderQuery(), 95_000, 100)]


def test_a_page_of_an_older_search_never_gets_into_the_list() -> None:
    slow = Held()
    desk = Desk(on_store=slow)
    desk.presenter.page_wanted(0)
    desk.presenter.search("Lindqvist")
    slow.let_go()

    assert desk.page.pages == {}


def test_states_search_and_sort_make_one_query() -> None:
    desk = Desk()

    desk.presenter.choose_state("held")
    desk.presenter.search("  Rossi ")
    desk.presenter.sort("newest")
    desk.presenter.page_wanted(0)

    query = desk.queries[-1][0]
    assert query == OrderQuery(OrderState.HELD, "Rossi", OrderSort.NEWEST)


def test_chips_count_what_there_is() -> None:
    desk = Desk()

    assert desk.page.chips[0].count == sum(COUNTS.values())
    assert [chip.key for chip in desk.page.chips[:3]] == ["all", "received", "held"]


def test_scanning_an_order_shows_it() -> None:
    desk = Desk()
    desk.order = held_order()

    desk.presenter.scanned(scan_of("SO-10455"))

    assert desk.page.searched == "SO-10455"
    assert desk.told.kept[-1].verdict is Verdict.ACCEPTED


def test_the_label_of_a_carton_shows_its_order_bare_digits_or_not() -> None:
    desk = Desk()

    for label in (LABEL, f"00{LABEL}"):
        desk.presenter.search("")
        desk.presenter.scanned(scan_of(label))

        assert desk.told.kept[-1].verdict is Verdict.ACCEPTED
        assert desk.page.searched == desk.page.sheet.order_no == "SO-10456"


def test_a_label_of_no_carton_here_says_so() -> None:
    desk = Desk()

    desk.presenter.scanned(scan_of(sscc_of(8)))

    assert sscc_of(8) in desk.answer[0]
    assert desk.page.sheet.order_no == ""


def test_an_order_that_left_the_floor_is_searched_in_all_orders() -> None:
    desk = Desk()

    desk.presenter.scanned(scan_of("SO-10456"))

    assert desk.told.kept[-1].verdict is Verdict.UNKNOWN_CODE
    assert desk.page.sheet.order_no == "SO-10456"
    assert "all orders" in desk.answer[0]


def test_what_led_here_is_shown_at_once() -> None:
    assert Desk(code="SO-10456").page.sheet.order_no == "SO-10456"
