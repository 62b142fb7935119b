"""A sharing read from numbers, as they come from the planner or from another process."""

from __future__ import annotations

from typing import Any

from app.fulfilment.batching.search.block_price import BlockPrice, PricedColumn
from app.fulfilment.batching.search.distance_price import DistancePrice
from app.fulfilment.batching.search.sharing import Limits, Sharing

Numbers = dict[str, Any]
"""A sharing as JSON: lists and whole numbers only."""


def sharing_of(numbers: Numbers) -> Sharing:
    """The sharing that a search works on; ``numbers`` has masks, loads and limits too."""
    if "matrix" in numbers:
        table = DistancePrice(numbers["matrix"], numbers["aisles"])
        price, outline = table.price, table.outline
    else:
        columns = [PricedColumn(x, tuple(ys), thr, at) for x, ys, thr, at in numbers["columns"]]
        block = BlockPrice(numbers["depth"], columns)
        price, outline = block.price, block.outline
    limits = Limits(tuple(numbers["limits"]))
    return Sharing(numbers["masks"], numbers["loads"], limits, price, outline)
