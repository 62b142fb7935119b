"""Which carton a packer should take."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.verification.carton_choice import Boxed, Suggestion, suggest_cartons
from app.scanning.directory import CartonType

SMALL = CartonType("S", "Small", 200, 150, 100, 90, 5_000)
MEDIUM = CartonType("M", "Medium", 300, 200, 150, 150, 15_000)
LARGE = CartonType("L", "Large", 400, 300, 200, 250, 20_000)
SHELF = (LARGE, SMALL, MEDIUM)

MUG = (100, 100, 100)


def codes(suggestion: Suggestion) -> list[str]:
    """The codes of the cartons."""
    return [kind.code for kind in suggestion.cartons]


def test_the_smallest_carton_that_takes_everything_is_suggested() -> None:
    assert codes(suggest_cartons((Boxed(MUG, 300, 2),), SHELF)) == ["S"]
    assert codes(suggest_cartons((Boxed(MUG, 300, 3),), SHELF)) == ["M"]
    assert codes(suggest_cartons((Boxed(MUG, 300, 24),), SHELF)) == ["L"]


def test_a_unit_may_lie_on_any_side_but_must_fit_as_it_is() -> None:
    assert codes(suggest_cartons((Boxed((100, 200, 150), 300, 1),), SHELF)) == ["S"]
    assert codes(suggest_cartons((Boxed((390, 10, 10), 300, 1),), SHELF)) == ["L"]


def test_weight_counts_as_well_as_room() -> None:
    assert codes(suggest_cartons((Boxed(MUG, 3_000, 2),), SHELF)) == ["M"]


def test_what_one_carton_does_not_take_goes_into_several_and_the_last_is_small() -> None:
    assert codes(suggest_cartons((Boxed(MUG, 300, 26),), SHELF)) == ["L", "S"]


def test_a_carton_that_the_carrier_refuses_is_not_suggested() -> None:
    assert codes(suggest_cartons((Boxed(MUG, 300, 2),), SHELF, refused=("S",))) == ["M"]
    assert suggest_cartons((Boxed(MUG, 300, 2),), SHELF, ("S", "M", "L")) == Suggestion()


def test_nothing_is_guessed_where_a_size_is_not_known_or_nothing_fits() -> None:
    assert suggest_cartons((Boxed((0, 0, 0), 300, 1),), SHELF) == Suggestion(unknown=True)
    assert suggest_cartons((Boxed((900, 10, 10), 300, 1),), SHELF) == Suggestion(too_large=True)
    assert suggest_cartons((Boxed(MUG, 30_000, 1),), SHELF) == Suggestion(too_large=True)
    assert suggest_cartons((), SHELF) == Suggestion()


sizes = st.tuples(*[st.integers(1, 450)] * 3)
goods = st.lists(st.builds(Boxed, sizes, st.integers(0, 9_000), st.integers(1, 5)), max_size=6)


@given(goods)
def test_what_is_suggested_has_room_and_carries_the_weight(some: list[Boxed]) -> None:
    found = suggest_cartons(tuple(some), SHELF)

    assert not found.unknown
    if found.cartons:
        room = sum(c.length_mm * c.width_mm * c.height_mm for c in found.cartons)
        carries = sum(c.max_grams - c.tare_grams for c in found.cartons)
        assert sum(a * b * c * one.units for one in some for a, b, c in [one.size_mm]) <= room
        assert sum(one.grams * one.units for one in some) <= carries
