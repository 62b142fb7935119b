"""Both sides of a case stand one above the other, the wanted one first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from app.exception_queue.kinds import CaseKind
from ui.exception_queue.sentences.two_sides import evidence_of, revised_lines
from ui.widgets.content import Fact


@pytest.mark.parametrize(
    ("kind", "facts", "codes"),
    [
        (CaseKind.DOUBLE_SCAN, {"needed": "MUG", "scanned": "PEN"}, ("MUG", "PEN")),
        (CaseKind.VOID_LABEL, {"sscc": "340", "void_sscc": "341"}, ("340", "341")),
        (CaseKind.WEIGHT, {"grams": 3210, "expected_grams": 3630}, ("3.63 kg", "3.21 kg")),
        (
            CaseKind.PRICE,
            {"said_minor": 12480, "recomputed_minor": 12680, "currency": "EUR", "lines": []},
            ("126.80 EUR", "124.80 EUR"),
        ),
        (
            CaseKind.ADDRESS,
            {"fields": [{"value": ""}, {"proposal": "01067", "value": "1067"}]},
            ("01067", "1067"),
        ),
    ],
)
def test_what_was_wanted_stands_above_what_was_found(
    kind: CaseKind, facts: Mapping[str, Any], codes: tuple[str, str]
) -> None:
    evidence = evidence_of(kind, facts)

    assert evidence is not None
    assert evidence.codes == codes


@pytest.mark.parametrize("kind", list(CaseKind))
def test_where_one_side_is_not_known_nothing_is_compared(kind: CaseKind) -> None:
    odd = {"needed": "MUG", "sscc": "340", "grams": "heavy", "said_minor": 1, "fields": "odd"}

    assert evidence_of(kind, odd) is None


def test_a_revised_order_says_which_lines_the_shop_changed() -> None:
    said = {"lines": [{"sku": "MUG", "units": 2}, {"sku": "TEA", "units": 1}]}
    had = [{"sku": "MUG", "units": 3}, {"sku": "TEA", "units": 1}, {"sku": "PEN", "units": 1}]

    assert revised_lines({"said": said, "had": had}) == [
        Fact("MUG", "had 3, the shop says 2"),
        Fact("PEN", "had 1, the shop says 0"),
    ]
    assert revised_lines({"said": "odd"}) == []
