"""Tests of ui/capture/order_import.py: what a file's report says."""

from __future__ import annotations

from app.capture.reading.problems import RowFault, RowProblem
from app.capture.receipt import ReceiptReport
from app.capture.staging import StagingReport
from ui.capture.order_import import in_short, report_of
from ui.capture.orders_display import ImportOutcome
from ui.widgets.content import Health, Tone


def test_a_bad_row_is_reported_with_row_column_value_and_reason() -> None:
    bad = RowProblem("orders.csv", 212, "Lineitem quantity", "1,5", RowFault.NOT_WHOLE)
    receipt = ReceiptReport("orders.csv", read=139, new=138, bad_orders=1, bad_rows=[bad])

    event = report_of(ImportOutcome(receipt, StagingReport(138))).summary.events[0]

    assert (event.time, event.health) == ("row 212", Health.BAD)
    assert event.text == "Lineitem quantity: 1,5 · not a whole number"


def test_a_file_without_trouble_is_ok() -> None:
    outcome = ImportOutcome(ReceiptReport("orders.csv", read=3, new=3), StagingReport(3))

    assert in_short(outcome) == ("3 new orders, 0 held, 0 not readable", Tone.OK)
    assert report_of(outcome).summary.health is Health.GOOD
