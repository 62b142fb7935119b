"""The layout of the floor as it is kept: its parts, and the whole map with every bin."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import String, func, select, update
from sqlalchemy.orm import Session

from app.fulfilment.routing.layout import (
    Aisle,
    Basis,
    BinPlace,
    CrossAisle,
    Direction,
    Layout,
    Point,
    Side,
)
from app.store.books.capture.upserting import Written, table_of, upsert
from app.store.schema.catalogue import Bin
from app.store.schema.planning import LayoutPart, PartKind
from app.store.statements.among import among
from app.store.statements.ready import Ready


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the layout, as ``LayoutPart`` has it; lengths in mm."""

    kind: str
    code: str
    x_mm: int | None = None
    y_mm: int | None = None
    from_mm: int | None = None
    to_mm: int | None = None
    direction: str = "both"
    blocked: bool = False


_PARTS = Ready(
    select(*(getattr(LayoutPart, field.name) for field in fields(Part))).where(~LayoutPart.retired)
)
_LEVELS = Ready(
    select(Bin.aisle, Bin.bay, func.count(Bin.level.distinct()))
    .where(Bin.level != "", among(Bin.aisle, "aisles", String))
    .group_by(Bin.aisle, Bin.bay)
)
_PLACES = select(
    Bin.code,
    Bin.aisle,
    Bin.bay,
    Bin.level,
    Bin.side,
    Bin.x_mm,
    Bin.y_mm,
    Bin.zone,
    Bin.walk_order,
).order_by(Bin.walk_order, Bin.code)
_BINS = Ready(_PLACES)
_THESE_BINS = Ready(_PLACES.where(among(Bin.code, "codes", String)))


class LayoutBook:
    """The layout of the floor."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def parts(self) -> list[Part]:
        """Every part: aisles, cross-aisles, then where walks start and end."""
        rank = {kind.value: place for place, kind in enumerate(PartKind)}
        self._session.flush()
        parts = [Part(*row) for row in _PARTS.rows(self._session)]
        return sorted(parts, key=lambda part: (rank[part.kind], part.x_mm or 0, part.code))

    def put_parts(self, rows: Sequence[Mapping[str, Any]]) -> Written:
        """Enter parts or bring them up to date by kind and code."""
        there = [{**row, "retired": False} for row in rows]
        return upsert(self._session, table_of(LayoutPart), there, ["kind", "code"])

    def replace(self, parts: Sequence[Part]) -> None:
        """Let the layout be exactly these parts."""
        wanted = {(part.kind, part.code) for part in parts}
        for part in self.parts():
            if (part.kind, part.code) not in wanted:
                gone = LayoutPart.kind == part.kind, LayoutPart.code == part.code
                self._session.execute(update(LayoutPart).where(*gone).values(retired=True))
        self.put_parts([asdict(part) for part in parts])

    def levels(self, aisles: Collection[str]) -> dict[tuple[str, str], int]:
        """How many levels each bay of these aisles has, by (aisle, bay)."""
        self._session.flush()
        rows = _LEVELS.rows(self._session, aisles=aisles)
        return {(aisle, bay): count for aisle, bay, count in rows}

    def layout(self, only: Collection[str] | None = None) -> Layout:
        """The map: drawn where there are aisles, else by coordinates, else estimated.

        With ``only``, of all bins just these.
        """
        self._session.flush()
        rows = (
            _BINS.rows(self._session)
            if only is None
            else _THESE_BINS.rows(self._session, codes=only)
        )
        bins = tuple(
            BinPlace(code, aisle, bay, level, Side(side), x_mm, y_mm, zone, walk_order)
            for code, aisle, bay, level, side, x_mm, y_mm, zone, walk_order in rows
        )
        return layout_of(self.parts(), bins)


def layout_of(parts: Sequence[Part], bins: tuple[BinPlace, ...]) -> Layout:
    """The map that these parts and bins make.

    A cross-aisle that does not say from where to where reaches over every aisle.
    """
    aisles = tuple(_aisle(part) for part in parts if part.kind == PartKind.AISLE)
    xs = [aisle.x_mm for aisle in aisles] or [0]
    cross = tuple(
        CrossAisle(
            part.code,
            part.y_mm or 0,
            min(xs) if part.from_mm is None else part.from_mm,
            max(xs) if part.to_mm is None else part.to_mm,
            part.blocked,
        )
        for part in parts
        if part.kind == PartKind.CROSS_AISLE
    )
    start, drop_off = _point(parts, PartKind.START), _point(parts, PartKind.DROP_OFF)
    return Layout(aisles, cross, bins, start, drop_off, _basis(aisles, bins))


def _aisle(part: Part) -> Aisle:
    return Aisle(
        part.code,
        part.x_mm or 0,
        part.from_mm or 0,
        part.to_mm or 0,
        Direction(part.direction),
        part.blocked,
    )


def _point(parts: Sequence[Part], kind: PartKind) -> Point | None:
    for part in parts:
        if part.kind == kind and not part.blocked:
            return Point(part.x_mm or 0, part.y_mm or 0)
    return None


def _basis(aisles: Sequence[Aisle], bins: Sequence[BinPlace]) -> Basis:
    measured = bool(bins) and all(place.x_mm is not None for place in bins)
    if aisles and measured:
        return Basis.DRAWN
    return Basis.COORDINATES if measured else Basis.ESTIMATED
