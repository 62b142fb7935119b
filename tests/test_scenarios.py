"""Every scenario of the double scan is told by a test: as a rule or use case, and at the window.

The sentences are the verification page's own; a test tells one if its name begins with its number.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

_TESTS = Path(__file__).parent
_TELLS = re.compile(r"test_(\d+(?:_and_\d+)*)_")

SCENARIOS = {
    1: "unknown barcode at entry keeps the current task on screen",
    2: "task of another kind scanned",
    3: "order not fully held",
    4: "bin with lines of several orders",
    5: "bin outside the zone",
    6: "leave in mid-line, sign in again, same unit waits",
    7: "known product not on this order",
    8: "known lot not on this order",
    9: "lot-tracked product scanned without lot, serial likewise",
    10: "one lot name shared by two products",
    11: "product in two totes",
    12: "loose and packed units of one product",
    13: "same unit scanned twice within the bounce window, and twice outside it",
    14: "case code = N, overflow refused, second line of the same product takes its own",
    15: "quantity above need on every path that can add a unit",
    16: "zero and negative",
    17: "partial quantity, remainder offered at once",
    18: "too many into a tote, line unchanged",
    19: "tote holds another order's goods",
    20: "tote unknown",
    21: "wrong product while counting makes no line",
    22: "carton type the carrier refuses",
    23: "closing an empty carton",
    24: "stale id: line, carton or order vanished between list and scan",
    25: "order finished or cancelled meanwhile",
    26: "task taken by someone else after listing",
    27: "claim lost at confirmation",
    28: "short pick leaves others' holds and picked lines alone, re-allocates elsewhere",
    29: "substitute lot: free, held elsewhere, picked elsewhere, other bin",
    30: "finishing with unpacked lines needs a supervisor; undo; an empty-looking bin asks",
    31: "a serial bounced",
    32: "GS1 with mismatching GTIN and lot",
    33: "UPC-A / EAN-13 twins",
    34: "scan while a panel or a text field is open",
    35: "two scanners at once",
    36: "20 scans in 1 s",
    37: "power cut between verdict and display",
    38: "late scans from a taken-over station",
    39: "label printed twice",
    40: "label of another carton scanned",
    41: "order cancelled between label and dispatch",
    42: "the last unit wanted by two stations at once",
}


def _told_in(folder: str) -> set[int]:
    """The numbers of the scenarios that tests below ``folder`` tell."""
    return {
        int(number)
        for path in (_TESTS / folder).rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (found := _TELLS.match(node.name))
        for number in found[1].split("_and_")
    }


NOT_YET_AT_THE_WINDOW: set[int] = set()
"""What a person can cause and no journey tells yet; whoever tells one takes it out of here."""


@pytest.mark.parametrize(("folder", "gaps"), [("app", set()), ("journeys", NOT_YET_AT_THE_WINDOW)])
def test_each_scenario_is_told_below_the_window_and_at_the_window(
    folder: str, gaps: set[int]
) -> None:
    told = _told_in(folder)

    untold = {number: say for number, say in SCENARIOS.items() if number not in told}
    assert untold == {number: SCENARIOS[number] for number in gaps}
