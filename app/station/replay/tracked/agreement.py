"""Both counts lot by lot and serial by serial: a mismatch opens a case and ships nothing (D1)."""

from __future__ import annotations

from typing import Any

from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import LineRow
from app.store.schema.tracking import SerialPlace


def tracked_counts_agree(picture: Picture, line: LineRow) -> bool:
    """Say whether a line's cartons hold the lots and numbers that were taken for it.

    The totals of the line are compared elsewhere: no lot may be packed more often than it was
    picked, no number may be left in the tote.
    """
    picked = picture.picked_by_lot(line)
    if any(units > picked.get(lot, 0) for lot, units in picture.packed_by_lot(line).items()):
        return False
    return not _numbers(picture, line, SerialPlace.TOTE)


def tracked_facts_of(picture: Picture, line: LineRow) -> dict[str, Any]:
    """What of a line's lots and numbers differs, for the case; empty where nothing does."""
    facts: dict[str, Any] = {}
    picked, packed = picture.picked_by_lot(line), picture.packed_by_lot(line)
    lots = sorted((picked.keys() | packed.keys()) - {""})
    differing = [lot for lot in lots if picked.get(lot, 0) != packed.get(lot, 0)]
    if differing:
        facts["lots"] = [
            {"lot": lot, "picked": picked.get(lot, 0), "packed": packed.get(lot, 0)}
            for lot in differing
        ]
    left = _numbers(picture, line, SerialPlace.TOTE)
    if left:
        facts["serials_left"] = left
    return facts


def _numbers(picture: Picture, line: LineRow, place: SerialPlace) -> list[str]:
    return sorted(one.serial for one in picture.serials_of(line) if one.place == place)
