"""Completes a layout with what its bins tell, so that any warehouse can be walked.

Drawn aisles stay as they are drawn.  Where only the bins were measured, the aisles are where the
bins stand; where not even that, they are learned from the codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median_low

from app.fulfilment.routing.code_pattern import learn_layout
from app.fulfilment.routing.layout import Aisle, Basis, BinPlace, CrossAisle, Layout, Point

_WIDEST_AISLE_MM = 4500
"""Bins of one aisle that are farther apart across it than this stand free."""

_BEFORE_THE_SHELF_MM = 1000


def complete(layout: Layout) -> Layout:
    """The layout as it is walked: with aisles and cross-aisles, if they can be told."""
    if layout.basis is Basis.ESTIMATED and not _mostly_measured(layout.bins):
        return learn_layout(layout)
    if layout.basis is Basis.ESTIMATED and layout.aisles:
        layout = replace(layout, bins=_measured_by_neighbours(layout.bins))
    if layout.aisles:
        return layout if layout.cross_aisles else _joined_at_both_ends(layout)
    return _aisles_of_bins(layout)


def _aisles_of_bins(layout: Layout) -> Layout:
    """Aisles through the bins of one name; all bins stand free if one of them is no line."""
    named: dict[str, list[Point]] = {}
    for place in layout.bins:
        if place.aisle and place.x_mm is not None and place.y_mm is not None:
            named.setdefault(place.aisle, []).append(Point(place.x_mm, place.y_mm))
    if not named or any(
        _spread(point.x_mm for point in some) > _WIDEST_AISLE_MM for some in named.values()
    ):
        return replace(layout, bins=tuple(replace(place, aisle="") for place in layout.bins))
    ys = [point.y_mm for some in named.values() for point in some]
    low, high = min(ys) - _BEFORE_THE_SHELF_MM, max(ys) + _BEFORE_THE_SHELF_MM
    aisles = tuple(
        Aisle(name, median_low(point.x_mm for point in some), low, high)
        for name, some in named.items()
    )
    return _joined_at_both_ends(
        replace(
            layout,
            aisles=tuple(sorted(aisles, key=lambda aisle: aisle.x_mm)),
            bins=_measured_by_neighbours(layout.bins),
        )
    )


def _joined_at_both_ends(layout: Layout) -> Layout:
    """All aisles as long as the longest, with a cross-aisle at both ends."""
    low = min(aisle.from_mm for aisle in layout.aisles)
    high = max(aisle.to_mm for aisle in layout.aisles)
    xs = [aisle.x_mm for aisle in layout.aisles]
    ways = (CrossAisle("front", low, min(xs), max(xs)), CrossAisle("back", high, min(xs), max(xs)))
    aisles = tuple(replace(aisle, from_mm=low, to_mm=high) for aisle in layout.aisles)
    return replace(layout, aisles=aisles, cross_aisles=ways)


def _measured_by_neighbours(bins: Iterable[BinPlace]) -> tuple[BinPlace, ...]:
    """A bin that nobody measured is where the one before it in its aisle is."""
    last: dict[str, BinPlace] = {}
    placed: dict[str, BinPlace] = {}
    some = list(bins)
    for place in (*sorted(some, key=_rank), *sorted(some, key=_rank, reverse=True)):
        if place.x_mm is not None:
            last[place.aisle] = place
        elif place.aisle in last and place.code not in placed:
            near = last[place.aisle]
            placed[place.code] = replace(place, x_mm=near.x_mm, y_mm=near.y_mm)
    return tuple(placed.get(place.code, place) for place in some)


def _mostly_measured(bins: Sequence[BinPlace]) -> bool:
    return 2 * sum(place.y_mm is not None for place in bins) > len(bins)


def _rank(place: BinPlace) -> tuple[int, str]:
    return place.walk_order, place.code


def _spread(values: Iterable[int]) -> int:
    some = list(values)
    return max(some) - min(some)
