"""A station fetches its names once when they may have changed, and keeps a copy for a start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import NotAllowed, StoreUnreachable
from app.scanning.directory import Directory
from app.store.change_feed import Change
from tests.support.desk_kit import DIRECTORY, Clockwork
from tests.support.runners import AtOnce
from ui.shell.workplace.station_names import StationNames

NEWER = replace(DIRECTORY, orders=DIRECTORY.orders | {"SO-10999"})


class Desk:
    """The shared database as a station sees it: there, or not."""

    def __init__(self, kept: Path) -> None:
        self.kept, self.clock, self.reads = kept, Clockwork(), 0
        self.names, self.trouble = DIRECTORY, list[Exception]()
        self.away: Exception | None = None
        self.is_known = True
        self.known: list[Directory | None] = []
        self.while_reading: Callable[[], None] = lambda: None

    def read(self, known: Directory | None = None) -> Directory:
        self.reads += 1
        self.known.append(known)
        self.while_reading()
        if self.away is not None:
            raise self.away
        return self.names

    def station(self) -> StationNames:
        return StationNames(
            self.kept,
            self.read,
            self.read,
            AtOnce(),
            self.clock,
            lambda: self.is_known,
            self.trouble.append,
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "Pack 04.names")


def test_many_changes_are_one_fetch(desk: Desk) -> None:
    names = desk.station()
    desk.names = NEWER

    for _change in range(5):
        names.ask(Change.ANYTHING)
    desk.clock.pass_once()

    assert desk.reads == 2
    assert names.now == NEWER
    names.ask(Change.ANYTHING)
    assert desk.clock.waiting[0][0] > 1, "they rest between two fetches"


def test_after_a_release_only_the_carts_are_taken_over_and_no_long_rest_is_waited_for(
    desk: Desk,
) -> None:
    names = desk.station()

    names.ask(Change.ORDERS)
    assert not desk.clock.waiting, "no name changed"
    names.ask(Change.ANYTHING)
    desk.clock.pass_once()
    desk.names = replace(NEWER, carts=frozenset({"P-0009"}))
    names.ask(Change.ANYTHING)  # at rest
    names.ask(Change.RELEASED)
    assert [wait for wait, _step in desk.clock.waiting] == [pytest.approx(2, abs=0.5), 0]
    all_names, carts = (step for _wait, step in desk.clock.waiting)

    carts()
    assert names.now == replace(DIRECTORY, carts=frozenset({"P-0009"}))
    all_names()
    assert names.now == desk.names
    assert desk.known == [None, None, DIRECTORY, None]


def test_carts_that_were_read_before_all_names_do_not_bring_older_names_back(desk: Desk) -> None:
    names = desk.station()

    def catch_up() -> None:
        desk.while_reading, desk.names = lambda: None, NEWER
        names.ask(Change.ANYTHING)
        desk.clock.pass_once()
        desk.names = replace(DIRECTORY, carts=frozenset({"P-0009"}))

    desk.while_reading = catch_up
    names.ask(Change.RELEASED)
    desk.clock.pass_once()

    assert names.now == replace(NEWER, carts=frozenset({"P-0009"}))


def test_names_that_could_not_be_fetched_are_still_owed_when_a_release_comes(desk: Desk) -> None:
    names = desk.station()
    desk.away = StoreUnreachable(detail="no route")
    names.ask(Change.ANYTHING)
    desk.clock.pass_once()
    desk.away = None

    names.ask(Change.RELEASED)
    desk.clock.pass_once()

    assert desk.known == [None] * 3


def test_a_change_that_comes_while_names_are_fetched_is_fetched_after_a_rest(desk: Desk) -> None:
    names = desk.station()
    desk.while_reading = lambda: names.ask(Change.ANYTHING)
    names.ask(Change.ANYTHING)
    desk.clock.pass_once()
    desk.while_reading = lambda: None

    assert (desk.reads, len(desk.clock.waiting)) == (2, 1)
    desk.clock.pass_once()
    assert desk.reads == 3


def test_a_station_starts_with_the_names_that_it_kept_while_the_database_is_away(
    desk: Desk,
) -> None:
    desk.station().keep()
    desk.away = StoreUnreachable(detail="no route")

    assert desk.station().now.orders == DIRECTORY.orders


def test_a_station_that_nobody_knows_yet_keeps_nothing_and_cannot_start_alone(desk: Desk) -> None:
    desk.is_known = False
    desk.station().keep()
    desk.away = StoreUnreachable(detail="no route")

    assert not desk.kept.exists()
    with pytest.raises(StoreUnreachable):
        desk.station()


def test_names_that_cannot_be_fetched_are_told_and_those_at_hand_go_on(desk: Desk) -> None:
    names = desk.station()
    desk.away = NotAllowed(action="read", reason="denied")
    names.ask(Change.ANYTHING)
    desk.clock.pass_once()

    assert (names.now, desk.trouble) == (DIRECTORY, [desk.away])
    desk.away = None
    names.ask(Change.ANYTHING)
    desk.clock.pass_once()
    assert desk.reads == 3


def test_a_folder_that_cannot_be_written_costs_the_copy_alone(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.kept.mkdir()
    (desk.kept / "in the way").touch()

    desk.station().keep()

    assert "names not kept" in caplog.text
