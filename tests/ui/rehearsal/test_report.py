"""The report's file has exactly the figures that were promised, and the table can be read."""

from __future__ import annotations

from app.capture.receipt import ReceiptReport
from app.insight.order_figures import OrderFigures
from app.reconciliation.ledger import LedgerReport
from ui.rehearsal.report import Clause, RehearsalReport, as_table
from ui.rehearsal.stages import Played

ORDERS = OrderFigures(
    staged=11,
    allocated=10,
    backordered=1,
    picked=9,
    packed=8,
    shipped=7,
    held_orders=4,
    held={"not paid": 4},
)


def report() -> RehearsalReport:
    played = Played(seconds={"pick": 1.5}, receipt=ReceiptReport("orders.csv", read=15, new=15))
    ledger = LedgerReport(entries=5, findings=())
    return RehearsalReport(ORDERS, played, 100, {"wrong item": 10}, 30, ledger)


def test_the_file_has_the_promised_figures_and_no_others() -> None:
    assert report().as_json() == {
        "orders": {
            "read": 15,
            "held": {"not paid": 4},
            "staged": 11,
            "allocated": 10,
            "backordered": 1,
            "picked": 9,
            "packed": 8,
            "shipped": 7,
        },
        "scans": {"accepted": 100, "refused": {"wrong item": 10}},
        "documents": 30,
        "ledger_agrees": True,
        "seconds": {"pick": 1.5},
    }


def test_every_clause_of_the_release_has_its_line() -> None:
    clauses = [clause.clause for clause in report().clauses()]

    assert clauses == ["C1", "C2-C5", "T1", "F1", "F2", "F3", "D4", "F5", "D9", "F6", "F6", "R3"]


def test_the_columns_of_the_table_stand_under_each_other() -> None:
    table = as_table(
        (Clause("C1", "orders read", 7, "all"), Clause("C2-C5", "staged", 1234, "most"))
    )

    assert table.splitlines() == [
        "C1     orders read     7  all",
        "C2-C5  staged       1234  most",
    ]
