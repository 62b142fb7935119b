"""The start of a walk whose cart went without totes: an empty tote for each slot, by scan (T2).

Pure rules.  Source: ux.md, "Waves": ``--scan TOTE (empty)--> slot bound``, ``TOTE (in use)--> !``.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.events import Because, ToteBound
from app.fulfilment.picking.progress import PickProgress
from app.fulfilment.work import PickStop
from app.scanning.directory import ToteUse
from app.scanning.meaning import (
    AmbiguousScanned,
    DamagedScanned,
    Meaning,
    ToteScanned,
    UnknownScanned,
)
from app.scanning.verdicts import Verdict


def judge_binding(
    progress: PickProgress, stop: PickStop, meaning: Meaning, in_use: Mapping[str, ToteUse]
) -> Ruling:
    """Say what a code means while a slot waits for its tote.

    Args:
        progress: the walk.
        stop: one of the slot.
        meaning: what was scanned.
        in_use: totes that were bound when the walk was claimed; what was bound since, the shared
            database says at the replay.
    """
    match meaning:
        case ToteScanned(code=tote):
            user = _user_of(progress, tote, in_use)
            if user is not None:
                said = f"{user.order_no} · {user.work_no}"
                return refuse(Verdict.WRONG_TOTE, said, Because.TOTE_IN_USE)
            return accept(ToteBound(slot=stop.slot, tote=tote))
        case AmbiguousScanned():
            return refuse(Verdict.AMBIGUOUS_CODE)
        case UnknownScanned() | DamagedScanned():
            return refuse(Verdict.UNKNOWN_CODE)
        case _:
            return refuse(Verdict.WRONG_STATE, because=Because.SLOT_FIRST)


def _user_of(progress: PickProgress, tote: str, in_use: Mapping[str, ToteUse]) -> ToteUse | None:
    """What a tote is bound to; None if it is free."""
    for stop in progress.package.stops:
        if stop.tote == tote:
            return ToteUse(stop.order_no, progress.package.task_no)
    return in_use.get(tote)
