"""Writes the names that scans are resolved by beside the journal, and reads them at a start.

A journal makes room for a fresh one; the names stay.  Whatever is wrong with the file, it is as
if there were none: it is a copy, and the next contact with the shared database makes it anew.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from app.scanning.directory import Directory, Person
from app.station.names.people import KeptPeople, KeptPerson, hash_badge

_VERSION = 1
_NAMES = TypeAdapter(Directory)
_SALT_BYTES = 16


def names_path(journal_folder: Path, station: str) -> Path:
    """Where a station keeps its copy."""
    return journal_folder / f"{file_name(station)}.names"


def file_name(station: str) -> str:
    """A station's name as a file may be called."""
    return "".join(c if c.isalnum() or c in "-_" else "_" for c in station)


class NamesKeeper:
    """Writes the copy.  Use it on one thread; hashing badges takes its time, once for each."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._salt = secrets.token_bytes(_SALT_BYTES)
        self._hashes: dict[str, str] = {}

    def keep(self, directory: Directory, at: datetime) -> None:
        """Write the names as they are now, whole or not at all.

        Raises:
            OSError: the folder cannot be written; the copy from before stays.
        """
        people = {self._hash(badge): _facts(one) for badge, one in directory.people.items()}
        names = _NAMES.dump_python(replace(directory, people={}), mode="json")
        facts = {
            "version": _VERSION,
            "kept_at": at.isoformat(),
            "salt": self._salt.hex(),
            "people": people,
            "names": names,
        }
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".names-new")
        with open(fresh, "w", encoding="utf-8", opener=_for_us_alone) as file:
            json.dump(facts, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)

    def _hash(self, badge: str) -> str:
        if badge not in self._hashes:
            self._hashes[badge] = hash_badge(badge, self._salt)
        return self._hashes[badge]


def read_names(path: Path, clock: Callable[[], datetime]) -> Directory | None:
    """The copy as it was kept; None where there is none that can be used."""
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        if facts["version"] != _VERSION:
            return None
        names = _NAMES.validate_python(facts["names"])
        people = {key: KeptPerson(one["name"], one["role"]) for key, one in facts["people"].items()}
        kept_at, salt = datetime.fromisoformat(facts["kept_at"]), bytes.fromhex(facts["salt"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ValidationError):
        return None
    return replace(names, people=KeptPeople(people, salt, kept_at, clock))


def _facts(person: Person) -> Mapping[str, str]:
    return {"name": person.name, "role": person.role}


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
