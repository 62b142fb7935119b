"""A product without a picture is drawn like the thing that its name says."""

from __future__ import annotations

import pytest

from app.fulfilment.work import LookAlikeProduct
from ui.widgets.content import ItemShape
from ui.widgets.item_looks import looks_of, twin_of


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("Steel bottle 750 ml, petrol blue", ItemShape.BOTTLE),
        ("Clip-top jar 500 ml", ItemShape.BOTTLE),
        ("Stoneware mug 300 ml, oat", ItemShape.MUG),
        ("Linen tea towel, rust", ItemShape.TEXTILE),
        ("Sports lid for steel bottles", ItemShape.BOX),
        ("Travel mug with a bottle", ItemShape.MUG),
        ("Paring knife 9 cm", ItemShape.BOX),
        ("", ItemShape.BOX),
    ],
)
def test_the_word_that_names_the_thing_gives_the_drawing(name: str, shape: ItemShape) -> None:
    assert looks_of(name).shape is shape


def test_what_stands_behind_the_comma_is_the_variant() -> None:
    looks = looks_of("Steel bottle 750 ml, petrol blue, lid")

    assert (looks.title, looks.variant) == ("Steel bottle 750 ml", "petrol blue, lid")


def test_the_look_alike_that_was_really_confused_is_shown_beside_it() -> None:
    confused = LookAlikeProduct(sku="MUG-2", name="Ceramic mug, grey", confused=True)
    alike = LookAlikeProduct(sku="MUG-3", name="Ceramic mug, blue")

    first, second = twin_of((confused, alike)), twin_of((alike,))

    assert first is not None
    assert second is not None
    assert (first.code, first.shape, first.title) == (
        "MUG-2",
        ItemShape.MUG,
        "Taken for it before",
    )
    assert (second.code, second.title) == ("MUG-3", "Not this one")
    assert twin_of(()) is None
