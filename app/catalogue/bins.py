"""Imports the map of the warehouse: bins with their coordinates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field

from app.capture.reading.cells import (
    Metres,
    RowModel,
    ShortText,
    WantedCode,
    fault,
    yes_or_no,
)
from app.capture.reading.problems import RowFault
from app.catalogue.importing import Import, ImportReport, Progress
from app.store.books.capture.upserting import Written
from app.store.unit_of_work import Store, UnitOfWork

REQUIRED = ("bin",)
_NUMBER = re.compile(r"(\d+)")


def _side(text: object) -> str:
    said = str(text or "").strip().casefold()
    if said not in {"", "left", "right"}:
        raise fault(RowFault.NOT_ONE_OF)
    return said


class BinRow(RowModel):
    """A bin as a file says it: metres there, millimetres here."""

    bin: WantedCode
    zone: ShortText = ""
    aisle: ShortText = ""
    bay: ShortText = ""
    level: ShortText = ""
    side: Annotated[str, BeforeValidator(_side)] = ""
    x_mm: Metres = Field(None, alias="xm")
    y_mm: Metres = Field(None, alias="ym")
    quarantine: Annotated[bool, yes_or_no(otherwise=False)] = False


def natural_order(code: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which codes sort as people count: A-2 before A-10."""
    parts = _NUMBER.split(code)
    counted = [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in parts if p]
    return (*counted, (-1, 0, code))  # are two bins and keep one order


def import_bins(
    store: Store, name: str, content: bytes, badge: str, progress: Progress | None = None
) -> ImportReport:
    """Enter bins, or bring them up to date by code; the natural walk is numbered afresh.

    The file has ``bin`` and any of ``zone, aisle, bay, level, side, x_m, y_m, quarantine``.

    Raises:
        DocumentUnreadable: nothing of the file can be used; nothing was saved.
    """
    job = Import(store, "bins", name, content, progress)
    table, rows = job.read(BinRow, REQUIRED, lambda said: said.bin)
    good = []
    for row, said in rows:
        if (said.x_mm is None) != (said.y_mm is None):
            column = "xm" if said.x_mm is None else "ym"
            job.report.refuse([table.problem(row, column, RowFault.ONE_COORDINATE)])
        else:
            good.append(said)
    job.write(good, _save)
    store.run(_number_the_walk)
    return job.finish(badge)


def _save(uow: UnitOfWork, some: Sequence[BinRow]) -> Written:
    return uow.catalogue.put_bins(
        [{"code": said.bin, **said.model_dump(exclude={"bin"})} for said in some]
    )


def _number_the_walk(uow: UnitOfWork) -> None:
    """Give every bin its place in the natural order of all bins."""
    there = uow.catalogue.walk_orders()
    ranks = {code: rank for rank, code in enumerate(sorted(there, key=natural_order), start=1)}
    uow.catalogue.set_walk_orders({c: rank for c, rank in ranks.items() if there[c] != rank})
