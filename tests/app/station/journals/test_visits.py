"""Who came and who left is on the station's disk at once, and stays there until it is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import JournalUnwritable
from app.station.journal import Journal
from app.station.journals.visits import VisitState
from tests.support.journal_writer import STATION, record_of
from tests.support.visits import came, left


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Pack_04.journal"


def test_a_power_cut_takes_neither_who_came_nor_who_was_leaving(path: Path) -> None:
    # given a journal that is never closed, as when the plug is pulled
    came_in, leaves = came(), left()
    cut = Journal(path, STATION)
    cut.visits.put(came_in, VisitState.DUE)
    cut.visits.put(leaves, VisitState.LEAVING)

    again = Journal(path, STATION)

    assert again.visits.due() == [came_in]
    assert again.visits.leaving() == [leaves]
    again.close()
    cut.close()


def test_who_leaves_is_kept_with_the_scan_or_neither_is(path: Path) -> None:
    journal, visit, record = Journal(path, STATION), left(), record_of("SIGN OUT")

    journal.append(record, visit)
    with pytest.raises(JournalUnwritable):  # the same scan again
        journal.append(record, left())

    assert journal.visits.leaving() == [visit]
    journal.close()


def test_what_is_told_or_withdrawn_is_not_owed_any_more(path: Path) -> None:
    journal = Journal(path, STATION)
    came_in, leaves, stays = came(), left(), left()
    journal.visits.put(came_in, VisitState.DUE)
    for one in (leaves, stays):
        journal.visits.put(one, VisitState.LEAVING)

    journal.visits.put(replace(leaves, facts={"unsent": 3}), VisitState.DUE)
    journal.visits.put(stays, VisitState.WITHDRAWN)
    assert [dict(one.facts) for one in journal.visits.due()] == [{"by": "badge"}, {"unsent": 3}]
    journal.visits.told([came_in, leaves])

    assert (journal.visits.due(), journal.visits.leaving()) == ([], [])
    journal.close()
    with pytest.raises(JournalUnwritable):
        journal.visits.due()
