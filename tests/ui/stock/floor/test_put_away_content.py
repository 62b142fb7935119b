"""What lies in the tote of a cancelled order, what is back, and where the next unit goes."""

from __future__ import annotations

from app.fulfilment.double_scan.standing import Standing
from app.scanning.control_card import ControlCode
from app.stock.events import Goods, UnitsMissing, UnitsPutBack, UnitsTaken
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


def test_what_is_missing_is_asked_about_once_more_before_its_bins_are_counted() -> None:
    asked = PUTTING_AWAY.situation(Standing(PutAwayProgress(strays()), panel="missing"))

    assert live_keys(asked) == {ControlCode.CONFIRM, ControlCode.UNDO, ControlCode.SIGN_OUT}
    scene = put_away_scene(None, asked)
    assert (scene.banner.overline, scene.banner.headline) == (
        "5 units are not scanned",
        "Look once more",
    )
    assert scene.panel is not None
    assert [key for key, _word, _says in scene.panel.rows] == ["F1", "F5"]


def test_the_end_says_how_many_are_missing_and_what_becomes_of_them() -> None:
    missing = UnitsMissing(goods=(BOTTLES,), order_no="SO-10482", places=("T-118",))
    over = PUTTING_AWAY.situation(Standing(after_put_away(PutAwayProgress(strays()), missing)))

    assert put_away_scene(None, over).banner.overline == (
        "0 of 5 units of SO-10482 lie in bins · 2 missing: counted"
    )
