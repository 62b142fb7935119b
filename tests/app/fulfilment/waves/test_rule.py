"""When waves go: the rule is pure, and evaluated by many at once it releases once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import NotAllowed
from app.fulfilment.next_cart import next_cart
from app.fulfilment.shipping.rate_card import load_rate_card
from app.fulfilment.waves.planning.grouping import Grouping
from app.fulfilment.waves.releasing import WaveReport
from app.fulfilment.waves.rule import (
    Occasion,
    change_rule,
    judge_schedule,
    release_on_schedule,
    wish_of,
)
from app.store.books.planning.rule_book import RuleFacts
from app.store.schema.planning import ReleaseMode
from app.store.unit_of_work import Store
from tests.support.planned_waves import (
    LENA,
    MIRA,
    bound_totes,
    draft_of,
    in_turn,
    state_of_wave,
    waiting_warehouse,
)
from tests.support.warehouse import NINE, PACKER

EVERY = RuleFacts(ReleaseMode.SCHEDULE, every_min=30)
BEFORE = RuleFacts(ReleaseMode.SCHEDULE, before_cut_off_min=60)


def _at(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def test_waves_go_every_so_many_minutes() -> None:
    assert judge_schedule(EVERY, _at(600), NINE) is Occasion.INTERVAL_OVER
    lately = replace(EVERY, last_released_at=NINE)
    assert judge_schedule(lately, _at(600), _at(29)) is Occasion.NOT_NOW
    assert judge_schedule(lately, _at(600), _at(30)) is Occasion.INTERVAL_OVER


def test_waves_go_once_before_each_cut_off() -> None:
    assert judge_schedule(BEFORE, _at(90), _at(29)) is Occasion.NOT_NOW
    assert judge_schedule(BEFORE, _at(90), _at(30)) is Occasion.CUT_OFF_NEAR
    done = replace(BEFORE, last_released_at=_at(31))
    assert judge_schedule(done, _at(90), _at(40)) is Occasion.NOT_NOW
    assert judge_schedule(done, _at(150), _at(90)) is Occasion.CUT_OFF_NEAR
    on_time = replace(BEFORE, last_released_at=_at(30))
    assert judge_schedule(on_time, _at(90), _at(31)) is Occasion.NOT_NOW


def test_a_cut_off_hurries_no_wave_where_the_rule_names_no_time_before_it() -> None:
    lately = replace(EVERY, last_released_at=NINE)

    assert judge_schedule(lately, _at(10), _at(20)) is Occasion.NOT_NOW


def test_a_cut_off_that_nobody_evaluated_in_time_is_caught_up_with() -> None:
    assert judge_schedule(BEFORE, _at(90), _at(95)) is Occasion.CUT_OFF_NEAR


@given(mode=st.sampled_from([ReleaseMode.BY_HAND, ReleaseMode.PICKER_ASKS]), at=st.integers(0, 999))
def test_no_wave_goes_by_itself_without_a_schedule(mode: ReleaseMode, at: int) -> None:
    rule = RuleFacts(mode, every_min=1, before_cut_off_min=999)

    assert judge_schedule(rule, _at(10), _at(at)) is Occasion.NOT_NOW
    assert judge_schedule(replace(rule, mode=ReleaseMode.SCHEDULE), None, _at(at)) is (
        Occasion.NOT_NOW
    )


def test_a_limit_of_nothing_is_no_limit() -> None:
    wish = wish_of(RuleFacts(grouping="zone", totes=6, grams=20_000))

    assert wish.grouping is Grouping.ZONE
    assert (wish.capacity.totes, wish.capacity.units, wish.capacity.grams) == (6, None, 20_000)
    assert wish.capacity.millilitres is None
    small = wish_of(RuleFacts(grouping="zone", totes=6, units=40, cm3=60_000)).capacity
    assert (small.units, small.grams, small.millilitres) == (40, None, 60_000)


def test_the_schedule_releases_what_waits_and_the_drafts_that_were_kept(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=4)
    draft = draft_of(warehouse, ("1003",))
    warehouse.add_order("1005", {"LAMP": 1})  # came since: nothing is held for it yet
    change_rule(store, EVERY, NINE, LENA)

    report = release_on_schedule(store, in_turn, load_rate_card, NINE, "worker")
    again = release_on_schedule(store, in_turn, load_rate_card, _at(1), "worker")

    assert report.orders_released == 5
    assert state_of_wave(store, draft) == "released"
    assert again == WaveReport()


def test_the_schedule_waits_for_no_later_cut_off_than_the_first(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=1)  # its carrier collects today
    warehouse.add_product("SAFE", weight_grams=2_000_000)
    warehouse.add_stock("SAFE", "A-01", 1)
    warehouse.add_order("1002", {"SAFE": 1})  # no carrier takes it: it must leave tomorrow
    change_rule(store, BEFORE, NINE, LENA)
    an_hour_before = NINE.replace(hour=15)

    early = release_on_schedule(store, in_turn, load_rate_card, _at(60), "worker")
    in_time = release_on_schedule(store, in_turn, load_rate_card, an_hour_before, "worker")

    assert (early.orders_released, in_time.orders_released) == (0, 2)


def test_the_schedule_says_how_many_orders_wait_for_totes(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=8)
    draft_of(warehouse, ("1001", "1002", "1003"), ("1004", "1005", "1006", "1007"))
    change_rule(store, EVERY, NINE, LENA)

    report = release_on_schedule(store, in_turn, load_rate_card, NINE, "worker")

    assert (report.orders_released, report.orders_without_tote) == (4, 4)  # of six totes two stay
    assert len(report.wave_nos) == len(report.work_nos) == 2


def test_a_schedule_evaluated_by_many_at_once_releases_once(store: Store) -> None:
    waiting_warehouse(store, orders=4)
    change_rule(store, EVERY, NINE, LENA)

    with ThreadPoolExecutor(4) as pool:
        reports = list(
            pool.map(
                lambda n: release_on_schedule(store, in_turn, load_rate_card, NINE, f"w{n}"),
                range(4),
            )
        )

    assert sorted(report.orders_released for report in reports) == [0, 0, 0, 4]
    assert bound_totes(store) == 4


def test_a_picker_who_asks_gets_only_released_carts_where_waves_go_by_hand(store: Store) -> None:
    waiting_warehouse(store, orders=2)
    change_rule(store, RuleFacts(ReleaseMode.BY_HAND), NINE, LENA)

    assert next_cart(store, "Pick 01", PACKER, NINE) is None

    change_rule(store, RuleFacts(ReleaseMode.PICKER_ASKS, totes=1), NINE, LENA)
    package = next_cart(store, "Pick 01", PACKER, NINE)
    assert package is not None
    assert len(package.totes) == 1


def test_the_rule_is_the_supervisors_and_what_was_released_last_stays_known(store: Store) -> None:
    waiting_warehouse(store, orders=1)
    change_rule(store, EVERY, NINE, LENA)
    release_on_schedule(store, in_turn, load_rate_card, NINE, "worker")

    change_rule(store, BEFORE, NINE, LENA)

    with store.reading() as uow:
        assert uow.wave_rule.read() == replace(BEFORE, last_released_at=NINE)
        (entry, _before) = uow.people.audited(action="change wave rule")
    assert (entry.badge, entry.facts["before_cut_off_min"]) == (LENA.badge, 60)
    with pytest.raises(NotAllowed, match="supervisor"):
        change_rule(store, EVERY, NINE, MIRA)
