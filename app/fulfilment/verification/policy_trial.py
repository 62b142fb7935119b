"""What a policy would do to one order, before anybody puts it in force.

Source: ux.md, Settings: every rule has "try it on order...".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.errors import NothingFound
from app.fulfilment.verification.checker import CheckReason, why_other_badge
from app.fulfilment.verification.counting import may_count_by_hand
from app.fulfilment.verification.policy import VerificationPolicy
from app.store.unit_of_work import Store


@dataclass(frozen=True, slots=True)
class PolicyTrial:
    """What would hold for an order that is claimed now.

    Attributes:
        other_badge: why its picker may not pack it; None if anybody may.
        counted: SKUs of which one unit is scanned and the rest keyed; all others are scanned
            unit by unit.
        lines: how many products it has.
    """

    order_no: str
    other_badge: CheckReason | None
    counted: tuple[str, ...]
    lines: int


def try_policy(
    store: Store, policy: VerificationPolicy, order_no: str, at: datetime
) -> PolicyTrial:
    """Judge an order by ``policy`` as a claim would; nothing is written.

    Raises:
        NothingFound: there is no such order in the live tables.
    """
    with store.reading() as uow:
        found = uow.verification.contents(order_no)
        if found is None:
            raise NothingFound(kind="order", code=order_no)
        order_id, skus = found
        why = why_other_badge(policy.checker, uow.verification.order_to_check(order_id), at)
        alike = uow.verification.look_alikes(skus)
        rules = uow.verification.product_rules(skus)
    counted = (
        skus[key]
        for key, rule in rules.items()
        if may_count_by_hand(rule.countable(looks_alike=key in alike), policy.high_value_minor)
    )
    return PolicyTrial(order_no, why, tuple(sorted(counted)), len(skus))
