"""When waves go: by hand, when a picker asks, or on a schedule (F2).

The rule is one for the whole warehouse; whoever runs the worker, or a supervisor's station,
evaluates it now and then.  Evaluated by several at once it releases once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from enum import Enum, auto
from functools import partial

from app.errors import NotAllowed
from app.exception_queue.cases import need_supervisor
from app.fulfilment.allocation import allocate
from app.fulfilment.batching.cart_plan import CartCapacity
from app.fulfilment.shipping.rate_card import RateCard
from app.fulfilment.waves.drafts import keep_drafts_in
from app.fulfilment.waves.planning.cut_offs import cut_off_of
from app.fulfilment.waves.planning.grouping import Grouping
from app.fulfilment.waves.planning.suggesting import Planner, Wish, plan_waves, read_waiting
from app.fulfilment.waves.releasing import WaveReport, release_draft_in, walk_on
from app.scanning.directory import Person
from app.store.books.planning.draft_book import NewDraft
from app.store.books.planning.rule_book import RuleFacts
from app.store.schema.planning import ReleaseMode
from app.store.unit_of_work import Store, UnitOfWork

_LOOKED_AT = 500


class Occasion(Enum):
    """Whether the schedule lets waves go now, and why."""

    NOT_NOW = auto()
    INTERVAL_OVER = auto()
    CUT_OFF_NEAR = auto()


def judge_schedule(rule: RuleFacts, next_cut_off: datetime | None, at: datetime) -> Occasion:
    """Say whether waves go at ``at``.

    Args:
        rule: as it stands; only the mode SCHEDULE ever lets waves go by themselves.
        next_cut_off: the first collection that a waiting order must catch; None without orders.
        at: now.

    Returns:
        ``CUT_OFF_NEAR`` once for each cut-off, ``before_cut_off_min`` minutes before it or, if
        nobody evaluated the rule then, as soon as somebody does.
    """
    if rule.mode is not ReleaseMode.SCHEDULE or next_cut_off is None:
        return Occasion.NOT_NOW
    last = rule.last_released_at
    if rule.every_min and (last is None or at - last >= timedelta(minutes=rule.every_min)):
        return Occasion.INTERVAL_OVER
    opens = next_cut_off - timedelta(minutes=rule.before_cut_off_min)
    if rule.before_cut_off_min and opens <= at and (last is None or last < opens):
        return Occasion.CUT_OFF_NEAR
    return Occasion.NOT_NOW


def wish_of(rule: RuleFacts) -> Wish:
    """What the rule wants planned; a limit of 0 is none."""
    capacity = CartCapacity(rule.totes, rule.units or None, rule.grams or None, rule.cm3 or None)
    return Wish(Grouping(rule.grouping), capacity)


def change_rule(store: Store, rule: RuleFacts, at: datetime, person: Person) -> None:
    """Let waves go by another rule; what was released last stays known.

    Raises:
        NotAllowed: not a supervisor.
        StoreRefused: the limits make no sense.
    """
    need_supervisor(person, "change wave rule")
    values = {**asdict(rule), "mode": rule.mode.value, "grouping": Grouping(rule.grouping).value}
    del values["last_released_at"]

    def job(uow: UnitOfWork) -> None:
        uow.wave_rule.lock()
        uow.wave_rule.change(values)
        uow.people.audit(at, person.badge, "", "change wave rule", "", values)

    store.run(job)


def release_on_schedule(
    store: Store, planner: Planner, rates: Callable[[], RateCard], at: datetime, who: str
) -> WaveReport:
    """Plan and release what waits, if the rule says that it is time.

    Drafts that supervisors kept go too, before the rest is planned.  ``rates`` reads the rate
    card, whose cut-offs count; only a schedule needs it.

    Raises:
        StoreUnreachable: nothing was released.
    """
    with store.reading() as uow:
        rule = uow.wave_rule.read()
    if rule.mode is not ReleaseMode.SCHEDULE:
        return WaveReport()
    card = rates()
    allocate(store, at)
    waiting = read_waiting(store, _LOOKED_AT)
    cut_off = min((cut_off_of(card, each, at) for each in waiting), default=None)
    if judge_schedule(rule, cut_off, at) is Occasion.NOT_NOW:
        return WaveReport()
    drafts = plan_waves(store, wish_of(rule), planner, card, at, lambda _share: True) or []
    job = partial(_release_if_due, drafts=drafts, cut_off=cut_off, at=at, who=who)
    return store.run(job)


def _release_if_due(
    uow: UnitOfWork, *, drafts: list[NewDraft], cut_off: datetime | None, at: datetime, who: str
) -> WaveReport:
    rule = uow.wave_rule.lock()  # from here on nobody else releases by the schedule
    if judge_schedule(rule, cut_off, at) is Occasion.NOT_NOW:
        return WaveReport()
    before = uow.drafts.open_drafts()
    new = keep_drafts_in(uow, drafts=drafts, at=at, badge=who)
    uow.wave_rule.change({"last_released_at": at})
    walk = walk_on(uow)
    total = WaveReport()
    for wave_no in (*before, *new):
        try:
            report = release_draft_in(uow, wave_no=wave_no, badge=who, at=at, walk=walk)
        except NotAllowed:
            continue  # no order of it waits, or no tote is free: it stays a draft, in sight
        total = WaveReport(
            total.wave_nos + report.wave_nos,
            total.work_nos + report.work_nos,
            total.orders_released + report.orders_released,
            total.orders_without_tote + report.orders_without_tote,
        )
    return total
