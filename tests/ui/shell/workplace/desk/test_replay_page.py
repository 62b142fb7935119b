"""The flight recorder's page reads the shared database."""

from __future__ import annotations

from tests.support.desk_pages import Desk
from ui.shell.screen import ScreenName


def test_the_past_is_never_read_again(desk: Desk) -> None:
    (page,) = (one for one in desk.screens.pages if one.name is ScreenName.REPLAY)

    assert (page.refresh, page.tick) == (None, None)
