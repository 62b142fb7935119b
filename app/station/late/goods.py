"""Which goods late scans say that were moved, net of what was undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.fulfilment.events import AnyEvent, PutInTote, Undone, UnitsPacked
from app.store.books.picture.picture import Picture

Units = Counter[int]
"""Units by pick line (a walk) or by order line (a packing)."""


def units_moved(events: Sequence[AnyEvent]) -> Units:
    """Count the units that lie where the events put them; what was undone is not among them."""
    moved: Units = Counter()
    for event in events:
        inner, sign = (event.event, -1) if isinstance(event, Undone) else (event, 1)
        match inner:
            case PutInTote(pick_line_id=line, units=units):
                moved[line] += sign * units
            case UnitsPacked(order_line_id=line, units=units):
                moved[line] += sign * units
            case _:
                pass
    return +moved


def in_words(picture: Picture, moved: Units, *, picked: bool) -> list[dict[str, object]]:
    """The goods as a case's history keeps them: SKU, units, and the bin that they are from."""
    goods: list[dict[str, object]] = []
    for line_id, units in sorted(moved.items()):
        stop = picture.pick_lines.get(line_id) if picked else None
        line = picture.lines.get(stop.order_line_id if stop else line_id)
        if line is not None and (stop is not None or not picked):
            bin_code = picture.stock[picture.holds[stop.hold_id].stock_id].bin_code if stop else ""
            goods.append({"sku": line.sku, "units": units, "bin": bin_code})
    return goods
