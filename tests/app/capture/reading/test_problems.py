"""Problems of rows as a report and a case carry them."""

from __future__ import annotations

import json

from app.capture.reading.problems import RowFault, RowProblem, shown


def test_a_million_characters_are_shown_as_eighty() -> None:
    assert len(shown("9" * 1_000_000)) == 80


def test_control_characters_never_reach_a_screen() -> None:
    assert shown("a\x1b[2Jb\x00") == "a\N{REPLACEMENT CHARACTER}[2Jb\N{REPLACEMENT CHARACTER}"


def test_a_problem_can_be_kept_in_a_case() -> None:
    problem = RowProblem("orders.csv", 7, "Total", "1,234", RowFault.AMBIGUOUS_NUMBER)

    assert json.loads(json.dumps(problem.as_facts())) == {
        "document": "orders.csv",
        "row": 7,
        "column": "Total",
        "value": "1,234",
        "reason": "thousands or decimals",
    }
