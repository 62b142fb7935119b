"""Tests of ui/shell/entrance/home_presenter.py: what waits, and what opens it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import JournalUnwritable, StoreUnreachable
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from app.values import check_digit
from tests.support.desk_kit import BAKKER, NOVAK, OKAFOR, Told, kit_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.messages.home import HomeCounts
from ui.shell.entrance.home_presenter import HomePresenter
from ui.shell.screen import ScreenName
from ui.widgets.content import BannerContent, Tone
from ui.widgets.frame_content import TileContent

SSCC = "39521234000000001" + check_digit("39521234000000001")
COUNTS = HomeCounts(12, 3, 4, 138, 5, 14, 2)


class Page:
    """Remembers what was shown."""

    def __init__(self) -> None:
        self.banners: list[BannerContent] = []
        self.tiles: tuple[TileContent, ...] = ()

    def show_banner(self, content: BannerContent) -> None:
        self.banners.append(content)

    def show_tiles(self, tiles: tuple[TileContent, ...]) -> None:
        self.tiles = tiles


class Home:
    """The home page in front, of one person."""

    def __init__(self, person: Person = OKAFOR, trouble: Exception | None = None) -> None:
        self.told, self.page, self.trouble = Told(), Page(), trouble
        self.presenter = HomePresenter(self.page, kit_of(self.told), AtOnce(), self._counts)
        self.presenter.enter(person, "")

    def _counts(self) -> HomeCounts:
        if self.trouble:
            raise self.trouble
        return COUNTS

    def press(self, code: ControlCode) -> None:
        self.presenter.scanned(scan_of(payload_of(code), "keys"))


def test_a_packer_sees_the_jobs_of_the_floor_with_what_waits() -> None:
    tiles = Home().page.tiles

    assert [(t.key, t.title, t.detail) for t in tiles] == [
        ("F1", "Pack", "12 totes"),
        ("F2", "Pick", "3 carts"),
        ("F3", "Dispatch", "4 parcels"),
    ]


def test_a_supervisor_sees_orders_exceptions_and_settings_too() -> None:
    tiles = Home(NOVAK).page.tiles

    assert [t.detail for t in tiles[3:]] == [
        "138 orders, 5 held",
        "14 open, 2 late",
        "Devices and printers",
    ]


@pytest.mark.parametrize(
    ("code", "screen"),
    [
        (ControlCode.CONFIRM, ScreenName.PACK),
        (ControlCode.SHORT, ScreenName.PICK),
        (ControlCode.EXCEPTION, ScreenName.DISPATCH),
        (ControlCode.REPRINT, ScreenName.ORDERS),
        (ControlCode.UNDO, ScreenName.EXCEPTIONS),
        (ControlCode.NEXT_CARTON, ScreenName.SETTINGS),
    ],
)
def test_every_tile_opens_by_its_key(code: ControlCode, screen: ScreenName) -> None:
    home = Home(NOVAK)

    home.press(code)

    assert home.told.went == [(screen, "")]


def test_a_key_without_a_tile_for_this_role_is_attention() -> None:
    home = Home(OKAFOR)

    home.press(ControlCode.NEXT_CARTON)

    assert home.told.went == []
    assert home.page.banners[-1].tone is Tone.ATTENTION


@pytest.mark.parametrize(
    ("person", "text", "went"),
    [
        (OKAFOR, "T-118", (ScreenName.PACK, "T-118")),
        (OKAFOR, "SO-10482", (ScreenName.PACK, "SO-10482")),
        (BAKKER, "SO-10482", (ScreenName.ORDERS, "SO-10482")),
        (NOVAK, "SO-10482", (ScreenName.ORDERS, "SO-10482")),
        (OKAFOR, f"00{SSCC}", (ScreenName.DISPATCH, SSCC)),
    ],
)
def test_scanning_a_thing_opens_its_page(
    person: Person, text: str, went: tuple[ScreenName, str]
) -> None:
    home = Home(person)

    home.presenter.scanned(scan_of(text))

    assert home.told.went == [went]
    assert home.told.kept[-1].verdict is Verdict.ACCEPTED


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("A-14-03", "Bin A-14-03, zone A"),
        ("BTL-750-PTB", "Insulated bottle 750 ml"),
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
