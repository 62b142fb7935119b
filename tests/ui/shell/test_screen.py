"""Which screens are the floor's, and which of them judge SIGN OUT in its turn."""

from __future__ import annotations

from ui.shell.screen import ScreenName


def test_the_desk_has_the_pages_that_are_typed_into() -> None:
    desk = {screen for screen in ScreenName if not screen.of_the_floor}

    typed = {ScreenName.ORDERS, ScreenName.EXCEPTIONS, ScreenName.SETTINGS, ScreenName.POLICIES}
    assert desk == typed | {
        ScreenName.WAVES,
        ScreenName.LAYOUT,
        ScreenName.STATIONS,
        ScreenName.STOCK,
    }


def test_screens_of_scanned_work_judge_sign_out_themselves() -> None:
    judging = {screen for screen in ScreenName if screen.judges_sign_out}

    floor = {ScreenName.PICK, ScreenName.PACK, ScreenName.DISPATCH}
    assert judging == floor | {
        ScreenName.RECEIVE,
        ScreenName.COUNT,
        ScreenName.MOVE,
        ScreenName.PUT_AWAY,
    }
