"""An early label is bought for the carton as it will be."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.shipping.parcel.early import filled_up
from app.fulfilment.shipping.parcel.facts import CartonFacts, ContentLine

LINE = ContentLine(1, 1, "MUG", "Mug", wanted=6, here=1, earlier=0, later=2, unit_grams=100)
CARTON = CartonFacts(1, 2, 2, 2, "open", None, 300, 200, 150, 90, (LINE,), weighed_grams=190)


def test_what_no_carton_holds_yet_is_counted_in() -> None:
    assert filled_up(CARTON, ()).grams == 90 + 4 * 100


def test_what_lies_in_other_cartons_or_follows_later_is_not() -> None:
    other = replace(CARTON, number=1, lines=(replace(LINE, here=2),))

    assert filled_up(CARTON, [other]).lines[0].here == 2


def test_what_is_in_it_is_never_counted_out() -> None:
    others = [replace(CARTON, number=1, lines=(replace(LINE, here=9),))]

    assert filled_up(CARTON, others).lines[0].here == 1
