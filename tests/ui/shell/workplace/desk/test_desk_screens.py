"""The desk's pages side by side, each with its view."""

from __future__ import annotations

from tests.support.desk_pages import Desk
from ui.shell.screen import ScreenName


def test_every_screen_of_the_desk_has_its_view(desk: Desk) -> None:
    wanted = {screen for screen in ScreenName if not screen.of_the_floor} | {ScreenName.REPLAY}

    assert set(desk.screens.screens) == set(desk.screens.views) == wanted


def test_every_page_that_shows_the_database_is_told_of_changes(desk: Desk) -> None:
    told = {page.name for page in desk.screens.pages if page.refresh is not None}

    assert told >= {ScreenName.EXCEPTIONS, ScreenName.ORDERS, ScreenName.STATIONS, ScreenName.STOCK}
    assert not told & {ScreenName.SETTINGS, ScreenName.REPLAY}
