"""The door says which work lies open here, how far it is and by whom, before anybody signs in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.errors import JournalUnwritable
from tests.support.desk_kit import NOW
from tests.support.door_desk import ORDER_OPEN, Journal, Station
from tests.support.runners import Held
from ui.widgets.content import BannerContent, Tone


def said_at(station: Station) -> BannerContent:
    """What stands at the door for 3 m."""
    assert station.screen.waiting is not None
    return station.screen.waiting


def test_an_order_left_open_stands_at_the_door_with_how_far_it_is_and_by_whom() -> None:
    station = Station(journal=Journal(ORDER_OPEN))

    door = said_at(station)
    assert (door.tone, door.word) == (Tone.READY, "Badge")
    assert (door.headline, door.second) == ("Order SO-10482", "7 of 12 packed · M. Okafor")
    assert door.overline == f"Still open here · last scan {ORDER_OPEN.scanned_at:%H:%M}"
    assert station.screen.last.beside_banner


def test_where_nothing_lies_open_the_door_asks_for_a_badge_and_says_nothing_of_work() -> None:
    station = Station()

    assert station.screen.waiting is None
    assert not station.screen.last.beside_banner


def test_before_the_first_scan_nobody_is_named() -> None:
    station = Station(journal=Journal(replace(ORDER_OPEN, done=0, badge="", scanned_at=None)))

    assert said_at(station).second == "0 of 12 packed"
    assert said_at(station).overline == "Still open here"


def test_work_of_another_day_is_said_with_its_day() -> None:
    station = Station(journal=Journal(replace(ORDER_OPEN, scanned_at=NOW - timedelta(days=1))))

    yesterday = (NOW - timedelta(days=1)).astimezone()
    assert said_at(station).overline.endswith(f"{yesterday:%d.%m. %H:%M}")


@pytest.mark.parametrize(
    ("kind", "needed", "headline", "second"),
    [
        ("pick", 12, "Cart X-1", "7 of 12 stops"),
        ("receive", 12, "Delivery X-1", "7 of 12 in bins"),
        ("count", None, "Count X-1", "7 counted"),
        ("move", None, "Bin X-1", "7 in hand"),
        ("put away", 12, "Return X-1", "7 of 12 back"),
    ],
)
def test_every_kind_of_work_is_named_in_its_own_words(
    kind: str, needed: int | None, headline: str, second: str
) -> None:
    left = replace(ORDER_OPEN, kind=kind, code="X-1", badge="", needed=needed)
    door = said_at(Station(journal=Journal(left)))

    assert (door.headline, door.second) == (headline, second)


@pytest.mark.parametrize(
    ("holder", "said"), [("Pack 02", "now at Pack 02"), ("", "taken from here")]
)
def test_an_order_that_another_station_took_meanwhile_is_not_offered_any_more(
    holder: str, said: str
) -> None:
    station = Station(journal=Journal(ORDER_OPEN))

    station.journal.lost_to = holder
    station.presenter.look_again()

    assert (said_at(station).tone, said_at(station).second) == (Tone.ATTENTION, said)


def test_what_was_open_last_time_is_not_said_before_the_journal_has_answered() -> None:
    slow = Held()
    station = Station(journal=Journal(ORDER_OPEN, slow))
    assert station.screen.waiting is None
    slow.let_go()
    assert said_at(station).headline == "Order SO-10482"

    station.journal.left = None
    station.presenter.leave()
    station.presenter.enter(None, "")
    assert station.screen.waiting is None
    slow.let_go()
    assert station.screen.waiting is None


def test_a_journal_that_cannot_be_read_leaves_the_door_open_and_is_told() -> None:
    journal = Journal(ORDER_OPEN)
    journal.breaks = JournalUnwritable(path="journal", detail="disk I/O error")

    station = Station(journal=journal)

    assert station.screen.waiting is None
    assert station.screen.last.headline == "Scan your badge"
    assert journal.troubles == [journal.breaks]
