"""Bringing the books to what two people counted (S6): on a supervisor's badge, never by itself.

A count is taken over as the difference to what the books said when it was made, so that units
which were picked or received since are not counted twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.store.books.shelves.shelf_book import Shelf, Spot, Why
from app.store.schema.stock import CountState, Movement, Place
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Correction:
    """What a difference does to a shelf.  Units are 0 or more.

    Attributes:
        found_again: suspect units that are free again: the bin was counted, nobody doubts it.
        more: units that came up.
        less: units that are gone.
        still_promised: units that are gone, but promised to orders: their picker will miss them.
    """

    found_again: int
    more: int = 0
    less: int = 0
    still_promised: int = 0


def correct(shelf: Shelf, difference: int) -> Correction:
    """Say what a counted difference does to a shelf.

    Args:
        shelf: as it stands now.
        difference: counted units less those of the books at that moment.
    """
    if difference >= 0:
        return Correction(shelf.suspect, more=difference)
    can_go = shelf.free + shelf.suspect
    less = min(-difference, can_go)
    return Correction(shelf.suspect, less=less, still_promised=-difference - less)


def take_over_count(
    uow: UnitOfWork, facts: Mapping[str, Any], badge: str, at: datetime, station: str = ""
) -> int:
    """Book what a case of the kind "stock drift" says was counted; returns units still promised.

    Where units are gone that are promised, the bin is to be counted again: whoever picks them
    will report them short, and then they may leave the books.
    """
    bin_code = str(facts["bin_code"])
    still_promised = 0
    for row in facts["rows"]:
        shelf = uow.shelves.shelf(row["product_id"], bin_code, row["lot"])
        correction = correct(shelf, row["counted"] - row["books"])
        _apply(uow, shelf, correction, Why(Movement.COUNT, bin_code, badge, station, at))
        still_promised += correction.still_promised
        if correction.still_promised:
            uow.stock.open_count(shelf.bin_id, shelf.product_id, "promised but gone", at, badge)
    if "task_id" in facts:
        uow.counts.move(facts["task_id"], CountState.DONE, badge, at)
    uow.people.audit(at, badge, station, "adjust stock", bin_code, {"rows": facts["rows"]})
    return still_promised


def free_suspects(uow: UnitOfWork, shelf: Shelf, why: Why) -> None:
    """A count found every unit that the books say: what a picker missed may be promised again."""
    _apply(uow, shelf, Correction(shelf.suspect), why)


def _apply(uow: UnitOfWork, shelf: Shelf, correction: Correction, why: Why) -> None:
    free, nowhere = Spot(Place.FREE, shelf), Spot(Place.DIFFERENCE)
    for units, source, target in (
        (correction.found_again, Spot(Place.SUSPECT, shelf), free),
        (correction.more, nowhere, free),
        (correction.less, free, nowhere),
    ):
        if units:
            uow.shelves.shift(why, units, source, target)
