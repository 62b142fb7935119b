"""The count's screen never says what the books say."""

from __future__ import annotations

from app.fulfilment.double_scan.standing import Standing
from app.stock.events import EmptyClaimed, Goods, UnitsTallied
from app.stock.work.counting import COUNTING, CountProgress, after_count
from tests.support.stock_packages import count
from tests.support.stock_states import COUNTS
from ui.stock.floor.count_content import count_scene, item_of, tallied_of, waiting_of


def _counted(units: int) -> CountProgress:
    goods = Goods(product_id=3, sku="BTL-750-PTB", name="Insulated bottle 750 ml", units=units)
    return after_count(CountProgress(count()), UnitsTallied(goods=goods))


def test_the_same_count_looks_the_same_whatever_the_books_say() -> None:
    books = count()
    others = books.model_copy(update={"expected": ()})

    scenes = [
        count_scene(None, COUNTING.situation(Standing(CountProgress(package))))
        for package in (books, others)
    ]

    assert scenes[0] == scenes[1]


def test_only_the_counted_units_stand_beside_a_product() -> None:
    (line,) = tallied_of(_counted(2)).lines

    assert (line.said, line.code) == ("2", "BTL-750-PTB")
    item = item_of(_counted(2))
    assert item is not None
    assert (item.unit, item.unit_of) == ("2", "")


def test_the_question_whether_the_bin_is_empty_shows_the_keys() -> None:
    asked = after_count(CountProgress(count()), EmptyClaimed())

    scene = count_scene(None, COUNTING.situation(Standing(asked)))

    assert scene.banner.headline == "Look once more"
    assert scene.panel is not None


def test_each_count_that_waits_says_who_or_what_it_waits_for() -> None:
    assert [line.said for line in waiting_of(COUNTS).lines] == [
        "first count",
        "second count",
        "picker there",
    ]
