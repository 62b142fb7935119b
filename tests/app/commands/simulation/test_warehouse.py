"""A warehouse out of nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.commands.simulation.warehouse import fill
from app.errors import NotAllowed
from app.fulfilment.allocation import allocate
from app.reconciliation.ledger import check_ledger
from app.store.unit_of_work import Store
from tests.support.simulated_floor import filled, quick_plan
from tests.support.warehouse import NINE


def test_every_order_passes_the_checks_and_some_must_wait_for_stock(
    store: Store, tmp_path: Path
) -> None:
    plan = quick_plan("", tmp_path, stations=2)

    assert filled(store, plan) == plan.orders

    report = allocate(store, NINE)
    assert report.orders_allocated > report.orders_backordered > 0
    assert check_ledger(store).agrees
    with store.reading() as uow:
        names = uow.catalogue.directory()
    others = {"P-EARLY", "K-EARLY", plan.supervisor}
    assert {"P-SIM-01", "K-SIM-01", "P-SIM-02", "K-SIM-02"} | others == set(names.people)


def test_nobody_plays_on_a_real_warehouse(store: Store, tmp_path: Path) -> None:
    plan = quick_plan("", tmp_path)
    filled(store, plan)

    with pytest.raises(NotAllowed) as refused:
        fill(store, plan, NINE)

    assert refused.value.facts["reason"] == "the database is not empty"
