"""Every kind of case has its picture, and says more than its name there."""

from __future__ import annotations

import pytest

from app.exception_queue.kinds import CaseKind
from app.store.books.capture.case_lists import CaseRow
from tests.support.case_states import RARE
from tests.support.desk_data import CASES
from tests.support.desk_kit import NOW
from ui.exception_queue.exceptions_content import Names, detail_of
from ui.messages.cases import kind_words

ROWS = (*CASES, *RARE)


def test_no_kind_of_case_is_without_a_picture() -> None:
    assert {row.kind for row in ROWS} == set(CaseKind)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.kind} {row.case_id}")
def test_the_detail_of_a_case_says_what_it_is_about(row: CaseRow) -> None:
    detail = detail_of(row, (), Names({}, NOW))

    said = [fact.value for fact in detail.facts]
    assert detail.evidence is not None or len(said) > 1
    assert kind_words(row.kind) not in said
    assert not any("_" in value for value in said)
