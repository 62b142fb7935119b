"""``replay CARTON``: what was scanned for a carton or at stock work, judged by today's rules."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from app.commands.opening import open_store
from app.commands.output import DONE, FAILED, facts_of, say
from app.settings import Settings
from app.station.flight_recorder.flight import (
    CartonName,
    Flight,
    flight_in_journal,
    flight_in_store,
)
from app.station.flight_recorder.replaying import Replayed, Step

_CUT = 34


def replay(arguments: argparse.Namespace, settings: Settings) -> int:
    """Replay ``arguments.carton``; FAILED if today's rules answer some scan otherwise."""
    if arguments.journal:
        flight = flight_in_journal(arguments.journal, arguments.carton)
    else:
        store = open_store(arguments, settings)
        try:
            flight = flight_in_store(store, arguments.carton)
        finally:
            store.close()
    say(arguments, _facts(flight), "\n".join(_lines(flight)))
    return FAILED if flight.differing else DONE


def _facts(flight: Flight) -> dict[str, Any]:
    return {
        "carton": facts_of(flight.carton),
        "differing": flight.differing,
        "not_judged_again": flight.unknown,
        "sessions": [
            {
                "kind": one.session.kind,
                "work_no": one.session.work_no,
                "fence": one.session.fence,
                "scans": [_scan_facts(flight, step) for step in one.steps],
            }
            for one in flight.sessions
        ],
    }


def _scan_facts(flight: Flight, step: Step) -> dict[str, Any]:
    record = step.scan.record
    return {
        "scan_id": record.scan_id,
        "at": record.station_at.isoformat(),
        "station": record.station,
        "badge": record.badge,
        "device": record.scan.source_id,
        "raw": record.scan.raw.hex(),
        "state": record.state,
        "meaning": record.parsed,
        "verdict": record.verdict.value,
        "event": record.event.model_dump(mode="json"),
        "outcome": step.scan.outcome,
        "of_this_carton": flight.concerns(step),
        "verdict_again": step.answer.verdict.value if step.answer else None,
        "not_judged_because": step.unknown.value if step.unknown else None,
        "differences": [facts_of(one) for one in step.differences],
    }


def _lines(flight: Flight) -> Iterator[str]:
    carton = flight.carton
    yield f"Stock work of {carton.order_no}" if flight.of_stock else _which(carton)
    for session in flight.sessions:
        yield from _session_lines(flight, session)
    yield ""
    yield _summary(flight)


def _which(carton: CartonName) -> str:
    which = f"carton {carton.number}" if carton.number else "all cartons"
    return f"Order {carton.order_no}, {which}{f', SSCC {carton.sscc}' if carton.sscc else ''}"


def _session_lines(flight: Flight, replayed: Replayed) -> Iterator[str]:
    session = replayed.session
    mine = [step for step in replayed.steps if flight.concerns(step)]
    others = len(replayed.steps) - len(mine)
    yield ""
    yield f"{session.kind.capitalize()} {session.work_no}, claim {session.fence}:"
    for step in replayed.steps:
        if step in mine or step.differences:
            yield from _step_lines(step)
    if others:
        yield f"  and {others} scans of other goods, judged again too"


def _step_lines(step: Step) -> Iterator[str]:
    record = step.scan.record
    clock = record.station_at.strftime("%H:%M:%S")
    mark = "?" if step.answer is None else "!" if step.differences else "="
    kept = "" if step.scan.outcome in {"", "applied"} else f"  [{step.scan.outcome}]"
    meaning = record.parsed[:_CUT]
    yield (
        f"  {mark} {clock}  {record.badge:<8} {record.state:<14} {meaning:<{_CUT}} "
        f"{record.verdict.value}{kept}"
    )
    for one in step.differences:
        yield f"      {one.what}: recorded {one.recorded}, today {one.again}"
    if step.unknown:
        yield f"      {step.unknown.value}"


def _summary(flight: Flight) -> str:
    scans = sum(len(one.steps) for one in flight.sessions)
    judged = scans - flight.unknown
    said = f"{judged} of {scans} scans judged again: "
    said += f"{flight.differing} DIFFER." if flight.differing else "every verdict as recorded."
    if flight.unknown:
        said += f" {flight.unknown} are older than the flight recorder and cannot be judged again."
    return said
