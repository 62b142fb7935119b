"""Two wrong items in a row become one case with both codes."""

from __future__ import annotations

import pytest

from app.exception_queue.kinds import CaseKind
from app.exception_queue.mismatch import report_wrong_items
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import open_cases
from tests.support.warehouse import PACKER, small_warehouse


@pytest.fixture
def store_with_order(store: Store) -> Store:
    small_warehouse(store).add_order("SO-1", {"MUG": 2})
    return store


def test_the_case_names_what_was_scanned_and_what_was_needed(store_with_order: Store) -> None:
    report_wrong_items(store_with_order, "SO-1", "LAMP", "MUG", PACKER, "Pack 04")

    [case] = open_cases(store_with_order)
    assert case.kind == CaseKind.DOUBLE_SCAN
    assert (case.facts["scanned"], case.facts["needed"]) == ("LAMP", "MUG")
    assert case.facts["bin"] == "A-01"  # where the mugs lie: COUNT BIN has something to count
    assert (case.station, case.badge) == ("Pack 04", PACKER)


def test_while_it_is_unsolved_the_same_order_has_one_case(store_with_order: Store) -> None:
    first = report_wrong_items(store_with_order, "SO-1", "LAMP", "MUG", PACKER, "Pack 04")
    again = report_wrong_items(store_with_order, "SO-1", "CLOCK", "MUG", PACKER, "Pack 04")

    assert first == again
