"""Visits reach the audit of a real store once, from a real journal, whatever happens between."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.errors import StoreUnreachable
from app.station.journal import Journal
from app.station.journals.visits import Visit, VisitState
from app.station.presence.visiting import Visiting
from app.station.sign_in import note_visits
from app.store.unit_of_work import Store
from tests.support.journal_writer import STATION
from tests.support.runners import AtOnce
from tests.support.visits import came, left

GONE = StoreUnreachable(url="db", detail="no route")


class Door:
    """A station that is switched on as often as the test likes."""

    def __init__(self, store: Store, path: Path, ends: ExitStack) -> None:
        self._store, self._path, self._ends = store, path, ends
        self.troubles: list[Exception] = []

    def switched_on(self, tell: Callable[[Sequence[Visit]], None] | None = None) -> Visiting:
        """The next life; the journal of the last one was not closed, as when the plug is pulled."""
        journal = Journal(self._path, STATION)
        self._ends.callback(journal.close)
        runner = AtOnce()
        return Visiting(
            journal.visits, runner, tell or self.tell, runner, failed=self.troubles.append
        )

    def tell(self, visits: Sequence[Visit]) -> None:
        """The shared database is there."""
        note_visits(self._store, STATION, visits)

    def unreachable(self, _visits: Sequence[Visit]) -> None:
        """It is not."""
        raise GONE

    def answer_lost(self, visits: Sequence[Visit]) -> None:
        """It is, and its answer does not come through."""
        self.tell(visits)
        raise GONE

    def audited(self) -> list[str]:
        """What the audit has, the oldest first."""
        with self._store.reading() as uow:
            return [entry.action for entry in reversed(uow.people.audited())]


@pytest.fixture
def door(store: Store, tmp_path: Path) -> Iterator[Door]:
    with ExitStack() as ends:
        yield Door(store, tmp_path / "pack.journal", ends)


def test_with_the_link_whole_a_visit_is_in_the_audit_at_once(door: Door) -> None:
    door.switched_on().keep(came(), VisitState.DUE)

    assert door.audited() == ["signed in"]


def test_who_came_and_left_without_the_server_is_told_when_it_is_back(door: Door) -> None:
    visiting = door.switched_on()
    visiting.hear_link(is_cut=True)
    visiting.keep(came(), VisitState.DUE)
    visiting.keep(left(), VisitState.DUE)
    assert door.audited() == []

    visiting.hear_link(is_cut=False)

    assert door.audited() == ["signed in", "signed out"]
    assert door.troubles == []


def test_a_power_cut_before_the_server_is_back_loses_no_visit(door: Door) -> None:
    before = door.switched_on(door.unreachable)
    before.keep(came(), VisitState.DUE)
    before.keep(left(), VisitState.DUE)
    assert door.troubles == [GONE], "asked once, then it waits for the link"

    door.switched_on().hear_link(is_cut=False)

    assert door.audited() == ["signed in", "signed out"]


def test_a_lost_answer_and_a_power_cut_tell_the_audit_once(door: Door) -> None:
    door.switched_on(door.answer_lost).keep(came(), VisitState.DUE)

    door.switched_on().hear_link(is_cut=False)
    door.switched_on().hear_link(is_cut=False)

    assert door.audited() == ["signed in"]


def test_whoever_is_only_leaving_is_not_told_yet(door: Door) -> None:
    leaves = left()
    visiting = door.switched_on()
    visiting.keep(leaves, VisitState.LEAVING)
    assert door.audited() == []

    visiting.keep(leaves, VisitState.DUE)
    assert door.audited() == ["signed out"]
