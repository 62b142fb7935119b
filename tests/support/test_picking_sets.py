"""The public instances are read as their authors meant them."""

from __future__ import annotations

from itertools import islice

import pytest

from app.fulfilment.routing.floor import Floor
from tests.support.picking_sets import batch_instances, missing, walk_instances

pytestmark = pytest.mark.skipif(missing() is not None, reason=missing() or "the data is here")


def test_the_shortest_walks_are_as_long_as_proven() -> None:
    for instance in islice(walk_instances(), 0, None, 40):
        one = Floor(instance.one_block).shortest(instance.bin_codes)
        two = Floor(instance.two_blocks).shortest(instance.bin_codes)

        assert (one.length_mm, two.length_mm) == (
            instance.shortest_mm,
            instance.shortest_in_two_blocks_mm,
        ), instance.name


def test_orders_have_their_articles_and_their_carts() -> None:
    instance = next(batch_instances(least=60))

    assert len(instance.orders) >= 60
    assert all(order.visits for order in instance.orders)
    assert instance.best_known_mm > instance.units_per_cart > 0
