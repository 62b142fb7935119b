"""A station fetches its names once when they may have changed, and keeps a copy for a start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import NotAllowed, StoreUnreachable
from app.scanning.directory import Directory
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

    def read(self) -> Directory:
        self.reads += 1
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
        names.ask()
    desk.clock.pass_once()

    assert desk.reads == 2
    assert names.now == NEWER
    names.ask()
    assert desk.clock.waiting[0][0] > 1, "they rest between two fetches"


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
    names.ask()
    desk.clock.pass_once()

    assert (names.now, desk.trouble) == (DIRECTORY, [desk.away])
    desk.away = None
    names.ask()
    desk.clock.pass_once()
    assert desk.reads == 3


def test_a_folder_that_cannot_be_written_costs_the_copy_alone(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.kept.mkdir()
    (desk.kept / "in the way").touch()

    desk.station().keep()

    assert "names not kept" in caplog.text
