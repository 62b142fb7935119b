"""The evidence of a case: enough to decide without opening anything else."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from app.capture.evidence import cases_of_rows, evidence_of
from app.capture.reading.problems import RowFault, RowProblem
from app.capture.staging import judge_order
from app.exception_queue.kinds import CaseKind
from tests.app.capture.test_facts import BATH, line_of, order_of

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_an_address_case_names_the_field_of_each_address() -> None:
    order = order_of(shipping=BATH.model_copy(update={"city": ""}), email="ada at example.com")

    facts = evidence_of(order, 1, CaseKind.ADDRESS, judge_order(order))

    assert facts["reasons"] == ["city missing", "e-mail malformed"]
    assert [(f["purpose"], f["field"], f["value"]) for f in facts["fields"]] == [
        ("shipping", "city", ""),
        ("order", "email", "ada at example.com"),
    ]


def test_a_price_case_shows_both_calculations() -> None:
    order = order_of(total_minor=2895)

    facts = evidence_of(order, 1, CaseKind.PRICE, judge_order(order))

    assert (facts["said_minor"], facts["recomputed_minor"], facts["currency"]) == (
        2895,
        2395,
        "GBP",
    )


def test_a_sku_case_shows_only_the_lines_in_question() -> None:
    odd = (line_of(position=2, sku="POST", sellable=None), line_of(position=3, price_minor=0))
    order = order_of(odd_lines=odd)

    facts = evidence_of(order, 1, CaseKind.SKU, judge_order(order))

    assert [line["sku"] for line in facts["lines"]] == ["POST"]
    json.dumps(facts)


def test_a_thousand_bad_rows_do_not_bury_the_queue() -> None:
    problems = [
        RowProblem("a.csv", row, "Total", "x", RowFault.NOT_A_NUMBER) for row in range(2, 1002)
    ]

    cases = cases_of_rows("orders", "f" * 64, problems, NOW)

    assert len(cases) == 101
    assert (cases[-1].facts["rows"], cases[-1].facts["first_row"]) == (900, 102)


def test_all_that_is_wrong_with_one_row_is_one_case() -> None:
    problems = [
        RowProblem("a.csv", 2, "Total", "x", RowFault.NOT_A_NUMBER),
        RowProblem("a.csv", 2, "Currency", "", RowFault.MISSING),
    ]

    (case,) = cases_of_rows("orders", "f" * 64, problems, NOW)

    assert case.kind is CaseKind.BAD_ROW
    assert [problem["column"] for problem in case.facts["problems"]] == ["Total", "Currency"]
