"""Walks every way of a plan without lifting the pen: the ways in the order of a walk.

Source: Hierholzer 1873, for a walk that uses each edge of a graph once.
"""

from __future__ import annotations

from collections import defaultdict

from app.fulfilment.routing.exact.programme import Legs, Yx


def draw_walk(legs: Legs, start: Yx) -> list[Yx]:
    """The places of a walk from ``start`` over each of ``legs`` once.

    The ways hang together, and each place but the two ends is met by an even number of them.
    """
    ways: dict[Yx, list[tuple[Yx, int]]] = defaultdict(list)
    for number, (a, b) in enumerate(legs):
        if a != b:
            ways[a].append((b, number))
            ways[b].append((a, number))
    used = [False] * len(legs)
    trail, walk = [start], []
    while trail:
        onward = ways[trail[-1]]
        while onward and used[onward[-1][1]]:
            onward.pop()
        if onward:
            there, number = onward.pop()
            used[number] = True
            trail.append(there)
        else:
            walk.append(trail.pop())
    return walk[::-1]
