"""Judges received orders by C2 to C5: what passes is staged by itself, the rest waits as cases.

Source: mission, Phase 1: "An order that passes C2 to C5 is staged by itself; one that does not
waits in the exception queue and stalls nobody else."
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from app.capture.addresses import judge_address, judge_email
from app.capture.credit import is_covered
from app.capture.evidence import evidence_of, key_of_order
from app.capture.facts import OrderFacts
from app.capture.pricing import check_total
from app.capture.skus import judge_line
from app.exception_queue.kinds import (
    CaseKind,
    HoldReason,
    Resolution,
    kind_of,
    severity_of,
    time_allowed,
)
from app.store.books.capture.case_book import NewCase
from app.store.books.capture.case_lists import CaseRow
from app.store.books.capture.orders.checks import OrderToCheck
from app.store.unit_of_work import Store, UnitOfWork

_CHUNK = 500
_CANCELLATION_MARK = "C"

HOLDING_KINDS = frozenset(kind_of(reason) for reason in HoldReason)
"""The kinds of cases that keep an order from being staged."""

Progress = Callable[[int], bool]
"""Told how many are done; answers False to stop before the next chunk."""


@dataclass(slots=True)
class StagingReport:
    """How many orders were staged, how many held, and how often for which reason."""

    staged: int = 0
    held_orders: int = 0
    held: Counter[HoldReason] = field(default_factory=Counter)
    cancelled: bool = False


class _Judged(NamedTuple):
    order: OrderToCheck
    reasons: frozenset[HoldReason]

    @property
    def kinds(self) -> frozenset[CaseKind]:
        return frozenset(kind_of(reason) for reason in self.reasons)


def judge_order(order: OrderFacts) -> frozenset[HoldReason]:
    """Say everything for which an order must wait; empty if it may be staged.

    Source: C2 to C5.
    """
    reasons = {fault.reason for fault in judge_address(order.shipping)}
    if not order.billing.is_blank:
        reasons |= {fault.reason for fault in judge_address(order.billing)}
    email = judge_email(order.email)
    if email is not None:
        reasons.add(email)
    for line in order.odd_lines:
        reasons |= judge_line(line)
    if not check_total(order).agrees:
        reasons.add(HoldReason.TOTAL_DIFFERS)
    if not is_covered(order.financial_status):
        reasons.add(HoldReason.NOT_PAID)
    if order.is_cancelled or is_cancellation(order.number):
        reasons.add(HoldReason.CANCELLATION)
    return frozenset(reasons)


def is_cancellation(number: str) -> bool:
    """Say whether an order number is that of a cancellation document: C and digits."""
    return number[:1].upper() == _CANCELLATION_MARK and number[1:].isdigit()


def stage_orders(store: Store, at: datetime, progress: Progress | None = None) -> StagingReport:
    """Judge every received order; stage it, or hold it with one case per kind of trouble.

    Several may run at once; each order is judged by one of them.

    Raises:
        StoreUnreachable: the database does not answer; whole chunks were saved, no half ones.
    """
    report = StagingReport()
    done = 0
    while True:
        judged = store.run(lambda uow: _judge_and_save(uow, uow.orders.to_check(_CHUNK), at))
        done += len(judged)
        _count(report, judged)
        if len(judged) < _CHUNK:
            return report
        if progress is not None and not progress(done):
            report.cancelled = True
            return report


def check_order(uow: UnitOfWork, order_no: str, at: datetime) -> frozenset[HoldReason]:
    """Judge one received order within a larger transaction; says what still holds it."""
    judged = _judge_and_save(uow, uow.orders.to_check(1, order_no), at)
    return judged[0].reasons if judged else frozenset()


def _count(report: StagingReport, judged: Sequence[_Judged]) -> None:
    held = [one for one in judged if one.reasons]
    report.staged += len(judged) - len(held)
    report.held_orders += len(held)
    for one in held:
        report.held.update(one.reasons)


def _judge_and_save(uow: UnitOfWork, orders: Sequence[OrderToCheck], at: datetime) -> list[_Judged]:
    ids = [order.order_id for order in orders]
    approved = _approved(uow, orders)
    judged = [
        _Judged(order, _less(judge_order(order.facts), approved.get(order.order_id, frozenset())))
        for order in orders
    ]
    held = [one for one in judged if one.reasons]
    passed = [one.order.order_id for one in judged if not one.reasons]
    uow.orders.stage(passed, at)
    uow.catalogue.kits.open_up(passed)
    for order_id in passed:
        if CaseKind.SKU in approved.get(order_id, frozenset()):
            uow.orders.set_service_lines_aside(order_id)
    uow.orders.hold([one.order.order_id for one in held])
    _update_cases(uow, judged, uow.cases.open_of_orders(ids), at)
    uow.cases.open_many([case for one in held for case in _new_cases(one, at)])
    return judged


def _approved(uow: UnitOfWork, orders: Sequence[OrderToCheck]) -> Mapping[int, frozenset[CaseKind]]:
    """Which kinds of trouble a supervisor approved for the version that is now judged."""
    versions = {order.order_id: order.version for order in orders}
    found: dict[int, frozenset[CaseKind]] = {}
    for case in uow.cases.approved_of_orders(list(versions)):
        if case.facts.get("version") == versions[case.order_id]:
            found[case.order_id] = found.get(case.order_id, frozenset()) | {case.kind}
    return found


def _less(reasons: frozenset[HoldReason], approved: frozenset[CaseKind]) -> frozenset[HoldReason]:
    return frozenset(reason for reason in reasons if kind_of(reason) not in approved)


def _update_cases(
    uow: UnitOfWork,
    judged: Sequence[_Judged],
    cases: Mapping[int, Sequence[CaseRow]],
    at: datetime,
) -> None:
    """Close what was put right since the last check; bring the evidence of the rest up to date."""
    for one in judged:
        for case in cases.get(one.order.order_id, ()):
            if case.kind not in HOLDING_KINDS:
                continue
            if case.kind in one.kinds:
                uow.cases.restate(case.case_id, _evidence(one, case.kind), at)
            else:
                uow.cases.solve(case.case_id, Resolution.CHECK_AGAIN, "", at)


def _evidence(judged: _Judged, kind: CaseKind) -> dict[str, object]:
    return evidence_of(judged.order.facts, judged.order.version, kind, judged.reasons)


def _new_cases(judged: _Judged, at: datetime) -> list[NewCase]:
    return [
        NewCase(
            key=key_of_order(judged.order.order_no, kind),
            kind=kind,
            severity=severity_of(kind),
            subject=judged.order.order_no,
            facts=_evidence(judged, kind),
            opened_at=at,
            due_at=at + time_allowed(severity_of(kind)),
            order_id=judged.order.order_id,
        )
        for kind in sorted(judged.kinds)
    ]
