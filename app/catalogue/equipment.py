"""Imports what the floor works with: carton types and totes."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from app.capture.reading.cells import Count, RowModel, WantedCode, WantedCount, WantedText
from app.capture.reading.problems import RowFault
from app.catalogue.importing import Import, ImportReport, Progress
from app.store.books.capture.upserting import Written
from app.store.unit_of_work import Store, UnitOfWork

CARTON_COLUMNS = ("code", "name", "length_mm", "width_mm", "height_mm", "max_grams")
TOTE_COLUMNS = ("tote",)


class CartonTypeRow(RowModel):
    """A carton type as a file says it: inner size in mm, weights in grams."""

    code: WantedCode
    name: WantedText
    length_mm: WantedCount = Field(alias="lengthmm")
    width_mm: WantedCount = Field(alias="widthmm")
    height_mm: WantedCount = Field(alias="heightmm")
    tare_grams: Count = Field(0, alias="taregrams")
    max_grams: WantedCount = Field(alias="maxgrams")


class ToteRow(RowModel):
    """A tote as a file says it."""

    tote: WantedCode


def import_carton_types(
    store: Store, name: str, content: bytes, badge: str, progress: Progress | None = None
) -> ImportReport:
    """Enter carton types, or bring them up to date by code.

    Raises:
        DocumentUnreadable: nothing of the file can be used; nothing was saved.
    """
    job = Import(store, "cartons", name, content, progress)
    table, rows = job.read(CartonTypeRow, CARTON_COLUMNS, lambda said: said.code)
    good = []
    for row, said in rows:
        sizes = {"lengthmm": said.length_mm, "widthmm": said.width_mm, "heightmm": said.height_mm}
        flat = [column for column, size in sizes.items() if size == 0]
        if flat:
            job.report.refuse([table.problem(row, flat[0], RowFault.OUT_OF_RANGE)])
        elif said.max_grams <= said.tare_grams:
            job.report.refuse([table.problem(row, "maxgrams", RowFault.WEIGHTS_DISAGREE)])
        else:
            good.append(said)
    job.write(good, _save_cartons)
    return job.finish(badge)


def _save_cartons(uow: UnitOfWork, some: Sequence[CartonTypeRow]) -> Written:
    return uow.catalogue.put_carton_types([said.model_dump() for said in some])


def import_totes(
    store: Store, name: str, content: bytes, badge: str, progress: Progress | None = None
) -> ImportReport:
    """Enter totes by their codes; those that are there keep what is in them.

    Raises:
        DocumentUnreadable: nothing of the file can be used; nothing was saved.
    """
    job = Import(store, "totes", name, content, progress)
    _table, rows = job.read(ToteRow, TOTE_COLUMNS, lambda said: said.tote)
    job.write([said.tote for _row, said in rows], lambda uow, some: uow.catalogue.put_totes(some))
    return job.finish(badge)
