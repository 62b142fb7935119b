"""The order checks: what passes is staged by itself, what does not waits for the right reasons."""

from __future__ import annotations

import csv
import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.capture.receipt import receive_orders
from app.capture.skus import PSEUDO_SKUS
from app.capture.staging import is_cancellation, stage_orders
from app.catalogue.bins import import_bins
from app.catalogue.products import import_products
from app.exception_queue.kinds import HoldReason
from app.store.unit_of_work import Store

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[3]
DATA = Path(os.environ.get("PACKBENCH_DATA", ROOT / ".." / "shared" / "data"))
RETAIL = DATA / "retail"

needs_retail = pytest.mark.skipif(
    not RETAIL.is_dir(), reason="the retail data set is not on this machine"
)


def expected_reason(fault: str) -> HoldReason | None:
    """Which reason a fault of faults.csv must be held for; None where nothing can be seen."""
    if fault == "no customer number in the original":
        return None
    if fault.startswith("pseudo SKU "):
        is_pseudo = fault.removeprefix("pseudo SKU ") in PSEUDO_SKUS
        return HoldReason.PSEUDO_SKU if is_pseudo else HoldReason.SKU_UNKNOWN
    return HoldReason(fault)


def expected_holds() -> dict[str, frozenset[HoldReason]]:
    found: dict[str, set[HoldReason]] = {}
    with (RETAIL / "faults.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            reason = expected_reason(row["fault"])
            if reason is not None:
                found.setdefault(row["order"], set()).add(reason)
    return {order: frozenset(reasons) for order, reasons in found.items()}


@needs_retail
def test_the_faulty_retail_orders_wait_for_exactly_their_faults(store: Store) -> None:
    # given the catalogue and a day's orders of the wholesaler
    import_products(store, "products.csv", (RETAIL / "products.csv").read_bytes(), "B-1")
    import_bins(store, "bins.csv", (RETAIL / "bins.csv").read_bytes(), "B-1")
    receipt = receive_orders(store, "orders.csv", (RETAIL / "orders_shopify.csv").read_bytes(), NOW)
    assert (receipt.read, receipt.new, receipt.bad_rows) == (138, 138, [])

    # when they are judged
    report = stage_orders(store, NOW)

    # then every fault is found, and nothing else is
    expected = expected_holds()
    held: dict[str, set[HoldReason]] = {}
    with store.reading() as uow:
        for case in uow.cases.page(limit=500):
            reasons = {HoldReason(reason) for reason in case.facts["reasons"]}
            held.setdefault(case.order_no, set()).update(reasons)
    assert {order: frozenset(reasons) for order, reasons in held.items()} == expected
    assert report.held == Counter(reason for reasons in expected.values() for reason in reasons)
    assert (report.staged, report.held_orders) == (138 - len(expected), len(expected))


@needs_retail
def test_reading_and_judging_the_same_day_again_changes_nothing(store: Store) -> None:
    content = (RETAIL / "orders_shopify.csv").read_bytes()
    import_products(store, "products.csv", (RETAIL / "products.csv").read_bytes(), "B-1")
    receive_orders(store, "orders.csv", content, NOW)
    stage_orders(store, NOW)

    again = receive_orders(store, "orders.csv", content, NOW)
    judged = stage_orders(store, NOW)

    assert (again.new, again.revised, again.unchanged) == (0, 0, 138)
    assert (judged.staged, judged.held_orders) == (0, 0)


@pytest.mark.parametrize("number", ["C536379", "c1"])
def test_a_cancellation_document_is_known_by_its_number(number: str) -> None:
    assert is_cancellation(number)


@pytest.mark.parametrize("number", ["536379", "C", "CX1", "", "SO-C1"])
def test_an_order_number_is_no_cancellation(number: str) -> None:
    assert not is_cancellation(number)
