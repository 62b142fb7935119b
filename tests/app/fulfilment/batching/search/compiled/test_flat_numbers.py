"""A sharing as arrays of bytes."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.batching.search.compiled.flat_numbers import Flat, carts_of, flat, flat_carts
from app.fulfilment.batching.search.sharing import Limits

LIMITS = Limits((30, 9000))


def whole(made: Flat, name: str) -> list[int]:
    packed = made[name]
    assert isinstance(packed, bytes)
    return list(array("i", packed))


def real(made: Flat, name: str) -> list[float]:
    packed = made[name]
    assert isinstance(packed, bytes)
    return list(array("d", packed))


def test_only_places_that_some_order_or_the_start_visits_are_kept() -> None:
    heights = (0, 10, 20, 30)
    columns = [(0, heights, True, 0), (30, heights, False, None)]
    masks = [0b0100_0100, 0b0100_0000, 0]

    made = flat(
        {
            "depth": 30,
            "columns": columns,
            "masks": masks,
            "loads": [LIMITS.packed(load) for load in ((1, 250), (2, 8000), (0, 0))],
            "limits": LIMITS.most,
        }
    )

    assert real(made, "y_mm") == [0, 20, 20]
    assert whole(made, "first_place") == [0, 2, 3]
    assert (made["touched"], made["places"], made["columns"], made["kinds"]) == (0, 3, 2, 2)
    assert whole(made, "place_of") == [1, 2, 2]
    assert whole(made, "first_visit") == [0, 2, 3, 3]
    assert real(made, "loads") == [1, 250, 2, 8000, 0, 0]
    assert real(made, "through") == [30, 10**15]


@given(carts=st.permutations(range(9)).map(lambda some: [sorted(some[:4]), sorted(some[4:])]))
def test_carts_come_back_as_they_went(carts: list[list[int]]) -> None:
    assert carts_of(flat_carts(carts, 9)) == carts
