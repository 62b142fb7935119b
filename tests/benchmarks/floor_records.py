"""Records as stations' journals keep them, made by the tasks themselves from claimed work."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random
from uuid import UUID, uuid4

from app.commands.simulation.plan import Plan
from app.commands.simulation.station.hands import Hands
from app.fulfilment.picking.task import PickTask
from app.fulfilment.work import PickPackage
from app.scanning.directory import Directory, Person
from app.station.records import ScanRecord
from hardware.ports import Scan

Kept = list[tuple[int, ScanRecord]]


def walk_records(plan: Plan, station: str, package: PickPackage, names: Directory) -> Kept:
    """Every scan of a walk that nobody errs on, with all that the flight recorder wants."""
    chance = Random(package.work_id)  # noqa: S311 -- play, no secret
    hands = Hands(names, chance, wrong_every=0, short_every=0)
    person = Person(plan.picker(station), station, "packer")
    task = PickTask(package, lambda: names, person, lambda _source: 0)
    kept: Kept = []
    while not task.situation.is_over:
        move, number = hands.pick(package, task.situation), len(kept) + 1
        raw = move.text.encode()
        answer = task.judge(Scan("hand", raw, move.text, move.aim_id, float(number), number))
        record = ScanRecord(
            scan_id=uuid4(),
            station=station,
            badge=person.badge,
            work_id=package.work_id,
            fence=package.fence,
            state=answer.state,
            scan=answer.scan,
            parsed=answer.parsed,
            verdict=answer.verdict,
            event=answer.event,
            station_at=datetime.now(UTC),
            circumstances=answer.circumstances,
        )
        kept.append((number, record))
    return kept


def epoch_of(station: str) -> UUID:
    """The journal that a station's records come from."""
    return UUID(int=int.from_bytes(station.encode().ljust(16)[:16]))
