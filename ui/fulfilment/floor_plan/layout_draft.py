"""The layout as it is typed: every part a row of texts, checked at the field, nothing lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from app.capture.reading.problems import RowFault
from app.catalogue.floor_plan.layout import fault_of
from app.store.books.planning.layout_book import Part
from app.store.schema.planning import AisleDirection, PartKind
from ui.messages.planning import layout as says

_MOST_MM = 2_000_000
_NUMBERS = {"x": "x_m", "y": "y_m", "start": "from_m", "end": "to_m"}
USED = {
    PartKind.AISLE: {"x", "start", "end", "direction", "blocked"},
    PartKind.CROSS_AISLE: {"y", "start", "end", "blocked"},
    PartKind.START: {"x", "y", "blocked"},
    PartKind.DROP_OFF: {"x", "y", "blocked"},
}
"""The fields that each kind of part has, besides its kind and code."""


@dataclass(frozen=True, slots=True)
class Row:
    """A part as it is typed; lengths in metres."""

    kind: str = PartKind.AISLE.value
    code: str = ""
    x: str = ""
    y: str = ""
    start: str = ""
    end: str = ""
    direction: str = AisleDirection.BOTH.value
    blocked: str = "no"


class LayoutDraft:
    """Rows that are being typed, beside the parts that are kept."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._kept: tuple[Part, ...] = ()
        self._base: tuple[Part, ...] = ()

    def take(self, parts: Sequence[Part]) -> bool:
        """The layout as it is kept now; False if it changed elsewhere under what is typed."""
        kept = tuple(parts)
        typed, self._kept = self.changed, kept
        if not typed:
            self.revert()
        return not typed or kept == self._base

    def keep(self) -> None:
        """What is typed was saved: it is what is kept now."""
        self._kept = self._base = tuple(self.parts)

    def revert(self) -> None:
        """Forget what was typed."""
        self._base = self._kept
        self.rows = [row_of(part) for part in self._kept]

    @property
    def changed(self) -> bool:
        """True while the rows say something else than they began with."""
        return self.rows != [row_of(part) for part in self._base]

    def change(self, place: int, key: str, text: str) -> None:
        """A field of a row has a new text."""
        values: dict[str, str] = {key: text}
        self.rows[place] = replace(self.rows[place], **values)

    def add(self) -> int:
        """A new row to be filled in; its place."""
        self.rows.append(Row())
        return len(self.rows) - 1

    def remove(self, place: int) -> None:
        """Take a row out."""
        del self.rows[place]

    def errors(self, place: int) -> dict[str, str]:
        """What is wrong with a row, by field."""
        row = self.rows[place]
        wrong = {
            key: says.no_number()
            for key in _NUMBERS
            if getattr(row, key).strip() and mm_of(getattr(row, key)) is None
        }
        if not row.code.strip():
            wrong["code"] = says.fault(RowFault.MISSING)
        elif any(self._is_twin(row, other) for n, other in enumerate(self.rows) if n != place):
            wrong["code"] = says.twice()
        if not wrong:
            part = part_of(row)
            found = fault_of(part.kind, part.x_mm, part.y_mm, part.from_mm, part.to_mm)
            if found is not None:
                names = {column: key for key, column in _NUMBERS.items()}
                wrong[names[found[0]]] = says.fault(found[1])
        return wrong

    @staticmethod
    def _is_twin(row: Row, other: Row) -> bool:
        return (row.kind, row.code.strip()) == (other.kind, other.code.strip())

    @property
    def wrong(self) -> list[int]:
        """The places of the rows with something wrong."""
        return [place for place in range(len(self.rows)) if self.errors(place)]

    @property
    def parts(self) -> list[Part]:
        """The parts of the rows that are right: what the map can show already."""
        wrong = set(self.wrong)
        return [part_of(row) for place, row in enumerate(self.rows) if place not in wrong]


def mm_of(text: str) -> int | None:
    """Metres as somebody types them, in mm; None if they are no metres, or finer than a mm."""
    try:
        mm = Decimal(text.strip().replace(",", ".")) * 1000
    except InvalidOperation:
        return None
    if not mm.is_finite() or mm != mm.to_integral_value() or abs(mm) > _MOST_MM:
        return None
    return int(mm)


def part_of(row: Row) -> Part:
    """The part that a row says; what its kind does not have is left out."""
    used = USED[PartKind(row.kind)]

    def length(key: str) -> int | None:
        return mm_of(getattr(row, key)) if key in used else None

    return Part(
        row.kind,
        row.code.strip(),
        length("x"),
        length("y"),
        length("start"),
        length("end"),
        row.direction if "direction" in used else AisleDirection.BOTH.value,
        row.blocked == "yes",
    )


def row_of(part: Part) -> Row:
    """A part as it would be typed."""
    return Row(
        part.kind,
        part.code,
        _metres(part.x_mm),
        _metres(part.y_mm),
        _metres(part.from_mm),
        _metres(part.to_mm),
        part.direction,
        "yes" if part.blocked else "no",
    )


def _metres(mm: int | None) -> str:
    return "" if mm is None else f"{Decimal(mm) / 1000:f}"
