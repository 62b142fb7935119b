"""The shift before the one that is played: carts stand ready, and orders wait in their totes.

So a short play sees everything too: what takes a walk of minutes to be picked is packed, labelled
and loaded from the first moment.  The early shift is a station like any other, with a journal and
notes that are proven with the rest, only that its scans are sent a walk at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

from app.commands.simulation.plan import Plan
from app.commands.simulation.station.hands import Hands
from app.commands.simulation.station.notebook import Notebook
from app.fulfilment.allocation import allocate
from app.fulfilment.picking.task import PickTask
from app.fulfilment.waves import release_wave
from app.fulfilment.waves.rule import change_rule
from app.fulfilment.work import PickPackage
from app.scanning.directory import Directory, Person
from app.station.claims import claim_pick
from app.station.journal import Journal
from app.station.journals.arrival import arrive
from app.station.recorder import judged_in, record_of
from app.station.records import ScanRecord
from app.station.replay import replay
from app.store.books.planning.rule_book import RuleFacts
from app.store.unit_of_work import Store
from hardware.ports import Scan

TOTES_OF_CART = 4
"""Small carts: a walk ends within half a minute of a human's pace, as many orders are picked."""

_SUPERVISOR = Person("S-EARLY", "Early shift", "supervisor")


def work_early(store: Store, plan: Plan, at: datetime) -> None:
    """Hold and release what came in, and pick whole carts of ``plan.picked_early`` orders.

    They are held and released by a desk, and picked under the early station's own login, if any.
    """
    change_rule(store, RuleFacts(totes=TOTES_OF_CART), at, _SUPERVISOR)
    allocate(store, at)
    while release_wave(store, at, totes_per_cart=TOTES_OF_CART).wave_nos:
        pass
    own = Store.open(plan.urls[plan.early]) if plan.urls else store
    journal = Journal(plan.journal(plan.early), plan.early)
    try:
        with own.reading() as uow:
            names = uow.catalogue.directory()
        arrive(own, plan.early, journal.epoch)
        with Notebook(plan.notebook(plan.early)) as notebook:
            _pick(own, plan, names, journal, notebook)
    finally:
        journal.close()
        if own is not store:
            own.close()


def _pick(store: Store, plan: Plan, names: Directory, journal: Journal, notebook: Notebook) -> None:
    picked, scans = 0, 0
    while picked < plan.picked_early:
        package = claim_pick(store, plan.early, plan.picker(plan.early))
        if package is None:
            return
        notebook.note("claimed", package.work_id, package.fence)
        records = list(walk_records(plan, plan.early, package, names, scans))
        for one in records:
            notebook.note("meant", one.scan.source_id, one.scan.sequence, False)  # noqa: FBT003 -- a line of facts
        journal.append_many(records)
        kept = journal.unsent(len(records))
        now = datetime.now(UTC)
        journal.acknowledge(replay(store, plan.early, journal.epoch, kept, now))
        for one in records:
            notebook.note("shown", str(one.scan_id), one.verdict.value, 0.0)
        picked, scans = picked + len(package.order_versions), scans + len(records)


def walk_records(
    plan: Plan, station: str, package: PickPackage, names: Directory, before: int = 0
) -> Iterator[ScanRecord]:
    """Every scan of a walk on which nobody errs, with all that the flight recorder wants.

    ``before`` is how many scans the station's scanner has sent already.
    """
    chance = Random(package.work_id)  # noqa: S311 -- play, no secret
    hands = Hands(names, chance, wrong_every=0, short_every=0)
    person = Person(plan.picker(station), station, "packer")
    task = PickTask(package, lambda: names, person, lambda _source: 0)
    number = before
    while not task.situation.is_over:
        move, number = hands.pick(package, task.situation), number + 1
        raw = move.text.encode()
        answer = task.judge(Scan("hand", raw, move.text, move.aim_id, float(number), number))
        yield record_of(judged_in(package, person.badge, answer), station, datetime.now(UTC))
