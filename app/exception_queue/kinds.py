"""The kinds of cases, why an order is held, and what can be done about each.

Source: SOP pro tip "Automate Exception Handling"; mission T1.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never


class Severity(StrEnum):
    """How much waits on a case."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class CaseKind(StrEnum):
    """What kind of trouble a case is."""

    BAD_ROW = "bad row"
    ORDER_REVISED = "order revised"
    ADDRESS = "address"
    SKU = "sku"
    PRICE = "price"
    PAYMENT = "payment"
    CANCELLATION = "cancellation"
    OUT_OF_STOCK = "out of stock"
    DOUBLE_SCAN = "double-scan"
    REPORTED = "reported"
    LABEL_FAILED = "label failed"
    NO_CARRIER = "no carrier"
    REPLAY = "replay"
    WEIGHT = "weight"
    STOCK_DRIFT = "stock drift"
    RECEIPT = "receipt"
    RECALL = "recall"
    MAIL_REFUSED = "e-mail refused"
    EARLY_LABEL = "early label"
    VOID_LABEL = "void label"


class HoldReason(StrEnum):
    """Why an order did not pass C2 to C5; one order may have several."""

    NAME_MISSING = "name missing"
    STREET_MISSING = "street missing"
    CITY_MISSING = "city missing"
    POSTCODE_MISSING = "postcode missing"
    POSTCODE_MALFORMED = "postcode malformed"
    COUNTRY_UNKNOWN = "country unknown"
    EMAIL_MISSING = "e-mail missing"
    EMAIL_MALFORMED = "e-mail malformed"
    PSEUDO_SKU = "pseudo SKU"
    SKU_UNKNOWN = "SKU unknown"
    SKU_RETIRED = "SKU retired"
    ZERO_PRICE = "zero price"
    NEGATIVE_QUANTITY = "negative quantity"
    TOTAL_DIFFERS = "total does not add up"
    NOT_PAID = "not paid"
    CANCELLATION = "cancellation of an earlier order"


class Resolution(StrEnum):
    """What a supervisor can do with a case."""

    CHECK_AGAIN = "check again"
    APPROVE = "approve"
    CANCEL_ORDER = "cancel order"
    KEEP_ORDER = "keep order"
    SHIP_SHORT = "ship short"
    WAIT_FOR_STOCK = "wait for stock"
    SEND_BACK = "send back"
    COUNT_BIN = "count bin"
    HOLD_ORDER = "hold order"
    PRINT_AGAIN = "print again"
    ADOPT = "adopt"
    RETURN_GOODS = "return goods"
    PUT_AWAY = "put away"
    SEND_AGAIN = "send again"
    DISMISS = "dismiss"
    ADJUST_STOCK = "adjust stock"
    ACCEPT_RECEIPT = "accept receipt"
    RETURN_TO_SUPPLIER = "return to supplier"
    CLOSE_LINES = "close lines"


NO_FACTS: Mapping[str, object] = MappingProxyType({})
"""A case of which nothing more is known."""

_OF_A_STATION = frozenset({"journal_lost", "damaged", "denied"})
"""Facts of what happened to a station itself: there is nothing to do but to look."""


def needs_bin(kind: CaseKind, resolution: Resolution) -> bool:
    """Say whether a resolution asks for the bin where the goods lie now."""
    late = kind is CaseKind.REPLAY and resolution is Resolution.PUT_AWAY
    return late or resolution is Resolution.ACCEPT_RECEIPT


def kind_of(reason: HoldReason) -> CaseKind:
    """Say which kind of case a hold reason belongs to."""
    match reason:
        case (
            HoldReason.NAME_MISSING
            | HoldReason.STREET_MISSING
            | HoldReason.CITY_MISSING
            | HoldReason.POSTCODE_MISSING
            | HoldReason.POSTCODE_MALFORMED
            | HoldReason.COUNTRY_UNKNOWN
            | HoldReason.EMAIL_MISSING
            | HoldReason.EMAIL_MALFORMED
        ):
            return CaseKind.ADDRESS
        case HoldReason.PSEUDO_SKU | HoldReason.SKU_UNKNOWN | HoldReason.SKU_RETIRED:
            return CaseKind.SKU
        case HoldReason.ZERO_PRICE | HoldReason.TOTAL_DIFFERS:
            return CaseKind.PRICE
        case HoldReason.NOT_PAID:
            return CaseKind.PAYMENT
        case HoldReason.NEGATIVE_QUANTITY | HoldReason.CANCELLATION:
            return CaseKind.CANCELLATION
        case _:
            assert_never(reason)


def resolutions_of(
    kind: CaseKind, facts: Mapping[str, object] = NO_FACTS
) -> tuple[Resolution, ...]:
    """Say what can be done about a case, the usual one first.

    A cancellation whose goods lie in totes and cartons ends when they are put away; what is missing
    of them, and what happened to a station itself, when somebody has looked.
    """
    if not _OF_A_STATION.isdisjoint(facts):
        return (Resolution.DISMISS,)
    if kind is CaseKind.CANCELLATION and not {"put_away", "missing"}.isdisjoint(facts):
        return (Resolution.PUT_AWAY,) if "put_away" in facts else (Resolution.DISMISS,)
    match kind:
        case CaseKind.BAD_ROW | CaseKind.LABEL_FAILED | CaseKind.EARLY_LABEL:
            return (Resolution.DISMISS,)
        case CaseKind.WEIGHT | CaseKind.RECALL | CaseKind.VOID_LABEL:
            return (Resolution.DISMISS,)
        case CaseKind.RECEIPT:
            return _of_a_receipt(facts)
        case CaseKind.REPLAY:
            return (Resolution.ADOPT, Resolution.RETURN_GOODS, Resolution.PUT_AWAY)
        case CaseKind.ORDER_REVISED:
            return (Resolution.KEEP_ORDER, Resolution.CANCEL_ORDER)
        case CaseKind.ADDRESS | CaseKind.SKU | CaseKind.PRICE | CaseKind.PAYMENT:
            return (Resolution.CHECK_AGAIN, Resolution.APPROVE, Resolution.CANCEL_ORDER)
        case CaseKind.CANCELLATION:
            return (Resolution.CANCEL_ORDER, Resolution.DISMISS)
        case CaseKind.OUT_OF_STOCK:
            return (Resolution.WAIT_FOR_STOCK, Resolution.SHIP_SHORT, Resolution.CANCEL_ORDER)
        case CaseKind.DOUBLE_SCAN | CaseKind.REPORTED:
            again = (Resolution.SEND_BACK, Resolution.COUNT_BIN)
            return (*again, Resolution.SHIP_SHORT, Resolution.CANCEL_ORDER)
        case CaseKind.MAIL_REFUSED:
            return (Resolution.SEND_AGAIN, Resolution.DISMISS)
        case CaseKind.STOCK_DRIFT:
            return (Resolution.ADJUST_STOCK, Resolution.COUNT_BIN)
        case CaseKind.NO_CARRIER:
            return (Resolution.SEND_BACK, Resolution.CANCEL_ORDER)
        case _:
            assert_never(kind)


def _of_a_receipt(facts: Mapping[str, object]) -> tuple[Resolution, ...]:
    """Goods that came are accepted or go back; those that did not come are waited for or not."""
    if facts.get("apart") == "short":
        return (Resolution.CLOSE_LINES, Resolution.DISMISS)
    return (Resolution.ACCEPT_RECEIPT, Resolution.RETURN_TO_SUPPLIER, Resolution.DISMISS)


def severity_of(kind: CaseKind) -> Severity:
    """Say how much waits on a case of this kind: goods on a desk, an order, or a record."""
    match kind:
        case (
            CaseKind.DOUBLE_SCAN
            | CaseKind.EARLY_LABEL
            | CaseKind.LABEL_FAILED
            | CaseKind.REPLAY
            | CaseKind.RECALL
            | CaseKind.VOID_LABEL
        ):
            return Severity.HIGH
        case (
            CaseKind.ADDRESS
            | CaseKind.SKU
            | CaseKind.PRICE
            | CaseKind.PAYMENT
            | CaseKind.ORDER_REVISED
            | CaseKind.OUT_OF_STOCK
            | CaseKind.NO_CARRIER
            | CaseKind.REPORTED
            | CaseKind.STOCK_DRIFT
            | CaseKind.RECEIPT
            | CaseKind.WEIGHT
            | CaseKind.MAIL_REFUSED
        ):
            return Severity.NORMAL
        case CaseKind.BAD_ROW | CaseKind.CANCELLATION:
            return Severity.LOW
        case _:
            assert_never(kind)


def time_allowed(severity: Severity) -> timedelta:
    """How long a case of this severity may wait before it is late."""
    match severity:
        case Severity.HIGH:
            return timedelta(minutes=30)
        case Severity.NORMAL:
            return timedelta(hours=2)
        case Severity.LOW:
            return timedelta(hours=24)
        case _:
            assert_never(severity)
