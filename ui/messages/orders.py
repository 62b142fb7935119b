"""What the desk says of orders: states, checks, what happened."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

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
    words = {
        "label scanned": translate("timeline", "Label scanned, carton closed"),
        "dispatched": translate("timeline", "Handed to the carrier"),
    }
    return words.get(what, what)
