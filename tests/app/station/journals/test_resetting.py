"""A journal is given up only when nothing in it is only here, or a supervisor answers for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import JournalUnwritable, NotAllowed, NothingFound
from app.station.journal import Journal
from app.station.journals.resetting import (
    IN_HAND,
    RUNNING,
    UNSENT,
    read_standing,
    reset_journal,
)
from app.station.journals.visits import VisitState
from tests.support.journal_writer import STATION, record_of
from tests.support.journals import newest_of
from tests.support.visits import came


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pack.journal"


def journal_with(path: Path, unsent: int, in_hand: str = "") -> None:
    journal = Journal(path, STATION)
    for _each in range(unsent):
        journal.append(record_of())
    if in_hand:
        journal.begin_work("{}", in_hand, 7, 1)
    journal.close()


def test_a_journal_of_which_all_is_sent_is_put_aside_and_nothing_is_deleted(path: Path) -> None:
    journal = Journal(path, STATION)
    record = record_of()
    journal.append(record)
    journal.acknowledge([(record.scan_id, "applied")])
    journal.close()

    standing, aside = reset_journal(path, supervised=False)

    assert standing.is_settled
    assert not path.exists()
    kept = Journal(aside, STATION)
    assert [one.scan_id for one in newest_of(kept, 9)] == [record.scan_id]
    kept.close()
    fresh = Journal(path, STATION)
    assert fresh.epoch != kept.epoch
    fresh.close()


def test_a_visit_that_the_audit_does_not_know_is_not_given_up_either(path: Path) -> None:
    journal = Journal(path, STATION)
    journal.visits.put(came(), VisitState.DUE)
    journal.close()

    with pytest.raises(NotAllowed) as refused:
        reset_journal(path, supervised=False)

    assert refused.value.facts["unsent"] == 1


@pytest.mark.parametrize(
    ("unsent", "in_hand", "reason"), [(3, "", UNSENT), (3, "pack", UNSENT), (0, "pack", IN_HAND)]
)
def test_what_is_only_here_is_not_given_up_unless_a_supervisor_says_so(
    path: Path, unsent: int, in_hand: str, reason: str
) -> None:
    journal_with(path, unsent, in_hand)

    with pytest.raises(NotAllowed) as refused:
        reset_journal(path, supervised=False)
    assert (refused.value.facts["reason"], refused.value.facts["unsent"]) == (reason, unsent)
    assert path.exists()

    standing, aside = reset_journal(path, supervised=True)

    assert (standing.unsent, standing.in_hand) == (unsent, in_hand)
    assert read_standing(aside) == standing


def test_a_journal_that_is_in_use_is_left_alone(path: Path) -> None:
    journal_with(path, 0)
    running = Journal(path, STATION)

    with pytest.raises(NotAllowed) as refused:
        reset_journal(path, supervised=True)

    assert refused.value.facts["reason"] == RUNNING
    assert running.append(record_of()) == 1, "it goes on"
    running.close()


def test_where_there_is_no_journal_there_is_nothing_to_give_up(path: Path) -> None:
    with pytest.raises(NothingFound):
        read_standing(path)

    path.write_text("no journal at all, only some text that somebody put here")
    with pytest.raises(JournalUnwritable):
        reset_journal(path, supervised=True)
