"""What lies in the tote of a cancelled order, what is back, and where the next unit goes."""

from __future__ import annotations

from app.fulfilment.double_scan.standing import Standing
from app.scanning.control_card import ControlCode
from app.stock.events import Goods, UnitsPutBack, UnitsTaken
from app.stock.work.putting_away import PUTTING_AWAY, PutAwayProgress, after_put_away
from app.store.books.floor.waiting_book import GoodsToPutAway
from tests.support.stock_packages import strays
from ui.stock.floor.put_away_content import item_of, lines_of, live_keys, put_away_scene, stray_of
from ui.widgets.content import StepMark

BOTTLES = Goods(product_id=3, sku="BTL-750-PTB", units=2)


def _in_hand() -> PutAwayProgress:
    return after_put_away(PutAwayProgress(strays()), UnitsTaken(goods=BOTTLES))


def test_the_unit_in_the_hand_shows_the_bin_that_it_came_from_and_another() -> None:
    item = item_of(_in_hand())

    assert item is not None
    said = {fact.label: fact.value for fact in item.facts}
    assert (said["Bin"], said["Or bin"]) == ("A-14-03", "A-15-01")
    assert (item.unit, item.unit_of) == ("2", "of 3")
    assert item_of(PutAwayProgress(strays())) is None


def test_the_lines_say_how_much_lies_in_bins_again_and_which_lot_was_recalled() -> None:
    back = UnitsPutBack(
        goods=(BOTTLES.model_copy(update={"units": 3}),),
        order_no="SO-10482",
        places=("T-118",),
        to_bin="A-14-03",
    )
    lines = lines_of(after_put_away(PutAwayProgress(strays()), back))

    assert (lines.done, lines.needed) == (3, 5)
    assert [row.mark for row in lines.lines] == [StepMark.DONE, StepMark.TODO, StepMark.TODO]
    assert lines.lines[2].code.endswith("L2407 · recalled")
    assert lines_of(_in_hand()).lines[0].mark is StepMark.NOW


def test_the_rest_is_left_for_later_only_with_empty_hands() -> None:
    at_rest = PUTTING_AWAY.situation(Standing(PutAwayProgress(strays())))
    in_hand = PUTTING_AWAY.situation(Standing(_in_hand()))

    assert ControlCode.CONFIRM in live_keys(at_rest)
    assert ControlCode.CONFIRM not in live_keys(in_hand)
    assert put_away_scene(None, in_hand).banner.headline == "Put into A-14-03"


def test_with_nothing_in_hand_the_orders_whose_goods_lie_about_are_listed() -> None:
    waiting = stray_of([GoodsToPutAway("SO-1", 2, ("T-1", "T-2"))])

    assert [(row.name, row.code, row.needed) for row in waiting.lines] == [("SO-1", "T-1, T-2", 2)]
