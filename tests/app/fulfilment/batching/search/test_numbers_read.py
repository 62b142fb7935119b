"""Sharings that come as numbers."""

from __future__ import annotations

import json

from app.fulfilment.batching.search.numbers_read import sharing_of

ORDERS = {"masks": [1, 2], "loads": [3, 4], "limits": [5]}


def test_a_block_is_read_as_it_was_written() -> None:
    text = json.dumps({"depth": 100, "columns": [(0, [0, 40], True, 0)], **ORDERS})

    sharing = sharing_of(json.loads(text))

    assert (sharing.price(1), sharing.price(2), sharing.outline(3)) == (0, 80, 1)
    assert (sharing.fit()(5), sharing.fit()(6)) == (True, False)


def test_a_table_of_distances_is_read_as_it_was_written() -> None:
    table = [[0, 1, 1], [1, 0, 1], [1, 1, 0]]

    assert sharing_of({"matrix": table, "aisles": [0], **ORDERS}).price(1) == 2
