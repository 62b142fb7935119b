"""What a station at rest shows is read again when others changed it; names only with names."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.commands.simulation.station.notebook import Notebook, read_notes
from app.commands.simulation.station.resting_screen import RestingScreen
from app.commands.simulation.station.threads import Loop
from app.errors import StoreUnreachable
from app.store.unit_of_work import Change, Store
from tests.support.runners import unexpected


class _Screen:
    """A screen with its loop; ``wait_until`` lets the loop run."""

    def __init__(
        self,
        store: Store,
        folder: Path,
        trouble: Callable[[Exception], None] = unexpected,
    ) -> None:
        self.loop, self.path = Loop(), folder / "SIM-01.notes"
        self.notebook = Notebook(self.path)
        self.notebook.note("began")
        self.screen = RestingScreen(store, self.loop, self.notebook, trouble)
        self.hand = self.screen.on_screens

    def looks(self) -> int:
        return len(read_notes(self.path).looks[-1])

    def run_until_looked(self, times: int) -> None:
        def again() -> None:
            if self.looks() >= times:
                self.loop.end()
            else:
                self.loop.later(0.01, again)

        self.loop.later(0.0, again)
        self.loop.run()


@pytest.fixture
def screen(store: Store, tmp_path: Path) -> Iterator[_Screen]:
    made = _Screen(store, tmp_path)
    with made.notebook:
        yield made
        made.hand.close()


def test_what_waits_is_read_when_the_floor_changed_and_the_names_are_not(
    store: Store, screen: _Screen
) -> None:
    store.run(lambda uow: uow.people.put("P-1", "Mira", "packer", ""))

    screen.loop.later(0.0, lambda: screen.screen.hear(Change.FLOOR))
    screen.run_until_looked(1)

    look = read_notes(screen.path).looks[-1][0]
    assert look.asked_s < look.answered_s
    assert "P-1" not in screen.screen.names.people


def test_names_that_came_are_known_a_little_later(
    store: Store, screen: _Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.commands.simulation.station.resting_screen._NAMES_REST_S", 0.01)
    store.run(lambda uow: uow.people.put("P-1", "Mira", "packer", ""))

    def until_known() -> None:
        if "P-1" in screen.screen.names.people:
            screen.loop.end()
        else:
            screen.loop.later(0.01, until_known)

    screen.loop.later(0.0, lambda: screen.screen.hear(Change.ANYTHING))
    screen.loop.later(0.0, until_known)
    screen.loop.run()

    assert screen.looks() == 1


def test_changes_heard_while_a_look_waits_in_line_are_seen_by_that_look(screen: _Screen) -> None:
    is_free = threading.Event()
    heard_s: list[float] = []

    def hear_twice() -> None:
        screen.screen.hear(Change.FLOOR)
        heard_s.append(time.monotonic())
        screen.screen.hear(Change.FLOOR)
        is_free.set()

    screen.hand.run(is_free.wait, lambda _made: None, unexpected)
    screen.loop.later(0.0, hear_twice)
    screen.run_until_looked(1)
    screen.hand.call(lambda: None)

    (look,) = read_notes(screen.path).looks[-1]
    assert look.asked_s >= heard_s[0]


def test_a_database_that_is_away_is_told_and_looked_at_again_with_the_next_change(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = store.reading

    def came_back(error: Exception) -> None:
        assert isinstance(error, StoreUnreachable)
        monkeypatch.setattr(store, "reading", reading)
        one.screen.hear(Change.FLOOR)

    def away() -> None:
        raise StoreUnreachable(url="", detail="away")

    one = _Screen(store, tmp_path, came_back)
    monkeypatch.setattr(store, "reading", away)
    one.loop.later(0.0, lambda: one.screen.hear(Change.FLOOR))
    one.run_until_looked(1)

    assert one.looks() == 1
    one.hand.close()
