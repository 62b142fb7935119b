"""A simulation's plan: the same chances for the same seed, work for all to the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.commands.simulation.plan import Plan

PLAN = Plan("sqlite:///x.db", Path("floor"), stations=3, seconds=600)


def test_every_station_has_a_name_a_journal_and_two_badges_of_its_own() -> None:
    assert PLAN.names == ["SIM-01", "SIM-02", "SIM-03"]
    assert len({PLAN.journal(name) for name in PLAN.names}) == 3
    badges = {badge(name) for name in PLAN.names for badge in (PLAN.picker, PLAN.packer)}
    assert len(badges | {PLAN.supervisor}) == 7


def test_the_same_seed_gives_the_same_chances_and_another_gives_others() -> None:
    same, other = PLAN.chance("SIM-01", 1), replace(PLAN, seed=2).chance("SIM-01", 1)

    first = PLAN.chance("SIM-01", 1).random()

    assert same.random() == first
    assert other.random() != first
    assert PLAN.chance("SIM-02", 1).random() != first


def test_a_warm_up_is_half_a_minute_of_a_humans_pace_but_never_most_of_the_play() -> None:
    assert PLAN.warm_up_s == 30.0
    assert replace(PLAN, seconds=10).warm_up_s == 5.0


def test_quicker_hands_need_more_orders() -> None:
    assert replace(PLAN, pause_s=0.1).orders > 9 * PLAN.orders > 0
