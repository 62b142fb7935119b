"""What the desk says of orders: states, checks, what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from app.fulfilment.allocation.explaining import LineWait, WaitReason
from app.lifecycle import OrderState
from app.store.books.capture.orders.detail import CheckState
from app.store.books.capture.orders.lists import OrderSort
from app.store.books.capture.orders.timeline import TimelineSource
from ui.messages.wording import translate


def state_words(state: OrderState) -> str:
    """Where an order stands, in one word."""
    match state:
        case OrderState.RECEIVED:
            return translate("order", "New")
        case OrderState.HELD:
            return translate("order", "Held")
        case OrderState.STAGED:
            return translate("order", "Checked")
        case OrderState.BACKORDERED:
            return translate("order", "Backordered")
        case OrderState.ALLOCATED:
            return translate("order", "Allocated")
        case OrderState.RELEASED:
            return translate("order", "Picking")
        case OrderState.PICKED:
            return translate("order", "Picked")
        case OrderState.PACKING:
            return translate("order", "Packing")
        case OrderState.PACKED:
            return translate("order", "Packed")
        case OrderState.SHIPPED:
            return translate("order", "Shipped")
        case OrderState.CANCELLED:
            return translate("order", "Cancelled")
        case _:
            assert_never(state)


def check_words(check: CheckState) -> str:
    """How one of the four checks stands."""
    match check:
        case CheckState.WAITING:
            return translate("check", "Not yet checked")
        case CheckState.PASSED:
            return translate("check", "Passed")
        case CheckState.HELD:
            return translate("check", "Held")
        case CheckState.APPROVED:
            return translate("check", "Approved")
        case _:
            assert_never(check)


def sort_words(sort: OrderSort) -> str:
    """How a list is sorted."""
    match sort:
        case OrderSort.DUE:
            return translate("order", "Due first")
        case OrderSort.NEWEST:
            return translate("order", "Newest first")
        case OrderSort.NUMBER:
            return translate("order", "By number")
        case _:
            assert_never(sort)


def why_words(wait: LineWait) -> str:
    """Why a line waits, with the orders and bins that have its units."""
    match wait.reason:
        case WaitReason.NOT_YET:
            return translate("order", "Enough is free; the next allocation holds it")
        case WaitReason.OTHERS_FIRST:
            said = translate("order", "{n} are wanted by orders that leave earlier")
            return said.format(n=wait.units_ahead)
        case WaitReason.HELD:
            orders = _some([one.order_no for one in wait.holders])
            return translate("order", "Held for {orders}").format(orders=orders)
        case WaitReason.IN_DOUBT:
            bins = _some([one.bin_code for one in wait.doubtful if one.suspect])
            said = translate("order", "{n} not found in {bins}; a count will say")
            return said.format(n=wait.promise.suspect, bins=bins)
        case WaitReason.KEPT_BACK:
            bins = _some([one.bin_code for one in wait.doubtful if one.kept_back])
            said = translate("order", "{n} in {bins} may not leave: in quarantine or expired")
            return said.format(n=wait.promise.kept_back, bins=bins)
        case WaitReason.NONE_THERE:
            return translate("order", "None in the house")
        case _:
            assert_never(wait.reason)


def restock_words(wait: LineWait) -> str:
    """When a line's units are expected, and by which purchase order or the supplier's habit."""
    on = wait.restock_on
    if on is not None and wait.by_lead_time:
        said = translate("order", "{day}, by the supplier's usual time")
        return said.format(day=f"{on:%d.%m.%Y}")
    if on is not None:
        orders = ", ".join(one.po_no for one in wait.expected if one.on == on)
        return f"{on:%d.%m.%Y}, {orders}" if orders else f"{on:%d.%m.%Y}"
    if wait.expected:
        return translate("order", "ordered, no day")
    return translate("order", "not ordered")


def _some(names: Sequence[str], most: int = 3) -> str:
    shown = ", ".join(names[:most])
    more = len(names) - most
    return shown if more <= 0 else translate("order", "{shown} +{n}").format(shown=shown, n=more)


def happened(source: TimelineSource, what: str, facts: Mapping[str, Any]) -> str:
    """Word one entry of an order's timeline; what has no words of its own says itself."""
    match source:
        case TimelineSource.ORDER:
            words = {
                "placed": translate("timeline", "Placed by the customer"),
                "received": translate("timeline", "Received"),
                "staged": translate("timeline", "Passed all checks"),
                "shipped": translate("timeline", "Shipped"),
                "cancelled by the customer": translate("timeline", "Cancelled by the customer"),
            }
            return words.get(what, what)
        case TimelineSource.SHIPMENT:
            return _shipment(what, facts)
        case TimelineSource.CASE:
            said = translate("timeline", "Case {case}: {what}")
            return said.format(case=facts.get("case_no", ""), what=what)
        case TimelineSource.NOTICE:
            said = translate("timeline", "E-mail {kind}: {what}")
            return said.format(kind=facts.get("kind", ""), what=what)
        case TimelineSource.SCAN:
            said = translate("timeline", "Scan {parsed}: {verdict}")
            return said.format(parsed=facts.get("parsed", ""), verdict=facts.get("verdict", ""))
        case TimelineSource.AUDIT:
            return what.capitalize()
        case _:
            assert_never(source)


def _shipment(what: str, facts: Mapping[str, Any]) -> str:
    if what == "booked":
        said = translate("timeline", "{carrier} booked, {tracking}")
        return said.format(carrier=facts.get("carrier", ""), tracking=facts.get("tracking_no", ""))
    if what == "manifest closed":
        said = translate("timeline", "Left with manifest {manifest}")
        return said.format(manifest=facts.get("manifest_no", ""))
    words = {
        "label scanned": translate("timeline", "Label scanned, carton closed"),
        "dispatched": translate("timeline", "Handed to the carrier"),
    }
    return words.get(what, what)
