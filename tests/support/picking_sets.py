"""Public instances of picking problems, read from where the data is; none of it is ours to keep.

``PACKBENCH_DATA`` or ``../shared/data`` has ``picking/sprp_test.tgz`` with ``sprp_optimum.csv``
(single walks) and ``hw_test.tgz`` with ``hw_best_known.csv`` (batching); its README tells the
format.  Lengths there are units of one metre, here millimetres.
"""

from __future__ import annotations

import csv
import os
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.fulfilment.batching.cart_plan import BinVisit, PickOrder
from app.fulfilment.routing.layout import Aisle, BinPlace, CrossAisle, Layout, Point

_DATA = Path(os.environ.get("PACKBENCH_DATA", "../shared/data")) / "picking"
_MM = 1000
_SKU_WORDS, _AISLE_AT, _CELL_AT, _COUNT_AT = 6, 3, 5, 3


@dataclass(frozen=True, slots=True)
class WalkInstance:
    """Bins to be visited, and the proven shortest walks in mm."""

    name: str
    one_block: Layout
    two_blocks: Layout
    bin_codes: tuple[str, ...]
    shortest_mm: int
    shortest_in_two_blocks_mm: int


@dataclass(frozen=True, slots=True)
class BatchInstance:
    """Orders to be shared by carts, and the shortest total length known in mm."""

    name: str
    layout: Layout
    orders: tuple[PickOrder, ...]
    units_per_cart: int
    best_known_mm: int


@dataclass(slots=True)
class _Text:
    """One file: its header, where each article lies, and the articles of each order."""

    header: dict[str, str] = field(default_factory=dict)
    cells: dict[int, tuple[int, int]] = field(default_factory=dict)
    orders: list[list[tuple[int, int]]] = field(default_factory=list)

    def number(self, name: str) -> float:
        return float(self.header[name])


def missing() -> str | None:
    """Why nothing can be read here, or None if it can."""
    names = ("sprp_test.tgz", "sprp_optimum.csv", "hw_test.tgz", "hw_best_known.csv")
    absent = [name for name in names if not (_DATA / name).is_file()]
    return f"no {', '.join(absent)} in {_DATA} (set PACKBENCH_DATA)" if absent else None


def walk_instances() -> Iterator[WalkInstance]:
    """Every single walk whose shortest lengths are known, by name."""
    known = {row["instance"]: row for row in _rows("sprp_optimum.csv")}
    for name, text in _texts("sprp_test.tgz"):
        row = known.get(name.rsplit("/", 1)[-1])
        if row is not None:
            yield WalkInstance(
                row["instance"],
                _layout(text, blocks=1),
                _layout(text, blocks=2),
                tuple(_code(*cell) for cell in text.cells.values()),
                round(float(row["optimum_single_block"]) * _MM),
                round(float(row["optimum_two_block"]) * _MM),
            )


def batch_instances(least: int = 1, most: int = 10**6) -> Iterator[BatchInstance]:
    """Every batching instance of so many orders with a known length, by name."""
    known = {
        row["instance"]: row
        for row in _rows("hw_best_known.csv")
        if least <= int(row["orders"]) <= most
    }
    for name, text in _texts("hw_test.tgz"):
        row = known.get("/".join(name.split("/")[-2:]))
        if row is not None:
            yield BatchInstance(
                row["instance"],
                _layout(text, blocks=1),
                tuple(_order(text, number) for number in range(len(text.orders))),
                int(row["capacity_articles"]),
                round(float(row["best_known_length"]) * _MM),
            )


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _texts(name: str) -> Iterator[tuple[str, _Text]]:
    with tarfile.open(_DATA / name) as archive:
        files = sorted((m for m in archive if m.isfile()), key=lambda member: member.name)
        for member in files:
            file = archive.extractfile(member)
            if file is not None and member.name.endswith(".txt"):
                yield member.name, _read(file.read().decode("latin-1"))


def _read(source: str) -> _Text:
    text, section = _Text(), ""
    for line in source.splitlines():
        words = line.split()
        if line.strip().endswith("_SECTION"):
            section = line.strip()
        elif " : " in line:
            name, _, value = line.partition(" : ")
            text.header.setdefault(name.strip(), value.strip())
            if section == "ORDER_SECTION" and name.strip() != "NUM_ORDERS":
                text.orders.append([])
        elif section == "SKU_SECTION" and len(words) > _SKU_WORDS and words[0] == "ID":
            text.cells[int(words[1])] = int(words[_AISLE_AT]), int(words[_CELL_AT])
        elif section == "ORDER_SECTION" and words[:1] == ["ID"]:
            text.orders[-1].append((int(words[1]), int(words[_COUNT_AT])))
    return text


def _layout(text: _Text, *, blocks: int) -> Layout:
    """The warehouse; cell 0 is at the top of its aisle, a middle cross-aisle is one unit wide."""
    cells, apart = int(text.number("NUM_CELLS")), text.number("DISTANCE_CELL_TO_CELL")
    low, high = text.number("DISTANCE_BOTTOM_TO_CELL"), text.number("DISTANCE_TOP_TO_CELL")
    half, gap = cells // 2, 1.0 if blocks > 1 else 0.0
    pitch, aisles = text.number("DISTANCE_AISLE_TO_AISLE"), int(text.number("NUM_AISLES"))
    depth = low + (cells - 1) * apart + high + gap
    rows = [0.0, *([low + (half - 0.5) * apart + gap / 2] if blocks > 1 else []), depth]

    def height(cell: int) -> float:
        from_below = cells - 1 - cell
        return low + from_below * apart + (gap if from_below >= half else 0.0)

    width = round((aisles - 1) * pitch * _MM)
    away = text.number("DISTANCE_TOP_OR_BOTTOM_TO_DEPOT")
    depot_y = depth + away if text.header["DEPOT_LOCATION"] == "top" else -away
    return Layout(
        tuple(Aisle(str(a), round(a * pitch * _MM), 0, round(depth * _MM)) for a in range(aisles)),
        tuple(CrossAisle(str(y), round(y * _MM), 0, width) for y in rows),
        tuple(
            BinPlace(
                _code(aisle, cell), str(aisle), x_mm=round(aisle * pitch * _MM),
                y_mm=round(height(cell) * _MM), walk_order=aisle * cells + cells - 1 - cell,
            )
            for aisle, cell in sorted(set(text.cells.values()))
        ),
        Point(round(text.number("DEPOT_AISLE") * pitch * _MM), round(depot_y * _MM)),
    )  # fmt: skip


def _order(text: _Text, number: int) -> PickOrder:
    visits = tuple(
        BinVisit(_code(*text.cells[article]), units, str(article))
        for article, units in text.orders[number]
    )
    return PickOrder(number, visits)


def _code(aisle: int, cell: int) -> str:
    return f"{aisle:02}-{cell:03}"
