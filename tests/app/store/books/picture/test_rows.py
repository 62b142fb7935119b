"""What is left of stock, holds and stops."""

from __future__ import annotations

from app.store.books.picture.rows import HoldRow, PickLineRow, StockRow
from tests.support.warehouse import NINE


def test_free_stock_is_neither_held_nor_missing() -> None:
    assert StockRow(1, 1, 1, "", 10, 4, 2, 1, "A-01", 1).free == 3


def test_a_hold_lives_until_its_units_are_picked_or_released() -> None:
    assert HoldRow(1, 1, 1, 10, 4, 3, NINE).live == 3


def test_a_stop_has_left_what_is_neither_picked_nor_given_up() -> None:
    assert PickLineRow(1, 1, 1, 1, 1, 1, 1, 10, 4, 3, "", 1).left == 3
