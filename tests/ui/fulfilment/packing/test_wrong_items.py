"""Two wrong items in a row become a case, at the latest when the database is back."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import StoreUnreachable
from app.fulfilment.packing import PackAnswer
from app.scanning.directory import Person
from tests.support.floor_stage import Stage
from tests.support.packages import BOX, CONFIRM, MARA, line_of, packing, say
from ui.fulfilment.packing.wrong_items import WrongItems

OFFLINE = StoreUnreachable(url="db", detail="no route")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def second_wrong_item() -> PackAnswer:
    """The answer to the second wrong item in a row."""
    task = packing(line_of("MUG", 1))
    return say(task, BOX, "CLOCK", CONFIRM, "CLOCK")


def test_a_case_names_order_scanned_needed_and_who(stage: Stage) -> None:
    cases: list[tuple[str, str, str, Person]] = []
    wrong = WrongItems(stage.bench, lambda *case: cases.append(case), lambda _error: None)

    wrong.note(say(packing(line_of("MUG", 1)), BOX), "SO-1", MARA)
    wrong.note(second_wrong_item(), "SO-1", MARA)

    assert cases == [("SO-1", "CLOCK", "MUG", MARA)]


def test_a_case_waits_for_the_database_and_is_opened_once(stage: Stage) -> None:
    cases: list[str] = []
    failed: list[Exception] = []
    wrong = WrongItems(stage.bench, lambda order, *_rest: cases.append(order), failed.append)
    stage.sync.trouble = OFFLINE

    wrong.note(second_wrong_item(), "SO-1", MARA)
    assert (cases, failed) == ([], [OFFLINE])
    stage.sync.trouble = None
    wrong.report()
    wrong.report()

    assert cases == ["SO-1"]
