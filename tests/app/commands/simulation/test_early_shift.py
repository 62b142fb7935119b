"""The shift before: what it leaves to the others, and that it is proven like theirs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.commands.simulation.early_shift import TOTES_OF_CART, work_early
from app.commands.simulation.proof import faults_of, read_journal
from app.commands.simulation.station.notebook import read_notes
from app.insight.order_figures import order_figures
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.simulated_floor import filled, quick_plan
from tests.support.warehouse import NINE


def test_orders_wait_in_their_totes_and_small_carts_stand_ready(
    store: Store, tmp_path: Path
) -> None:
    plan = quick_plan("", tmp_path, stations=3)
    filled(store, plan)

    work_early(store, plan, NINE)

    picked = order_figures(store).picked
    assert plan.picked_early == 6 <= picked < 6 + TOTES_OF_CART  # whole carts
    with store.reading() as uow:
        waiting = uow.waiting.counts()
        assert uow.wave_rule.read().totes == TOTES_OF_CART
    assert waiting.totes == picked
    assert waiting.carts >= 3  # one for each station


def test_its_scans_are_proven_like_those_of_the_others(store: Store, tmp_path: Path) -> None:
    plan = replace(quick_plan("", tmp_path), stations=1)
    filled(store, plan)

    work_early(store, plan, NINE)

    notes = read_notes(plan.notebook(plan.early))
    scans = read_journal(plan.journal(plan.early))
    assert {scan.outcome for scan in scans} == {ScanOutcome.APPLIED}
    assert len(notes.shown) == len(notes.meant) == len(scans) > 0
    assert faults_of(store, plan, {plan.early: notes}) == []
    notes.shown.pop()
    notes.meant.clear()
    assert faults_of(store, plan, {plan.early: notes})
