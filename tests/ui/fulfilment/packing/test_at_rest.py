"""Between two orders the packing station lists the totes that wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import StoreUnreachable
from tests.support import floor_data
from tests.support.desk_kit import NOW
from tests.support.floor_displays import PackBench, scan
from tests.support.floor_stage import Stage
from ui.fulfilment.packing.at_rest import waiting_content


def codes(bench: PackBench) -> list[str]:
    """The totes that are listed."""
    listed = bench.shown.waiting
    return [line.code.split()[0] for line in listed.lines] if listed else []


def test_the_earliest_due_tote_stands_first_with_its_time_and_units() -> None:
    content = waiting_content(floor_data.TOTES_WAITING, NOW)

    assert content is not None
    first = content.lines[0]
    assert (first.name, first.code, first.needed) == ("Ships in 22 min", "T-118  SO-10482", 11)
    assert content.summary == "4 next"


def test_where_nothing_waits_nothing_is_listed() -> None:
    assert waiting_content((), NOW) is None


def test_a_packer_who_comes_sees_what_waits_until_an_order_is_open(tmp_path: Path) -> None:
    bench = PackBench(Stage(tmp_path), waiting=floor_data.TOTES_WAITING)
    screen = bench.enter()
    assert codes(bench) == ["T-118", "T-121", "T-107", "T-133"]

    scan(screen, "NOBODY-KNOWS")
    assert codes(bench) == ["T-118", "T-121", "T-107", "T-133"]  # a refused scan takes no list away

    bench.waiting = floor_data.TOTES_WAITING[1:]
    screen.look_again()
    assert codes(bench) == ["T-121", "T-107", "T-133"]

    scan(screen, "T-118")
    bench.shown.waiting = None
    screen.look_again()
    assert codes(bench) == []  # an order is in hand: its lines stand there


def test_without_the_database_no_old_list_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = PackBench(Stage(tmp_path), waiting=floor_data.TOTES_WAITING)
    screen = bench.enter()

    def away() -> None:
        raise StoreUnreachable(url="x", detail="no route")

    monkeypatch.setattr(screen._rest, "_waiting", away)
    screen.look_again()

    assert bench.shown.waiting is None
