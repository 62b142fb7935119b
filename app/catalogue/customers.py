"""Imports customers and how they want their orders shipped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from app.capture.reading.cells import RowModel, Text, WantedText, yes_or_no
from app.catalogue.importing import Import, ImportReport, Progress
from app.store.books.capture.upserting import Written
from app.store.unit_of_work import Store, UnitOfWork

REQUIRED = ("number", "name")


class CustomerRow(RowModel):
    """A customer as a file says it."""

    number: WantedText
    name: WantedText
    email: Text = ""
    ships_complete: Annotated[bool, yes_or_no(otherwise=True)] = Field(
        default=True, alias="shipscomplete"
    )


def import_customers(
    store: Store, name: str, content: bytes, badge: str, progress: Progress | None = None
) -> ImportReport:
    """Enter customers, or bring them up to date by number.

    The file has ``number, name`` and any of ``email, ships_complete`` (yes where empty).

    Raises:
        DocumentUnreadable: nothing of the file can be used; nothing was saved.
    """
    job = Import(store, "customers", name, content, progress)
    _table, rows = job.read(CustomerRow, REQUIRED, lambda said: said.number)
    job.write([said for _row, said in rows], _save)
    return job.finish(badge)


def _save(uow: UnitOfWork, some: Sequence[CustomerRow]) -> Written:
    return uow.catalogue.put_customers([said.model_dump() for said in some])
