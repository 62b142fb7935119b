"""Imports the people who work here, with their badges, roles and PINs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

from app.capture.reading.cells import RowModel, ShortText, WantedCode, WantedText, yes_or_no
from app.capture.reading.problems import RowFault
from app.catalogue.importing import Import, ImportReport, Progress
from app.store.books.capture.upserting import Written
from app.store.unit_of_work import Store, UnitOfWork

REQUIRED = ("badge", "name", "role")

ROLES = ("packer", "clerk", "supervisor", "administrator")
"""Who may what (S4)."""


class PersonRow(RowModel):
    """A person as a file says it."""

    badge: WantedCode
    name: WantedText
    role: ShortText
    pin: ShortText = ""
    active: Annotated[bool, yes_or_no(otherwise=True)] = True


def import_people(
    store: Store,
    name: str,
    content: bytes,
    badge: str,
    hash_pin: Callable[[str], str],
    progress: Progress | None = None,
) -> ImportReport:
    """Enter people, or bring them up to date by badge; an empty PIN leaves a PIN as it is.

    Whoever is not ``active`` signs in no more; the history keeps the name.

    Args:
        store: the shared database.
        name: the file's name, for messages.
        content: the file: ``badge, name, role`` and ``pin`` (digits), ``active`` (yes, no) or not.
        badge: who imports, for the audit.
        hash_pin: makes of a PIN what may be stored.
        progress: told what is done; may stop it.

    Raises:
        DocumentUnreadable: nothing of the file can be used; nothing was saved.
    """
    job = Import(store, "people", name, content, progress)
    table, rows = job.read(PersonRow, REQUIRED, lambda said: said.badge)
    good = []
    for row, said in rows:
        if said.role.casefold() not in ROLES:
            job.report.refuse([table.problem(row, "role", RowFault.NOT_ONE_OF)])
        elif said.pin and not (said.pin.isascii() and said.pin.isdigit()):
            # The PIN itself must not stand in a report.
            blank = type(row)(row.number, {**row.cells, "pin": ""})
            job.report.refuse([table.problem(blank, "pin", RowFault.NOT_A_NUMBER)])
        else:
            good.append(said)
    job.write(good, lambda uow, some: _save(uow, some, hash_pin))
    return job.finish(badge)


def _save(uow: UnitOfWork, some: Sequence[PersonRow], hash_pin: Callable[[str], str]) -> Written:
    written = Written()
    for said in some:
        there = uow.people.find(said.badge)
        role = said.role.casefold()
        pin_hash = hash_pin(said.pin) if said.pin else ""
        uow.people.put(said.badge, said.name, role, pin_hash, uow.now)
        if not said.active:
            uow.people.retire(said.badge)
            written += Written(0, int(there is not None))
            continue
        same = there is not None and (there.person.name, there.person.role) == (said.name, role)
        is_changed = there is not None and (not same or bool(pin_hash))
        written += Written(int(there is None), int(is_changed))
    return written
