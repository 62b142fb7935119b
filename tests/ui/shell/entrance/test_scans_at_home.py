"""Scans at home: what a thing is, bounces, no database, no journal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import JournalUnwritable, StoreUnreachable
from app.scanning.verdicts import Verdict
from tests.support.home_desk import Home
from tests.support.scans import scan_of
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("B2", "Scan a tote first"),
        ("B-900", "Sign out first"),
    ],
)
def test_a_known_thing_without_a_page_says_what_it_is(text: str, says: str) -> None:
    home = Home()

    home.presenter.scanned(scan_of(text))

    assert says in home.page.banners[-1].overline
    assert home.page.banners[-1].tone is Tone.ATTENTION
    assert home.told.went == []


def test_the_same_trigger_within_the_bounce_window_is_not_counted() -> None:
    home = Home()

    home.presenter.scanned(scan_of("T-118", at_s=5.0))
    home.presenter.scanned(scan_of("T-118", at_s=5.1))

    assert home.told.went == [(ScreenName.PACK, "T-118")]
    assert home.told.kept[-1].verdict is Verdict.NOT_COUNTED


def test_without_the_database_the_tiles_say_that_nothing_is_known() -> None:
    home = Home(trouble=StoreUnreachable(url="", detail=""))

    assert home.page.tiles[0].detail == "Not known just now"
    home.presenter.scanned(scan_of("T-118"))
    assert home.told.went == [(ScreenName.PACK, "T-118")]


def test_a_scan_that_cannot_be_kept_opens_nothing() -> None:
    home = Home()
    home.told.journal_fails = JournalUnwritable(path="journal", detail="disk is full")

    home.presenter.scanned(scan_of("T-118"))

    assert home.told.went == []
    assert home.page.banners[-1].tone is Tone.STOP


@given(text=st.text(max_size=60))
def test_no_scan_at_home_ends_in_silence(text: str) -> None:
    home = Home()
    shown = len(home.page.banners)

    home.presenter.scanned(scan_of(text))

    assert len(home.told.kept) == 1
    assert len(home.page.banners) == shown + 1
