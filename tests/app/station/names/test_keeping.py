"""The copy of names: whole or not at all, and never a reason not to start."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.station.names.keeping import NamesKeeper, names_path, read_names
from tests.support.packages import MARA, directory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return names_path(tmp_path / "journal", "Pack 04")


def test_names_come_back_as_they_were(path: Path) -> None:
    NamesKeeper(path).keep(directory(), NOON)

    found = read_names(path, lambda: NOON)

    assert found is not None
    now = directory()
    assert (found.products, found.bins, found.totes) == (now.products, now.bins, now.totes)
    assert (found.orders, found.cartons, found.lots) == (now.orders, now.cartons, now.lots)
    assert found.people.get(MARA.badge) == MARA
    assert found.only([MARA.badge]).people == {MARA.badge: MARA}, "as the flight recorder keeps it"


def test_no_badge_stands_in_the_file_and_nobody_else_may_read_it(path: Path) -> None:
    NamesKeeper(path).keep(directory(), NOON)

    assert MARA.badge not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_newer_copy_takes_the_place_of_the_last_one(path: Path) -> None:
    keeper = NamesKeeper(path)
    keeper.keep(directory(), NOON)
    keeper.keep(directory().only([]), NOON)

    found = read_names(path, lambda: NOON)

    assert found is not None
    assert len(found.people) == 0


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 99}', '{"version": 1}'])
def test_a_copy_that_cannot_be_read_is_as_good_as_none(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text)

    assert read_names(path, lambda: NOON) is None
    assert read_names(path.with_name("missing.names"), lambda: NOON) is None
