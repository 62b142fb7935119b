"""``station status | reset``: what this station keeps that nobody else has, and giving it up."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from app.commands.opening import open_store
from app.commands.output import DONE, FAILED, facts_of, say
from app.errors import NotAllowed, StoreUnreachable
from app.settings import Settings
from app.station.journals.resetting import (
    RUNNING,
    UNSENT,
    JournalStanding,
    read_standing,
    reset_journal,
)
from app.station.names.keeping import file_name, names_path, read_names
from app.station.sign_in import approve

WHAT = ("status", "reset")

_WAIT = (
    'Open Packbench here with the server in reach until the status bar says "saved".'
    " If that cannot be, a supervisor answers for it: --supervisor BADGE."
)


def station(arguments: argparse.Namespace, settings: Settings) -> int:
    """Say what the station keeps, or put its journal aside (uninstall, another name, a new PC)."""
    name = settings.station.name
    path = settings.folders.journal / f"{file_name(name)}.journal"
    if arguments.what == "reset":
        return _reset(arguments, settings, path)
    standing = read_standing(path)
    say(arguments, facts_of(standing), f"{name}: {in_words(standing)}")
    return DONE if standing.is_settled else FAILED


def _reset(arguments: argparse.Namespace, settings: Settings, path: Path) -> int:
    badge = arguments.supervisor or ""
    if badge:
        _must_supervise(arguments, settings, badge)
    try:
        standing, aside = reset_journal(path, supervised=bool(badge))
    except NotAllowed as error:
        facts = {name: str(value) for name, value in error.facts.items()}
        say(arguments, {"reset": False, **facts}, refusal(error))
        return FAILED
    names_path(settings.folders.journal, settings.station.name).unlink(missing_ok=True)
    said = f"The journal lies in {aside} now; the next start begins a fresh one."
    if not standing.is_settled:
        said = f"{said} Given up by {badge}: {in_words(standing)}"
    say(arguments, {"reset": True, "aside": str(aside), **facts_of(standing)}, said)
    return DONE


def in_words(standing: JournalStanding) -> str:
    """What a journal holds that nobody else has."""
    if standing.is_settled:
        return "everything is in the order database."
    parts = []
    if standing.unsent:
        labels = f" ({standing.labels} labels made here)" if standing.labels else ""
        parts.append(f"{standing.unsent} records are only here{labels}")
    if standing.in_hand:
        parts.append(f"work is in hand ({standing.in_hand})")
    return f"{' and '.join(parts)}."


def refusal(error: NotAllowed) -> str:
    """Why the station is not reset, and what to do."""
    facts = error.facts
    if facts["reason"] == RUNNING:
        return "Not reset: Packbench is open on this station. Close its window first."
    standing = JournalStanding(
        int(str(facts["unsent"])), int(str(facts["labels"])), str(facts["in_hand"])
    )
    todo = _WAIT if facts["reason"] == UNSENT else f"Finish it, or put it back. {_WAIT}"
    return f"Not reset: {in_words(standing)} {todo}"


def _must_supervise(arguments: argparse.Namespace, settings: Settings, badge: str) -> None:
    """Let the shared database judge the badge; where it is gone, the station's copy of names.

    Raises:
        NotAllowed: it is no supervisor's badge.
    """
    name = settings.station.name
    try:
        store = open_store(arguments, settings)
    except StoreUnreachable:
        known = read_names(names_path(settings.folders.journal, name), lambda: datetime.now(UTC))
        person = known.people.get(badge) if known else None
        if person is None or not person.supervises:
            raise NotAllowed(action="reset station", reason="needs a supervisor's badge") from None
        return
    try:
        approve(store, badge, "reset station", name)
    finally:
        store.close()
