"""A carton as it will be once all is packed: what an early label is bought by (D8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.fulfilment.shipping.parcel.facts import CartonFacts


def filled_up(carton: CartonFacts, others: Iterable[CartonFacts]) -> CartonFacts:
    """The carton with everything of its delivery that no carton holds yet.

    A carrier is chosen by it: a parcel may weigh less than was paid for, never more.
    """
    elsewhere: dict[int, int] = {}
    for other in others:
        for line in other.lines:
            elsewhere[line.order_line_id] = elsewhere.get(line.order_line_id, 0) + line.here
    lines = tuple(
        replace(
            line,
            here=max(line.here, line.wanted - line.later - elsewhere.get(line.order_line_id, 0)),
        )
        for line in carton.lines
    )
    return replace(carton, lines=lines, weighed_grams=None)
