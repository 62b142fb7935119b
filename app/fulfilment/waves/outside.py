"""Orders that no wave holds yet, and why not (T2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.lifecycle import OrderState
from app.store.books.planning.board_book import OrderOutside
from app.store.schema.planning import ReleaseMode


class Outside(StrEnum):
    """Why an order is in no wave, the first that is true.

    NOT_CHECKED  its checks are not done, or it waits in the exception queue
    NOT_HELD  nothing was held for it yet: the next allocation looks at it
    SHORT  units are missing
    NOT_DUE  held in full: the schedule lets it go in time
    PICKER_ASKS  held in full: it goes when a picker asks for a cart
    BY_HAND  held in full: a supervisor plans it
    """

    NOT_CHECKED = "not checked"
    NOT_HELD = "not held"
    SHORT = "short"
    NOT_DUE = "not due"
    PICKER_ASKS = "picker asks"
    BY_HAND = "by hand"


_READY = {
    ReleaseMode.SCHEDULE: Outside.NOT_DUE,
    ReleaseMode.PICKER_ASKS: Outside.PICKER_ASKS,
    ReleaseMode.BY_HAND: Outside.BY_HAND,
}
_NOT_READY = {
    OrderState.STAGED: Outside.NOT_HELD,
    OrderState.BACKORDERED: Outside.SHORT,
}


@dataclass(frozen=True, slots=True)
class WaitingOrder:
    """An order that no wave holds.

    Attributes:
        order_no: the order.
        dispatch_by: when it must leave.
        units: units that its lines ask for.
        missing: units that nothing is held for; what it is short of where ``why`` is SHORT.
        why: what it waits for.
    """

    order_no: str
    dispatch_by: datetime
    units: int
    missing: int
    why: Outside


def judge_outside(state: OrderState, mode: ReleaseMode) -> Outside:
    """Say why an order that no wave holds is in none.

    Args:
        state: RECEIVED, HELD, STAGED, BACKORDERED or ALLOCATED.
        mode: when waves go.
    """
    if state is OrderState.ALLOCATED:
        return _READY[mode]
    return _NOT_READY.get(state, Outside.NOT_CHECKED)


def waiting_orders(found: Sequence[OrderOutside], mode: ReleaseMode) -> tuple[WaitingOrder, ...]:
    """The orders that no wave holds, each with its reason, in the order given."""
    return tuple(
        WaitingOrder(
            one.order_no,
            one.dispatch_by,
            one.units,
            one.missing,
            judge_outside(OrderState(one.state), mode),
        )
        for one in found
    )
