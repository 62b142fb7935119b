"""What lies in the bin, what may go, what is promised."""

from __future__ import annotations

from app.fulfilment.double_scan.standing import Standing
from app.scanning.control_card import ControlCode
from app.stock.events import Goods, Purpose, PurposeChosen, UnitsTaken
from app.stock.work.moving import MOVING, MoveProgress, after_move
from tests.support.stock_packages import bin_of_bottles
from ui.stock.floor.move_content import item_of, lines_of, live_keys, move_scene


def _taken(progress: MoveProgress, product_id: int = 3) -> MoveProgress:
    return after_move(
        progress, UnitsTaken(goods=Goods(product_id=product_id, sku="BTL-750-PTB", units=2))
    )


def test_promised_units_are_named_and_do_not_count_as_free() -> None:
    bottles = lines_of(MoveProgress(bin_of_bottles())).lines[0]

    assert "2 promised" in bottles.code
    assert bottles.needed == 3


def test_found_units_of_a_strange_product_get_a_line_of_their_own() -> None:
    found = after_move(MoveProgress(bin_of_bottles()), PurposeChosen(purpose=Purpose.FOUND))

    content = lines_of(_taken(found, product_id=9))

    assert len(content.lines) == 3
    assert content.lines[-1].done == 2
    item = item_of(_taken(found, product_id=9))
    assert item is not None
    assert item.unit_of == ""


def test_only_a_move_shows_the_way_into_a_bin() -> None:
    move = Standing(_taken(MoveProgress(bin_of_bottles())))
    lost = Standing(after_move(move.progress, PurposeChosen(purpose=Purpose.LOST)))

    assert move_scene(None, MOVING.situation(move)).banner.gauge is not None
    assert move_scene(None, MOVING.situation(lost)).banner.gauge is None


def test_every_answer_of_the_question_is_a_live_key() -> None:
    asked = Standing(MoveProgress(bin_of_bottles()), panel="adjust")

    assert {ControlCode.CONFIRM, ControlCode.SHORT, ControlCode.REPRINT} < live_keys(
        MOVING.situation(asked)
    )
