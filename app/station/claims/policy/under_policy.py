"""What the warehouse's policy adds to a package at the claim (verification.md D1, D5, D7)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from app.fulfilment.verification.checker import why_other_badge
from app.fulfilment.verification.counting import may_count_by_hand
from app.fulfilment.verification.policy import VerificationPolicy
from app.fulfilment.verification.policy_change import policy_of
from app.fulfilment.work import PackLine, PackPackage, PickPackage, PickStop, WeightTolerance
from app.store.unit_of_work import UnitOfWork


def pick_under_policy(uow: UnitOfWork, package: PickPackage) -> PickPackage:
    """The walk with how each stop is counted, and what its product is taken for."""
    rules = _ProductRules(uow, policy_of(uow), {stop.product_id for stop in package.stops})
    return package.model_copy(update={"stops": tuple(map(rules.of_stop, package.stops))})


def pack_under_policy(
    uow: UnitOfWork, package: PackPackage, order_id: int, at: datetime
) -> PackPackage:
    """The order with its double scan, its checker, its tolerance, and how lines are counted."""
    policy = policy_of(uow)
    why = why_other_badge(policy.checker, uow.verification.order_to_check(order_id), at)
    rules = _ProductRules(uow, policy, {line.product_id for line in package.lines})
    return package.model_copy(
        update={
            "double_scan": policy.double_scan,
            "other_badge_required": why is not None,
            "other_badge_why": why.value if why else "",
            "weight": WeightTolerance(grams=policy.weight.grams, percent=policy.weight.percent),
            "lines": tuple(map(rules.of_line, package.lines)),
        }
    )


def counted_by_hand(uow: UnitOfWork, product_ids: Collection[int]) -> frozenset[int]:
    """Those products of which, after one scan, the rest may be keyed; for stock work."""
    rules = _ProductRules(uow, policy_of(uow), product_ids)
    return frozenset(product_id for product_id in product_ids if rules.may_count(product_id))


class _ProductRules:
    """How the products of one package are counted and boxed."""

    def __init__(
        self, uow: UnitOfWork, policy: VerificationPolicy, product_ids: Collection[int]
    ) -> None:
        self._rules = uow.verification.product_rules(product_ids)
        self._alike = uow.verification.look_alikes(product_ids)
        self._high_value_minor = policy.high_value_minor

    def of_stop(self, stop: PickStop) -> PickStop:
        return stop.model_copy(
            update={
                "count_by_hand": self.may_count(stop.product_id, stop.lot),
                "look_alikes": self._alike.get(stop.product_id, ()),
            }
        )

    def of_line(self, line: PackLine) -> PackLine:
        rule = self._rules[line.product_id]
        return line.model_copy(
            update={
                "count_by_hand": self.may_count(line.product_id, line.lot),
                "look_alikes": self._alike.get(line.product_id, ()),
                "size_mm": (rule.length_mm, rule.width_mm, rule.height_mm),
            }
        )

    def may_count(self, product_id: int, lot: str = "") -> bool:
        """Say whether its units may be keyed after one was scanned (D5)."""
        alike = product_id in self._alike
        product = self._rules[product_id].countable(looks_alike=alike, in_a_lot=bool(lot))
        return may_count_by_hand(product, self._high_value_minor)
