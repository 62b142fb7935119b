"""How much may leave a bin, and for what."""

from __future__ import annotations

from app.stock.events import Goods, Purpose, PurposeChosen, UnitsTaken
from app.stock.work.moving import MoveProgress, after_move
from tests.support.stock_packages import bin_of_bottles


def test_only_free_units_may_be_taken() -> None:
    progress = MoveProgress(bin_of_bottles())

    assert progress.limit(3, "") == 3
    assert progress.limit(9, "") == 0


def test_found_units_have_no_limit_and_cleared_ones_are_those_in_quarantine() -> None:
    progress = MoveProgress(bin_of_bottles())

    found = after_move(progress, PurposeChosen(purpose=Purpose.FOUND))
    clear = after_move(progress, PurposeChosen(purpose=Purpose.CLEAR))

    assert found.limit(9, "") is None
    assert clear.limit(3, "") == 1


def test_what_lies_in_a_quarantine_bin_is_taken_from_there() -> None:
    assert MoveProgress(bin_of_bottles(quarantine=True)).limit(3, "") == 1


def test_the_bin_of_the_first_product_in_the_hand_is_proposed() -> None:
    goods = Goods(product_id=3, sku="BTL-750-PTB", units=2)

    progress = after_move(MoveProgress(bin_of_bottles()), UnitsTaken(goods=goods))

    assert progress.bins == ("A-15-01", "B-02-04")
    assert progress.units == 2
