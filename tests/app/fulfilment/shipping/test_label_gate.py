"""No label before verification: what must hold before a carton is booked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.shipping.label_gate import LabelRefusal, judge_label
from app.lifecycle import OrderState


@given(
    state=st.sampled_from(OrderState),
    units=st.integers(0, 3),
    unverified=st.lists(st.sampled_from(["MUG", "PEN"])),
    recalled=st.sampled_from(["", "L1"]),
)
def test_a_label_means_a_living_order_a_filled_carton_no_recall_and_every_line_verified(
    state: OrderState, units: int, unverified: list[str], recalled: str
) -> None:
    refusal = judge_label(state, units, unverified, recalled)

    allowed = state is not OrderState.CANCELLED and units > 0 and not (unverified or recalled)
    assert (refusal is None) == allowed


def test_a_cancelled_order_is_said_before_anything_else() -> None:
    assert judge_label(OrderState.CANCELLED, 0, ["MUG"]) is LabelRefusal.ORDER_CANCELLED
