"""Imports the layout of the floor: aisles, cross-aisles, where walks start and end (F2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field

from app.capture.reading.cells import Metres, RowModel, WantedCode, fault, yes_or_no
from app.capture.reading.problems import RowFault
from app.catalogue.importing import Import, ImportReport, Progress
from app.store.books.capture.upserting import Written
from app.store.schema.planning import AisleDirection, PartKind
from app.store.unit_of_work import Store, UnitOfWork

LAYOUT_COLUMNS = ("kind", "code")


def _kind(text: object) -> str:
    said = str(text or "").strip().casefold()
    if not said:
        raise fault(RowFault.MISSING)
    if said not in {kind.value for kind in PartKind}:
        raise fault(RowFault.NOT_ONE_OF)
    return said


def _direction(text: object) -> str:
    said = str(text or "").strip().casefold() or AisleDirection.BOTH.value
    if said not in {direction.value for direction in AisleDirection}:
        raise fault(RowFault.NOT_ONE_OF)
    return said


class LayoutRow(RowModel):
    """A part of the layout as a file says it: metres there, millimetres here."""

    kind: Annotated[str, BeforeValidator(_kind)]
    code: WantedCode
    x_mm: Metres = Field(None, alias="xm")
    y_mm: Metres = Field(None, alias="ym")
    from_mm: Metres = Field(None, alias="fromm")
    to_mm: Metres = Field(None, alias="tom")
    direction: Annotated[str, BeforeValidator(_direction)] = AisleDirection.BOTH.value
    blocked: Annotated[bool, yes_or_no(otherwise=False)] = False


def import_layout(
    store: Store, name: str, content: bytes, badge: str, progress: Progress | None = None
) -> ImportReport:
    """Enter parts of the layout, or bring them up to date by kind and code.

    The file has ``kind, code`` and any of ``x_m, y_m, from_m, to_m, direction, blocked``; the
    kinds are those of ``PartKind``.

    Raises:
        DocumentUnreadable: nothing of the file can be used; nothing was saved.
    """
    job = Import(store, "layout", name, content, progress)
    table, rows = job.read(LayoutRow, LAYOUT_COLUMNS, lambda said: f"{said.kind} {said.code}")
    good = []
    for row, said in rows:
        wrong = fault_of(said.kind, said.x_mm, said.y_mm, said.from_mm, said.to_mm)
        if wrong is None:
            good.append(said)
        else:
            column, reason = wrong
            job.report.refuse([table.problem(row, column.replace("_", ""), reason)])
    job.write(good, _save)
    return job.finish(badge)


def fault_of(
    kind: str, x_mm: int | None, y_mm: int | None, from_mm: int | None, to_mm: int | None
) -> tuple[str, RowFault] | None:
    """What is wrong with the lengths of a part, as (column, fault); None if nothing is."""
    wanted = {
        PartKind.AISLE: {"x_m": x_mm, "from_m": from_mm, "to_m": to_mm},
        PartKind.CROSS_AISLE: {"y_m": y_mm},
        PartKind.START: {"x_m": x_mm, "y_m": y_mm},
        PartKind.DROP_OFF: {"x_m": x_mm, "y_m": y_mm},
    }[PartKind(kind)]
    for column, value in wanted.items():
        if value is None:
            return column, RowFault.MISSING
    if (from_mm is None) != (to_mm is None):
        return "from_m" if from_mm is None else "to_m", RowFault.MISSING
    if from_mm is not None and to_mm is not None and to_mm <= from_mm:
        return "to_m", RowFault.ENDS_DISAGREE
    return None


def _save(uow: UnitOfWork, some: Sequence[LayoutRow]) -> Written:
    return uow.layout.put_parts([said.model_dump() for said in some])
