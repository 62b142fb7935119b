"""When the checker must not be the picker (verification.md D7)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from app.fulfilment.verification.policy import CheckerPolicy


class CheckReason(StrEnum):
    """Why an order must be packed under another badge than it was picked."""

    ORDER_VALUE = "order value"
    DESTINATION = "destination"
    NEW_OPERATOR = "new operator"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class OrderToCheck:
    """What the rule looks at.

    Attributes:
        order_no: decides whether the order is in the sample.
        total_minor: in minor units of its currency.
        country: where it goes, ISO 3166-1 alpha-2, or "".
        pickers_since: since when each of its pickers is here; somebody of old is left out.
    """

    order_no: str
    total_minor: int
    country: str
    pickers_since: Collection[datetime] = ()


def why_other_badge(
    policy: CheckerPolicy, order: OrderToCheck, now: datetime
) -> CheckReason | None:
    """Say why the pack scan must be made under another badge; None if anybody may make it."""
    if policy.order_value_minor and order.total_minor >= policy.order_value_minor:
        return CheckReason.ORDER_VALUE
    if order.country in policy.countries:
        return CheckReason.DESTINATION
    new_since = now - timedelta(days=policy.new_operator_days)
    if policy.new_operator_days and any(since >= new_since for since in order.pickers_since):
        return CheckReason.NEW_OPERATOR
    if is_sampled(order.order_no, policy.sample_percent):
        return CheckReason.SAMPLE
    return None


def is_sampled(order_no: str, percent: int) -> bool:
    """Say whether an order is one of the ``percent`` of a hundred; the number alone decides.

    Nobody can draw again by claiming again, and a larger sample contains the smaller one.
    """
    digest = sha256(order_no.encode()).digest()
    return int.from_bytes(digest[:8]) * 100 < percent << 64
