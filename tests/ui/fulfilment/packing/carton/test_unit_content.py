"""The unit that goes into the carton next, as its card says it."""

from __future__ import annotations

from datetime import date

from app.fulfilment.packing import PackTask
from app.fulfilment.work import LotWanted
from app.values import Tracking
from tests.support.packages import BOX, line_of, packing, say
from ui.fulfilment.packing.carton.unit_content import item_of, lot_of
from ui.messages.floor.goods.day_words import day_words
from ui.widgets.content import StepMark

SOON, LATE = date(2027, 3, 31), date(2027, 8, 31)


def test_the_item_counts_what_was_verified_and_nothing_else() -> None:
    task = packing(line_of("MUG", 3))
    say(task, BOX, "MUG")

    item = item_of(task.situation, "T-1")

    assert item is not None
    assert (item.unit, item.unit_of) == ("2", "of 3")
    assert item.pips == ((StepMark.DONE,), (StepMark.NOW,), (StepMark.TODO,))


def test_there_is_no_item_once_all_is_verified() -> None:
    task = packing(line_of("MUG", 1))
    say(task, BOX, "MUG")

    assert item_of(task.situation, "T-1") is None


def test_a_line_with_a_lot_shows_it_beside_tote_and_bin() -> None:
    task = packing(line_of("MUG", 1, lot="L7"))

    item = item_of(task.situation, "T-1")

    assert item is not None
    assert [fact.value for fact in item.facts] == ["L7", "T-1", "A-01", "0.10 kg"]


def two_lots() -> PackTask:
    """Two mugs, one of each of two lots."""
    lots = (
        LotWanted(lot="L-7", units=1, expires_on=SOON),
        LotWanted(lot="L-8", units=1, expires_on=LATE),
    )
    task = packing(line_of("MUG", 2, lot="L-7", tracking=Tracking.LOT, lots=lots))
    say(task, BOX)
    return task


def test_what_tells_a_unit_apart_stands_first_on_its_card() -> None:
    item = item_of(two_lots().situation, "T-1")

    assert item is not None
    assert [(fact.label, fact.value) for fact in item.facts[:3]] == [
        ("Lot", "L-7"),
        ("Use by", day_words(SOON)),
        ("Tote", "T-1"),
    ]


def test_the_lot_that_is_needed_next_is_said_with_its_date() -> None:
    task = two_lots()
    mug = task.package.lines[0].product_id
    assert lot_of(task.situation, mug) == f"L-7 · {day_words(SOON)}"

    say(task, "MUG", "L-7")

    assert lot_of(task.situation, mug) == f"L-8 · {day_words(LATE)}"
    assert lot_of(task.situation, mug + 1) == ""
