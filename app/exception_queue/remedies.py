"""What each resolution does to the order of a case (T1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, assert_never

from app.capture.staging import check_order
from app.errors import NotAllowed
from app.exception_queue.kinds import CaseKind, HoldReason, Resolution
from app.lifecycle import OrderState
from app.station import late
from app.stock.receipts import Says
from app.store.books.capture.case_lists import CaseRow
from app.store.unit_of_work import UnitOfWork

_DESK_STATES = frozenset({OrderState.RECEIVED, OrderState.HELD, OrderState.STAGED})
"""Where an order has nothing on the floor yet."""


class FloorRemedies(Protocol):
    """What can be done about an order that has goods on the floor.

    The module ``app.fulfilment.remedies`` keeps this promise.
    """

    def send_back(self, uow: UnitOfWork, order_id: int, /) -> None:
        """Let the order be picked or packed again."""

    def ship_short(self, uow: UnitOfWork, order_id: int, /) -> None:
        """Let what is there leave without the rest."""

    def wait_for_stock(self, uow: UnitOfWork, order_id: int, /) -> None:
        """Let the order wait until stock arrives."""

    def cancel_order(self, uow: UnitOfWork, order_id: int, badge: str, /) -> None:
        """Cancel the order and release what it holds."""

    def put_away(self, uow: UnitOfWork, order_id: int, badge: str, /) -> None:
        """Bring the goods of a cancelled order back to their bins."""

    def open_count(self, uow: UnitOfWork, bin_code: str, reason: str, badge: str, /) -> None:
        """Ask for a blind count of a bin."""

    def adjust_stock(self, uow: UnitOfWork, facts: Mapping[str, Any], badge: str, /) -> None:
        """Book what was counted twice."""

    def settle_receipt(
        self, uow: UnitOfWork, resolution: Resolution, facts: Mapping[str, Any], says: Says, /
    ) -> None:
        """Accept what a supplier sent, send it back, or wait no more for what did not come."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided about a case, by whom, when and where; ``bin_code`` is where goods lie."""

    resolution: Resolution
    badge: str
    at: datetime
    station: str = ""
    bin_code: str = ""


def apply_remedy(
    uow: UnitOfWork, case: CaseRow, decided: Decided, floor: FloorRemedies
) -> frozenset[HoldReason]:
    """Do it and close the case where that ends its trouble; says what still holds the order.

    Raises:
        NotAllowed: the order does not allow it; nothing may be saved.
    """
    resolution, badge, at = decided.resolution, decided.badge, decided.at
    match resolution:
        case Resolution.CHECK_AGAIN:
            return _check_again(uow, case, badge, at)
        case Resolution.APPROVE:
            return _approve(uow, case, badge, at)
        case Resolution.CANCEL_ORDER:
            _cancel(uow, case, badge, at, floor)
        case Resolution.COUNT_BIN:
            _count_bin(uow, case, badge, at, floor)
        case Resolution.SHIP_SHORT | Resolution.WAIT_FOR_STOCK | Resolution.SEND_BACK:
            _on_the_floor(uow, case, resolution, floor)
            uow.cases.solve(case.case_id, resolution, badge, at)
        case Resolution.KEEP_ORDER | Resolution.DISMISS:
            uow.cases.solve(case.case_id, resolution, badge, at)
        case Resolution.ADOPT | Resolution.RETURN_GOODS | Resolution.PUT_AWAY:
            settled = _settle(uow, case, decided, floor)
            uow.cases.solve(case.case_id, resolution, badge, at, settled)
        case Resolution.ADJUST_STOCK:
            _settle_stock(uow, case, decided, floor)
        case Resolution.ACCEPT_RECEIPT | Resolution.RETURN_TO_SUPPLIER | Resolution.CLOSE_LINES:
            _settle_stock(uow, case, decided, floor)
        case Resolution.SEND_AGAIN:
            _send_again(uow, case, badge, at)
        case Resolution.HOLD_ORDER | Resolution.PRINT_AGAIN:
            raise NotAllowed(action=resolution.value, reason="kind")
        case _:
            assert_never(resolution)
    return frozenset()


def _settle(uow: UnitOfWork, case: CaseRow, decided: Decided, floor: FloorRemedies) -> late.Settled:
    """Say what became of goods that late scans, or a cancelled order, left on the floor."""
    if case.kind is CaseKind.CANCELLATION:
        order_id = uow.orders.lock(str(case.facts["order_no"])).order_id
        floor.put_away(uow, order_id, decided.badge)
        return {"goods": case.facts["put_away"]}
    of = late.LateCase(case.case_no, case.facts, decided.badge, decided.station, decided.at)
    match decided.resolution:
        case Resolution.ADOPT:
            return late.adopt(uow, of)
        case Resolution.PUT_AWAY:
            return late.put_away(uow, of, decided.bin_code)
        case _:
            return late.return_goods(uow, of)


def _settle_stock(uow: UnitOfWork, case: CaseRow, decided: Decided, floor: FloorRemedies) -> None:
    """Bring the books of the shelves and of what suppliers owe to what somebody decided."""
    if decided.resolution is Resolution.ADJUST_STOCK:
        floor.adjust_stock(uow, case.facts, decided.badge)
    else:
        says = Says(decided.badge, decided.station, decided.bin_code)
        floor.settle_receipt(uow, decided.resolution, case.facts, says)
    to = {"to": decided.bin_code} if decided.bin_code else {}
    uow.cases.solve(case.case_id, decided.resolution, decided.badge, decided.at, to)


def check_again(uow: UnitOfWork, order_id: int, at: datetime) -> frozenset[HoldReason]:
    """Judge a held order afresh: it is staged, or its cases say what still is wrong."""
    order = uow.orders.lock_id(order_id)
    if order.state is OrderState.HELD:
        order = uow.orders.move(order, OrderState.RECEIVED)
    if order.state is not OrderState.RECEIVED:
        return frozenset()
    return check_order(uow, order.order_no, at)


def _check_again(uow: UnitOfWork, case: CaseRow, badge: str, at: datetime) -> frozenset[HoldReason]:
    order_id = _order_of(case, Resolution.CHECK_AGAIN)
    uow.cases.note(case.case_id, at, "checked", badge, {})
    still = check_again(uow, order_id, at)
    if not still:
        uow.cases.solve(case.case_id, Resolution.CHECK_AGAIN, badge, at)
    return still


def _approve(uow: UnitOfWork, case: CaseRow, badge: str, at: datetime) -> frozenset[HoldReason]:
    action = Resolution.APPROVE
    order_id = _order_of(case, action)
    if uow.orders.lock_id(order_id).state is not OrderState.HELD:
        raise NotAllowed(action=action.value, reason="state")
    if HoldReason.SKU_UNKNOWN.value in case.facts.get("reasons", ()):
        raise NotAllowed(action=action.value, reason="unknown SKU")
    if uow.orders.goods_units(order_id) == 0:
        raise NotAllowed(action=action.value, reason="nothing to ship")
    uow.cases.solve(case.case_id, action, badge, at)
    return check_again(uow, order_id, at)


def _cancel(uow: UnitOfWork, case: CaseRow, badge: str, at: datetime, floor: FloorRemedies) -> None:
    order_id = _order_of(case, Resolution.CANCEL_ORDER)
    order = uow.orders.lock_id(order_id)
    if order.state is OrderState.SHIPPED:
        raise NotAllowed(action=Resolution.CANCEL_ORDER.value, reason="state")
    if order.state in _DESK_STATES:
        uow.orders.move(order, OrderState.CANCELLED, edited=True)
    elif order.state is not OrderState.CANCELLED:
        floor.cancel_order(uow, order_id, badge)
    for other in uow.cases.open_of_orders([order_id]).get(order_id, []):
        uow.cases.solve(other.case_id, Resolution.CANCEL_ORDER, badge, at)


def _count_bin(
    uow: UnitOfWork, case: CaseRow, badge: str, at: datetime, floor: FloorRemedies
) -> None:
    """Ask for a count.  The case stays open: its order still waits for a decision."""
    bin_code = str(case.facts.get("bin") or case.facts.get("bin_code") or "")
    if not bin_code:
        raise NotAllowed(action=Resolution.COUNT_BIN.value, reason="bin")
    floor.open_count(uow, bin_code, case.kind.value, badge)
    uow.cases.note(case.case_id, at, "count", badge, {"bin": bin_code})


def _send_again(uow: UnitOfWork, case: CaseRow, badge: str, at: datetime) -> None:
    """Put a refused e-mail back, to the address that its order has by now."""
    order = uow.shipments.order(case.order_no) if case.order_no else None
    to_address = order.email if order is not None else ""
    if not uow.outbox.send_again(str(case.facts.get("key", "")), to_address, at):
        raise NotAllowed(action=Resolution.SEND_AGAIN.value, reason="state")
    uow.cases.solve(case.case_id, Resolution.SEND_AGAIN, badge, at)


def _on_the_floor(
    uow: UnitOfWork, case: CaseRow, resolution: Resolution, floor: FloorRemedies
) -> None:
    order_id = _order_of(case, resolution)
    if resolution is Resolution.SHIP_SHORT:
        floor.ship_short(uow, order_id)
    elif resolution is Resolution.WAIT_FOR_STOCK:
        floor.wait_for_stock(uow, order_id)
    else:
        floor.send_back(uow, order_id)


def _order_of(case: CaseRow, resolution: Resolution) -> int:
    if case.order_id is None:
        raise NotAllowed(action=resolution.value, reason="kind")
    return case.order_id
