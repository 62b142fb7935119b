"""Tests of ui/capture/order/order_presenter.py: what is on its way never shows too late.

How its keys work is in the tests of the page.
"""

from __future__ import annotations

from dataclasses import replace

from tests.support.order_data import held_order
from tests.support.orders_desk import Desk
from tests.support.runners import Held


def test_an_order_that_was_left_meanwhile_is_not_shown() -> None:
    slow = Held()
    desk = Desk(on_store=slow)
    slow.let_go()
    desk.presenter.sheet.open("SO-10456")
    desk.order = replace(held_order(), order_no="SO-2")
    desk.presenter.sheet.open("SO-2")

    slow.waiting.rotate(1)
    desk.trouble = None
    slow.let_go(1)
    shown = desk.page.sheet.order_no

    assert shown == "SO-2"
    assert desk.presenter.sheet.order_no == "SO-2"


def test_a_vanished_order_is_said_and_the_last_one_stays() -> None:
    desk = Desk()
    desk.open()

    desk.presenter.sheet.open("SO-404")

    assert desk.answer[0] == "Nothing found: There is no order SO-404."
    assert desk.page.sheet.order_no == "SO-10456"
