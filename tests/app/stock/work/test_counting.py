"""A count agrees only if every product and lot does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.stock.events import EmptyClaimed, Goods, UnitsTallied
from app.stock.work.counting import CountProgress, after_count, agrees
from tests.support.stock_packages import count

_COUNTS = st.dictionaries(
    st.tuples(st.integers(1, 3), st.sampled_from(["", "L1"])), st.integers(0, 4)
)


@given(_COUNTS)
def test_a_count_agrees_with_itself_and_nothing_is_zero(found: dict[tuple[int, str], int]) -> None:
    assert agrees(found, {key: units for key, units in found.items() if units})


@given(_COUNTS, st.integers(1, 3), st.integers(1, 5))
def test_one_more_of_anything_does_not_agree(
    found: dict[tuple[int, str], int], product: int, more: int
) -> None:
    other = {**found, (product, ""): found.get((product, ""), 0) + more}

    assert not agrees(found, other)


def test_tallies_add_up_by_lot() -> None:
    progress = CountProgress(count())
    for lot in ("L1", "L2", "L1"):
        goods = Goods(product_id=3, sku="BTL-750-PTB", lot=lot, units=1, serials=(f"{lot}-s",))
        progress = after_count(progress, UnitsTallied(goods=goods))

    assert {key: goods.units for key, goods in progress.tallied.items()} == {
        (3, "L1"): 2,
        (3, "L2"): 1,
    }
    assert progress.units == 3
    assert progress.serials == {"L1-s", "L2-s"}
    assert progress.last == Goods(
        product_id=3, sku="BTL-750-PTB", lot="L1", units=1, serials=("L1-s",)
    )
    assert progress.expected(9) is None


def test_the_question_whether_the_bin_is_empty_stands_until_something_is_counted() -> None:
    assert after_count(CountProgress(count()), EmptyClaimed()).asked_empty
