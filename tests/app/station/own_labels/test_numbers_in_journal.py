"""The journal's stock of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import NotAllowed
from app.station.journal import Journal
from tests.support.journal_writer import STATION


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal(path, STATION)
    yield opened
    opened.close()


def test_numbers_are_taken_in_turn_and_none_is_given_again_after_a_restart(path: Path) -> None:
    journal = Journal(path, STATION)
    journal.keep_block("sscc", 7, 8)
    journal.keep_block("sscc", 7, 8)  # the answer was lost, the same block came again
    journal.keep_block("sscc", 51, 52)
    assert journal.take_numbers(["sscc"]) == {"sscc": 7}
    journal.close()

    again = Journal(path, STATION)

    assert [again.take_numbers(["sscc"])["sscc"] for _each in range(3)] == [8, 51, 52]
    assert again.numbers_left() == {"sscc": 0}
    again.close()


def test_where_one_number_is_missing_none_is_used_up(journal: Journal) -> None:
    journal.keep_block("sscc", 1, 5)

    with pytest.raises(NotAllowed):
        journal.take_numbers(["sscc", "tracking-PW"])

    assert journal.numbers_left() == {"sscc": 5}
