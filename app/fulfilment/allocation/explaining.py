"""Why a line waits (F1): who holds its units, which cannot be promised, who is served first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.fulfilment.allocation.promising import Promise, by_product, promise_of
from app.fulfilment.allocation.restocking import restock_days
from app.store.books.allocation.standing import BinStanding, Expected, Holder, WaitingLine
from app.store.unit_of_work import Store


class WaitReason(StrEnum):
    """Why units are missing, the first that is true.

    NOT_YET  enough is free: the next allocation holds it
    OTHERS_FIRST  what is free is wanted by orders that leave earlier
    HELD  what lies there is held for other orders
    IN_DOUBT  what is left was not found when somebody looked
    KEPT_BACK  what is left is in quarantine, expired or too near to it
    NONE_THERE  nothing lies in any bin
    """

    NOT_YET = "not yet"
    OTHERS_FIRST = "others first"
    HELD = "held"
    IN_DOUBT = "in doubt"
    KEPT_BACK = "kept back"
    NONE_THERE = "none there"


@dataclass(frozen=True, slots=True)
class LineWait:
    """Why one line waits.

    Attributes:
        order_line_id, sku: the line.
        units_missing: units that nothing is held for; 1 or more.
        reason: the first thing that stands in the way.
        promise: how the product stands in the whole house.
        units_ahead: units that lines before this one miss.
        holders: orders that its units are held for, the first to leave first.
        doubtful: bins with units that cannot be promised.
        expected: what suppliers still owe, the first day first.
        restock_on: when its units are expected, after those of the lines before it; None where
            neither an open purchase order nor the supplier's usual time says so.
        by_lead_time: True if only the supplier's usual time says so.
    """

    order_line_id: int
    sku: str
    units_missing: int
    reason: WaitReason
    promise: Promise
    units_ahead: int
    holders: tuple[Holder, ...]
    doubtful: tuple[BinStanding, ...]
    expected: tuple[Expected, ...] = ()
    restock_on: date | None = None
    by_lead_time: bool = False


def judge_wait(missing: int, ahead: int, held_for_others: int, promise: Promise) -> WaitReason:
    """Say what keeps a line waiting.

    Args:
        missing: units of the line that nothing is held for, 1 or more.
        ahead: units that lines before it miss.
        held_for_others: units that other orders hold.
        promise: how its product stands.
    """
    if promise.free >= ahead + missing:
        return WaitReason.NOT_YET
    if promise.free:
        return WaitReason.OTHERS_FIRST
    for units, reason in (
        (held_for_others, WaitReason.HELD),
        (promise.suspect, WaitReason.IN_DOUBT),
        (promise.kept_back, WaitReason.KEPT_BACK),
    ):
        if units:
            return reason
    return WaitReason.NONE_THERE


def why_waiting(store: Store, order_no: str, today: date) -> tuple[LineWait, ...]:
    """Say for each line of an order that misses units why; nothing for an order that misses none.

    Lines whose product nobody knows wait for a case, not for stock: they are not among them.

    Raises:
        StoreUnreachable: the database does not answer.
    """
    with store.reading() as uow:
        lines = uow.standing.waiting_of(order_no)
        products = {line.product_id for line in lines}
        if not products:
            return ()
        bins = by_product(uow.standing.bins(products, today))
        queues = by_product(uow.standing.waiting(products))
        holders = by_product(uow.standing.holders(products, but=order_no))
        expected = by_product(uow.standing.expected(products))
        leads = uow.standing.lead_days(products)
    waits = []
    for line in lines:
        product = line.product_id
        wait = _wait(line, bins[product], queues[product], holders[product])
        known = (queues[product], wait.promise.free, expected[product], today)
        ordered = restock_days(*known).get(line.order_line_id)
        on = ordered or restock_days(*known, leads.get(product, 0)).get(line.order_line_id)
        by_lead = ordered is None and on is not None
        owed = tuple(expected[product])
        waits.append(replace(wait, expected=owed, restock_on=on, by_lead_time=by_lead))
    return tuple(waits)


def _wait(
    line: WaitingLine,
    bins: Sequence[BinStanding],
    queue: Sequence[WaitingLine],
    holders: Sequence[Holder],
) -> LineWait:
    place = [other.order_line_id for other in queue].index(line.order_line_id)
    ahead = sum(other.units_missing for other in queue[:place])
    promise = promise_of(bins, queue)
    return LineWait(
        order_line_id=line.order_line_id,
        sku=line.sku,
        units_missing=line.units_missing,
        reason=judge_wait(line.units_missing, ahead, sum(one.units for one in holders), promise),
        promise=promise,
        units_ahead=ahead,
        holders=tuple(holders),
        doubtful=tuple(one for one in bins if one.suspect or one.kept_back),
    )
