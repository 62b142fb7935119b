"""The handovers are read while somebody looks, one read at a time, and never shown when old."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import StoreUnreachable
from app.fulfilment.dispatch.handover import Handovers
from app.station.runner import Runner
from tests.support import floor_data
from tests.support.floor_displays import Shown
from tests.support.floor_stage import Stage
from tests.support.runners import AtOnce, Held
from ui.fulfilment.dispatch.handover_watch import HandoverWatch


class Watched:
    """A watch with what it shows; ``trouble`` stands in the way of reading."""

    def __init__(self, folder: Path, on_store: Runner | None = None) -> None:
        self.shown, self.read_for = Shown(), list[str]()
        self.found = floor_data.handovers()
        self.trouble: Exception | None = None
        self.watch = HandoverWatch(self.shown, Stage(folder).kit, on_store or AtOnce(), self._read)

    def _read(self, carrier: str) -> Handovers:
        self.read_for.append(carrier)
        if self.trouble is not None:
            raise self.trouble
        return self.found

    @property
    def summary(self) -> str:
        assert self.shown.missing is not None
        return self.shown.missing.summary

    @property
    def first(self) -> int:
        assert self.shown.missing is not None
        return self.shown.missing.first


def test_figures_stand_there_as_soon_as_they_are_read(tmp_path: Path) -> None:
    on_store = Held()
    dock = Watched(tmp_path, on_store)

    dock.watch.enter()
    assert dock.summary == "not known yet"

    on_store.let_go()
    assert dock.summary == "31 of 40 · missing 9"
    assert dock.shown.carriers is not None


def test_many_changes_before_a_read_begins_are_seen_by_that_one(tmp_path: Path) -> None:
    on_store = Held()
    dock = Watched(tmp_path, on_store)
    dock.watch.enter()
    for _ in range(5):
        dock.watch.refresh()

    on_store.let_go()

    assert dock.read_for == [""]
    dock.watch.refresh()
    on_store.let_go()
    assert dock.read_for == ["", ""]


def test_the_carrier_of_the_last_parcel_is_the_one_in_hand(tmp_path: Path) -> None:
    dock = Watched(tmp_path)
    dock.watch.enter()

    dock.watch.at_the_door("Northpost")
    dock.watch.refresh()

    assert dock.read_for == ["", "Northpost", "Northpost"]


def test_without_the_database_no_old_figures_stand_there(tmp_path: Path) -> None:
    dock = Watched(tmp_path)
    dock.watch.enter()
    dock.trouble = StoreUnreachable(url="db", detail="gone")

    dock.watch.refresh()

    assert (dock.summary, dock.shown.carriers) == ("not known yet", None)

    dock.trouble = None
    dock.watch.refresh()
    assert dock.summary == "31 of 40 · missing 9"


def test_a_bug_is_no_trouble_of_the_environment(tmp_path: Path) -> None:
    dock = Watched(tmp_path)
    dock.trouble = ZeroDivisionError()

    with pytest.raises(ZeroDivisionError):
        dock.watch.enter()


def test_the_list_is_turned_round_and_begins_again_with_the_next_parcel(tmp_path: Path) -> None:
    dock = Watched(tmp_path)
    dock.watch.enter()

    dock.watch.turn()
    assert dock.first == 6
    dock.watch.turn()
    assert dock.first == 0

    dock.watch.turn()
    dock.watch.at_the_door("Parcelway")
    assert dock.first == 0


def test_a_dock_that_was_left_shows_nothing_any_more(tmp_path: Path) -> None:
    on_store = Held()
    dock = Watched(tmp_path, on_store)
    dock.watch.enter()
    dock.watch.leave()

    on_store.let_go()

    assert dock.summary == "not known yet"
