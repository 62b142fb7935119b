"""What the wall says of each station."""

from __future__ import annotations

from datetime import timedelta

from app.station.presence.wall import Wall, WallRow
from app.store.books.stations.station_book import StationFacts
from tests.support.desk_kit import NOW, OKAFOR, Told, kit_of
from tests.support.wall_states import WALK, wall_of_five
from ui.exception_queue.exceptions_content import Names, names_of
from ui.stations import stations_content as content
from ui.widgets.content import Health
from ui.widgets.desk_content import MarkCell


def names() -> Names:
    return names_of(kit_of(Told()))


def test_stations_in_trouble_come_first_and_each_work_has_its_line() -> None:
    two = WallRow(StationFacts("Pack 09", NOW, 0, {}), False, False, (WALK, WALK))  # noqa: FBT003 -- a plain row
    wall = Wall(NOW, (*wall_of_five().rows, two))

    keys = [line.key for line in content.lines_of(wall)]

    assert keys[0] == "Pick 02 7"
    assert keys.count("Pack 09 7") == 2


def test_the_figures_count_lives_silences_scans_and_works() -> None:
    figures = content.figures_of(wall_of_five())

    assert [figure.value for figure in figures] == ["3", "1", "12", "2"]
    assert figures[1].health is Health.BAD


def test_a_station_is_bad_only_if_it_is_silent_with_work_in_hand() -> None:
    found = {row.station.name: content.health_of(row) for row in wall_of_five().rows}

    assert found == {
        "Pack 03": Health.GOOD,
        "Pack 04": Health.GOOD,
        "Pack 05": Health.WARN,
        "Pick 01": Health.UNKNOWN,
        "Pick 02": Health.BAD,
    }


def test_a_station_that_never_said_a_word_says_so() -> None:
    row = WallRow(StationFacts("New", None, 0, {}), True, True, ())  # noqa: FBT003 -- a plain row
    line = content.WallLine("New", row, None)

    cells = content.row_of(line, NOW, names()).cells

    assert cells[1] == MarkCell(Health.UNKNOWN, "never heard")
    assert content.detail_of(line, names()).facts[0].value == "–"
    assert content.actions_of(line, names(), ticked=False) == ()


def test_the_detail_names_who_works_how_long_and_how_the_devices_are() -> None:
    line = next(line for line in content.lines_of(wall_of_five()) if line.work is WALK)

    facts = {fact.label: fact.value for fact in content.detail_of(line, names()).facts}

    assert facts["Person"] == OKAFOR.name
    assert facts["Not picked yet"] == "3 units"
    assert facts["Label printer"] == "ready"
    assert facts["Last seen"] == f"{NOW - timedelta(minutes=38):%H:%M:%S}"


def test_before_anything_was_read_there_is_no_station() -> None:
    assert content.empty_detail().title == "No station yet"
    assert len(content.columns()) == len(
        content.row_of(content.lines_of(wall_of_five())[0], NOW, names()).cells
    )
