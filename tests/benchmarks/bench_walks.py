"""How short walks are, and how fast: issue 3, "Goals measured"; picking.md.

All public instances whose shortest walks are proven (skipped where the data is absent), and 60
picks in made-up halls.  In one block hardly any walk is 13 % shorter than the S if there are six
picks in each aisle, not even the shortest: the goal is held against halls of two blocks.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from statistics import mean, median

from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Layout
from tests.benchmarks.rows import Row, at_least, at_most, percentile, told
from tests.support.picking_halls import hall, some_bins
from tests.support.picking_sets import missing, walk_instances

_PICKS = 60
_HALLS = 12
_AISLES = (10, 15, 20)


def measure() -> list[Row]:
    """Ratios to the proven shortest, and what 60 picks save."""
    return [*_of_public_instances(), *_of_sixty_picks(), *_of_any_floor()]


def _of_public_instances() -> list[Row]:
    if reason := missing():
        sys.stderr.write(f"walks: public instances skipped: {reason}\n")
        return []
    instances = list(walk_instances())
    one = [_one(i.one_block, i.bin_codes, i.shortest_mm) for i in instances]
    two = [_one(i.two_blocks, i.bin_codes, i.shortest_in_two_blocks_mm) for i in instances]
    in_s = [Floor(i.one_block).lengths_before(i.bin_codes)[1] / i.shortest_mm for i in instances]
    return [
        told("walks: instances, one block and two", len(instances), ""),
        at_least("walks: one block, proven shortest", _proven(one), "%", 100),
        told("walks: one block, mean", mean(ratio for ratio, _ in one), "x best"),
        told("walks: one block, the S (published 1.339)", mean(in_s), "x best"),
        told("walks: one block p95", percentile([ms for _, ms in one], 95), "ms"),
        at_most("walks: two blocks, mean", mean(ratio for ratio, _ in two), "x best", 1.001),
        at_most("walks: two blocks, worst", max(ratio for ratio, _ in two), "x best", 1.02),
        told("walks: two blocks, proven shortest", _proven(two), "%"),
        at_most("walks: two blocks p95", percentile([ms for _, ms in two], 95), "ms", 50),
    ]


def _one(layout: Layout, codes: Sequence[str], shortest_mm: int) -> tuple[float, float]:
    """The ratio to the shortest, and the median milliseconds of three times."""
    floor = Floor(layout)
    times = []
    for _ in range(3):
        began = time.perf_counter()
        plan = floor.shortest(codes)
        times.append((time.perf_counter() - began) * 1000)
    return plan.length_mm / shortest_mm, median(times)


def _proven(walks: Sequence[tuple[float, float]]) -> float:
    return 100 * sum(ratio == 1 for ratio, _ in walks) / len(walks)


def _of_sixty_picks() -> list[Row]:
    one_block = [ratio for aisles in _AISLES for ratio in _ratios(aisles, 2)]
    two_blocks = [ratio for aisles in _AISLES for ratio in _ratios(aisles, 3)]
    name = f"walks: {_PICKS} picks, {_AISLES[0]} to {_AISLES[-1]} aisles"
    return [
        told(f"{name}, one block, to the S", mean(in_s for _, in_s in one_block), "x"),
        told(f"{name}, one block, to bin code", mean(by_code for by_code, _ in one_block), "x"),
        at_most(f"{name}, two blocks, to the S", mean(s for _, s in two_blocks), "x", 0.87),
        at_most(f"{name}, two blocks, to bin code", mean(c for c, _ in two_blocks), "x", 0.72),
    ]


def _ratios(aisles: int, cross_aisles: int) -> list[tuple[float, float]]:
    floor = Floor(hall(aisles=aisles, cross_aisles=cross_aisles))
    return [_against_others(floor, some_bins(_PICKS, seed, aisles)) for seed in range(_HALLS)]


def _against_others(floor: Floor, codes: Sequence[str]) -> tuple[float, float]:
    length = floor.shortest(codes).length_mm
    by_code, in_s = floor.lengths_before(codes)
    return length / by_code, length / in_s


def _of_any_floor() -> list[Row]:
    """Floors that no exact programme reads: one-way aisles, six cross-aisles."""
    rows = []
    for name, layout in (
        ("one-way aisles", hall(aisles=20, cross_aisles=3, one_way=True)),
        ("6 cross-aisles", hall(aisles=20, cross_aisles=6)),
    ):
        floor = Floor(layout)
        sets = [some_bins(_PICKS, seed, 20) for seed in range(12)]
        times = []
        for codes in sets:
            began = time.perf_counter()
            floor.shortest(codes)
            times.append((time.perf_counter() - began) * 1000)
        ratios = [_against_others(floor, codes) for codes in sets]
        rows += [
            told(f"walks: {name}, {_PICKS} picks, to the S", mean(s for _, s in ratios), "x"),
            told(f"walks: {name}, {_PICKS} picks, median", median(times), "ms"),
        ]
    return rows
