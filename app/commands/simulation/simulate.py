"""``simulate --stations N --minutes M --database URL``: many stations at work, then the proof.

Every station is a process of its own with its own journal on the product's own path: claims,
judge, journal, sync, replay.  Issue 4, item 8.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.commands.opening import open_store, url_of
from app.commands.output import DONE, FAILED, say
from app.commands.simulation.early_shift import work_early
from app.commands.simulation.logins import under_own_logins
from app.commands.simulation.plan import Plan
from app.commands.simulation.processes import Fleet
from app.commands.simulation.proof import faults_of
from app.commands.simulation.report import (
    SimulationReport,
    conflicts_of,
    freshness_of,
    latencies_of,
)
from app.commands.simulation.station.notebook import read_notes
from app.commands.simulation.warehouse import fill
from app.insight.order_figures import order_figures
from app.settings import Settings
from app.store.unit_of_work import Store


def simulate(arguments: argparse.Namespace, settings: Settings) -> int:
    """Play on an empty database; FAILED if an invariant does not hold."""
    with tempfile.TemporaryDirectory(prefix="packbench-simulation-") as own:
        plan = Plan(
            url=url_of(arguments, settings),
            folder=(arguments.out or Path(own)).absolute(),
            stations=arguments.stations,
            seconds=arguments.minutes * 60,
            seed=arguments.seed,
            pause_s=arguments.pause,
        )
        plan.folder.mkdir(parents=True, exist_ok=True)
        store = open_store(arguments, settings, create=True)
        try:
            with under_own_logins(plan) as (played, why_one):
                report = replace(play(store, played), one_login_because=why_one)
        finally:
            store.close()
    faults = [f"NOT AS IT MUST BE: {fault}" for fault in report.faults]
    proven = "proven: no scan lost or doubled, no oversell, no double claim, every wrong scan "
    proven += "refused, the ledger agrees, all that shipped was verified, every manifest names "
    proven += "what left with its carrier"
    proven += ", nothing was denied" if report.own_logins else ""
    say(arguments, report.as_json(), "\n".join([*report.as_lines(), *(faults or [proven])]))
    return FAILED if report.faults else DONE


def play(store: Store, plan: Plan) -> SimulationReport:
    """Fill the database, let the stations work, prove what must be true.

    Raises:
        NotAllowed: the database is not empty.
        StoreUnreachable: it does not answer.
    """
    faults = []
    if not fill(store, plan, datetime.now(UTC)):
        faults.append("no order passed the checks")
    work_early(store, plan, datetime.now(UTC))
    fleet = Fleet(plan)
    fleet.work()
    notes = {name: read_notes(plan.notebook(name)) for name in plan.names}
    early = {plan.early: read_notes(plan.notebook(plan.early))}
    faults += [*fleet.faults, *faults_of(store, plan, early | notes)]
    with store.reading() as uow:
        manifests = uow.proof.manifests()
    p99_s, worst_s = freshness_of(notes, fleet.counted_from_s)
    return SimulationReport(
        seconds=fleet.seconds,
        orders=order_figures(store),
        latencies=latencies_of(notes),
        fresh_p99_s=p99_s,
        fresh_worst_s=worst_s,
        conflicts=conflicts_of(notes),
        wrong=sum(one.wrong for one in notes.values()),
        kills=fleet.kills,
        drops=sum(one.dropped for one in notes.values()),
        faults=faults,
        own_logins=bool(plan.urls),
        manifests=manifests,
    )
