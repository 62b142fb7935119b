"""What lies open at a station that nobody has signed in to: which work, how far it is, by whom.

It is read from the station's own journal, so that it is said with the shared database gone and
after a power cut, too (ux.md, "Sign-in"; screens rule 25).  No name of a customer is in it: the
door is read by everybody who passes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, assert_never

from app.errors import AppError
from app.fulfilment.packing.situation import PackSituation
from app.fulfilment.picking.situation import PickSituation
from app.fulfilment.work import PackPackage, PickPackage
from app.scanning.directory import Directory, Person
from app.station.flight_recorder.recording import RecordedPackage, packages_of
from app.station.flight_recorder.replaying import task_of
from app.station.journal import OpenWork
from app.stock.packages import CountPackage, MovePackage, PutAwayPackage, ReceivePackage
from app.stock.work.counting import CountProgress
from app.stock.work.moving import MoveProgress
from app.stock.work.putting_away import PutAwayProgress
from app.stock.work.receiving import ReceiveProgress
from app.stock.work.situation import StockSituation

Situation = PackSituation | PickSituation | StockSituation[Any, Any]


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A work that waits for its next scan.

    Attributes:
        kind: "pick", "pack", "receive", "count", "move" or "put away".
        code: the order, cart, delivery, bin or tote that it is about.
        badge: who scanned last in it, or ""; see ``OpenWork.owner``.
        scanned_at: when, aware UTC; None if nothing was scanned in it yet.
        done: units that are where they belong; stops of a walk; units counted or in the hand.
        needed: how many are at its end; None where nobody may know (a blind count) or nobody says.
    """

    kind: str
    code: str
    badge: str
    scanned_at: datetime | None
    done: int = 0
    needed: int | None = None


def left_open(work: OpenWork) -> LeftOpen | None:
    """Say what waits; None if it is over and only its end is not kept yet."""
    (package,) = packages_of(work.kind, [json.loads(work.package)]).values()
    at = work.records[-1].station_at if work.records else None
    found = LeftOpen(work.kind, code_of(package), work.owner, at)
    try:
        task = task_of(package, Directory, Person(work.owner, "", ""), lambda _device: 0)
        for event in work.events:
            task.restore(event)
    except AppError:  # rules have changed since: whoever signs in is told, here the code is enough
        return found
    if task.situation.is_over:
        return None
    done, needed = _how_far(task.situation)
    return replace(found, done=done, needed=needed)


def code_of(package: RecordedPackage) -> str:
    """What the work is called on the floor."""
    match package:
        case PickPackage():
            return package.task_no
        case PackPackage():
            return package.order_no
        case ReceivePackage():
            return package.po_no
        case CountPackage() | MovePackage():
            return package.bin_code
        case PutAwayPackage():
            return package.code
        case _:
            assert_never(package)


def _how_far(situation: Situation) -> tuple[int, int | None]:
    match situation:
        case PackSituation():
            return situation.units_packed, situation.units_total
        case PickSituation():
            return situation.stops_done, situation.stops_total
        case StockSituation(progress=ReceiveProgress() as delivery):
            lines = delivery.package.lines
            needed = sum(line.ordered for line in lines)
            return min(sum(map(delivery.done, lines)), needed), needed
        case StockSituation(progress=PutAwayProgress() as strays):
            return strays.done, strays.needed
        case StockSituation(progress=CountProgress() | MoveProgress() as counted):
            return counted.units, None
        case _:
            raise TypeError(f"no work stands like this: {situation}")
