"""A map learned from the codes of the bins, where nobody has measured anything.

Most warehouses write aisle, bay and level into the code: ``A-03-2``, ``12.05.C``, ``AB17``.  What
is the same in all codes says nothing; of the rest the first part is the aisle, the next the bay,
and levels do not matter to a walk.  Aisles and bays are taken to be evenly spaced, with a
cross-aisle at both ends and the start in front of the first aisle: good enough for an order of
the stops, not for metres.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.fulfilment.routing.layout import Aisle, Basis, CrossAisle, Layout, Point

AISLE_PITCH_MM = 4000
BAY_PITCH_MM = 1500

_PART = re.compile(r"\d+|[^\W\d_]+")
_ZONE_AISLE_BAY_LEVEL = 4

Part = tuple[int, int, str]
"""A part of a code by which codes sort as people count: numbers before letters, A2 before A10."""


def learn_layout(layout: Layout) -> Layout:
    """The layout with aisles, cross-aisles and places for all bins, as their codes suggest.

    What the bins themselves say of their aisle and bay goes before what their codes say.
    """
    if not layout.bins:
        return replace(layout, basis=Basis.ESTIMATED)
    read = _read([_parts(place.code) for place in layout.bins])
    ways = [
        (_key(place.aisle) or aisle, _key(place.bay) or bay)
        for place, (aisle, bay) in zip(layout.bins, read, strict=True)
    ]
    aisles = {key: number for number, key in enumerate(sorted({aisle for aisle, _ in ways}))}
    bays = {key: number for number, key in enumerate(sorted({bay for _, bay in ways}), start=1)}
    depth, width = (len(bays) + 1) * BAY_PITCH_MM, len(aisles) * AISLE_PITCH_MM
    names = {key: _written(key) for key in aisles}
    names |= {_key(place.aisle): place.aisle for place in layout.bins if place.aisle}
    return Layout(
        tuple(Aisle(names[key], n * AISLE_PITCH_MM, 0, depth) for key, n in aisles.items()),
        (CrossAisle("front", 0, 0, width), CrossAisle("back", depth, 0, width)),
        tuple(
            replace(
                place,
                aisle=names[aisle],
                x_mm=aisles[aisle] * AISLE_PITCH_MM,
                y_mm=bays[bay] * BAY_PITCH_MM,
            )
            for place, (aisle, bay) in zip(layout.bins, ways, strict=True)
        ),
        Point(0, 0),
        None,
        Basis.ESTIMATED,
    )


_Key = tuple[Part, ...]


def _parts(code: str) -> list[Part]:
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part.upper())
        for part in _PART.findall(code)
    ]


def _key(text: str) -> _Key:
    return tuple(_parts(text))


def _written(key: _Key) -> str:
    return "-".join(letters or str(number) for _, number, letters in key) or "?"


def _read(codes: Sequence[list[Part]]) -> list[tuple[_Key, _Key]]:
    """Aisle and bay of each code.

    Codes of another number of parts than most begin alike at best: they are read by the same
    places as far as they go.
    """
    counts = [len(code) for code in codes]
    usual = max(set(counts), key=lambda count: (counts.count(count), count))
    whole = [code for code in codes if len(code) == usual]
    telling = [at for at in range(usual) if len({code[at] for code in whole}) > 1]
    if len(telling) >= _ZONE_AISLE_BAY_LEVEL:
        aisle_at, bay_at = telling[:2], telling[2:3]
    elif len(telling) == 1:
        aisle_at, bay_at = [], telling
    else:
        aisle_at, bay_at = telling[:1], telling[1:2]
    return [(_pick(code, aisle_at), _pick(code, bay_at)) for code in codes]


def _pick(code: Sequence[Part], places: Sequence[int]) -> _Key:
    return tuple(code[at] for at in places if at < len(code))
