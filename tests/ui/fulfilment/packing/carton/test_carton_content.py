"""The carton in hand with its weight."""

from __future__ import annotations

import pytest

from app.fulfilment.packing import PackTask
from hardware.ports import Weight
from tests.support.packages import BOX, directory, line_of, packing, say
from ui.fulfilment.packing.carton.carton_content import carton_name, carton_of, to_take
from ui.widgets.content import CartonContent, WeightBand


def packed() -> PackTask:
    """Two mugs of 100 g in a box of 90 g."""
    task = packing(line_of("MUG", 3))
    say(task, BOX, "MUG", "MUG")
    return task


def shown(task: PackTask, weight: Weight | None, *, has_scale: bool = True) -> CartonContent:
    """What stands beside the lines."""
    return carton_of(task.situation, directory(), weight, has_scale=has_scale)


def test_without_a_scale_the_carton_weighs_its_tare_and_what_was_verified_into_it() -> None:
    carton = shown(packed(), None, has_scale=False)

    assert (carton.name, carton.size) == ("Box", "300 × 200 × 150")
    assert carton.weight == "No scale · 0.29 kg by count"
    assert carton.band is None


def test_a_scale_shows_the_weight_now_in_the_band_it_must_be_in() -> None:
    carton = shown(packed(), Weight(291, stable=True))

    assert (carton.weight, carton.expected) == ("0.29 kg", "expect 0.29")
    assert carton.band == WeightBand(260, 320, 291)
    assert carton.band.holds


@pytest.mark.parametrize(
    ("weight", "said"),
    [
        (Weight(291, stable=False), "0.29 kg"),
        (Weight(None, stable=False, overload=True), "Too heavy"),
        (Weight(None, stable=False), "–"),
        (None, "Scale silent"),
    ],
)
def test_what_is_no_weight_points_nowhere(weight: Weight | None, said: str) -> None:
    carton = shown(packed(), weight)

    assert carton.weight == said
    assert carton.band is not None
    assert carton.band.now_grams is None
    assert ("moving" in carton.expected) is (weight is not None)


def test_where_a_weight_is_not_known_no_band_is_drawn() -> None:
    task = packing(line_of("MUG", 3).model_copy(update={"unit_grams": 0}))
    say(task, BOX, "MUG")

    carton = shown(task, Weight(777, stable=True))

    assert (carton.weight, carton.band) == ("0.78 kg · weights not known", None)


def test_no_carton_and_one_whose_type_is_gone_from_the_names() -> None:
    task = packing(line_of("MUG", 3))
    assert shown(task, None).name == "No carton"
    assert carton_name(task.situation, directory()) == ""

    say(task, BOX)
    gone = type(directory())()

    assert carton_of(task.situation, gone, None, has_scale=True).name == BOX


@pytest.mark.parametrize(
    ("size_mm", "said"),
    [((280, 180, 140), "Bag fits"), ((900, 50, 50), "none fits"), ((0, 0, 0), "")],
)
def test_which_carton_to_take_is_said_and_that_none_is_large_enough(
    size_mm: tuple[int, int, int], said: str
) -> None:
    line = line_of("MUG", 1).model_copy(update={"size_mm": size_mm})

    assert to_take(packing(line).situation, directory(), ()) == said
