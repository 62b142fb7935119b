"""What a bystander at one station notes down, so that it can be proven afterwards.

Lines of JSON, each written before anything else happens: what is noted survives the process.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Shown:
    """A verdict that the operator saw: of which record, and how long after the scan.

    ``took_ms`` is None during the warm-up, which does not count.
    """

    scan_id: str
    verdict: str
    took_ms: float | None


@dataclass(frozen=True, slots=True)
class Look:
    """A screen was read again: asked and answered, in seconds of the machine's clock."""

    asked_s: float
    answered_s: float


@dataclass(slots=True)
class Notes:
    """Everything noted at one station.

    Attributes:
        meant: scans by device and number; True if it was a wrong one on purpose.
        strayed: labels scanned in another carrier's lane; True if one was loaded there.
        shown: verdicts, in order.
        claims: works and fences that were claimed.
        conflicts: what somebody else was quicker at, by reason.
        dropped: how often the link was cut.
        sent_s: when something that screens at rest show came into the shared database.
        looks: when screens were read again, one list for each life of the station.
        denied: what the database's roles denied to the station's login.
        bugs: what must never happen.
    """

    meant: dict[tuple[str, int], bool] = field(default_factory=dict)
    strayed: list[tuple[str, bool]] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    claims: set[tuple[int, int]] = field(default_factory=set)
    conflicts: Counter[str] = field(default_factory=Counter)
    dropped: int = 0
    sent_s: list[float] = field(default_factory=list)
    looks: list[list[Look]] = field(default_factory=list)
    denied: list[str] = field(default_factory=list)
    bugs: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        """How many scans were a mistake on purpose."""
        return sum(self.meant.values()) + len(self.strayed)


class Notebook:
    """Appends; one process writes at a time."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        os.close(self._file)

    def note(self, kind: str, *facts: object) -> None:
        """Add one line, whole or not at all."""
        os.write(self._file, json.dumps([kind, *facts]).encode() + b"\n")


def read_notes(path: Path) -> Notes:
    """Read a notebook; none yet is an empty one."""
    notes = Notes()
    if path.exists():
        for line in path.read_bytes().splitlines():
            kind, *facts = json.loads(line)
            _take(notes, kind, facts)
    return notes


def _take(notes: Notes, kind: str, facts: list[Any]) -> None:
    match kind, facts:
        case "meant", [device, number, wrong]:
            notes.meant[device, number] = wrong
        case "strayed", [label, left]:
            notes.strayed.append((label, left))
        case "shown", [scan_id, verdict, took_ms]:
            notes.shown.append(Shown(scan_id, verdict, took_ms))
        case "claimed", [work_id, fence]:
            notes.claims.add((work_id, fence))
        case "conflict", [reason]:
            notes.conflicts[reason] += 1
        case "dropped", []:
            notes.dropped += 1
        case "sent", [at_s]:
            notes.sent_s.append(at_s)
        case "began", []:
            notes.looks.append([])
        case "looked", [asked_s, answered_s]:
            notes.looks[-1].append(Look(asked_s, answered_s))
        case "denied", [words]:
            notes.denied.append(words)
        case "bug", [words]:
            notes.bugs.append(words)
        case _:
            raise ValueError(f"nobody notes {kind} {facts}")
