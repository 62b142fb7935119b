"""A whole shift of one station: orders leave the house through the product's own path."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.commands.simulation.proof import faults_of
from app.commands.simulation.station.life import live
from app.insight.order_figures import order_figures
from app.store.unit_of_work import Store
from tests.support.simulated_floor import STATION, ClockUntil, filled, notes_of, quick_plan


def test_orders_are_picked_packed_and_shipped(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    # given hands so quick that a cart is done in a moment, and no mistakes
    quick = replace(quick_plan(database_url, tmp_path), pause_s=0.002, wrong_every=0)
    plan = replace(quick, seconds=0.1, short_every=15)
    filled(store, plan)

    live(plan, STATION, 1, ClockUntil(lambda: order_figures(store).shipped > 0))

    assert order_figures(store).shipped
    assert faults_of(store, plan, notes_of(plan)) == []
