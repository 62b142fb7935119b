"""Tests of ui/shell/entrance/home_presenter.py: what waits, and what opens it."""

from __future__ import annotations

import pytest

from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from tests.support.desk_kit import BAKKER, NOVAK, OKAFOR
from tests.support.home_desk import SSCC, Home
from tests.support.scans import scan_of
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone


def test_a_packer_sees_the_jobs_of_the_floor_with_what_waits() -> None:
    tiles = Home().page.tiles

    assert [(t.key, t.title, t.detail) for t in tiles] == [
        ("F1", "Pack", "12 totes"),
        ("F2", "Pick", "3 carts"),
        ("F3", "Dispatch", "4 parcels"),
        ("F6", "Stock", "2 deliveries, 3 to count"),
    ]


def test_a_supervisor_sees_orders_exceptions_and_stock_too() -> None:
    tiles = Home(NOVAK).page.tiles

    assert [t.detail for t in tiles[3:]] == [
        "138 orders, 5 held",
        "14 open, 2 late",
        "2 deliveries, 3 to count",
    ]


@pytest.mark.parametrize(
    ("code", "screen"),
    [
        (ControlCode.CONFIRM, ScreenName.PACK),
        (ControlCode.SHORT, ScreenName.PICK),
        (ControlCode.EXCEPTION, ScreenName.DISPATCH),
        (ControlCode.REPRINT, ScreenName.ORDERS),
        (ControlCode.UNDO, ScreenName.EXCEPTIONS),
        (ControlCode.NEXT_CARTON, ScreenName.STOCK),
    ],
)
def test_every_tile_opens_by_its_key(code: ControlCode, screen: ScreenName) -> None:
    home = Home(NOVAK)

    home.press(code)

    assert home.told.went == [(screen, "")]


def test_a_key_without_a_tile_for_this_role_is_attention() -> None:
    home = Home(OKAFOR)

    home.press(ControlCode.REPRINT)

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
        (OKAFOR, "A-14-03", (ScreenName.STOCK, "A-14-03")),
        (OKAFOR, "BTL-750-PTB", (ScreenName.STOCK, "BTL-750-PTB")),
    ],
)
def test_scanning_a_thing_opens_its_page(
    person: Person, text: str, went: tuple[ScreenName, str]
) -> None:
    home = Home(person)

    home.presenter.scanned(scan_of(text))

    assert home.told.went == [went]
    assert home.told.kept[-1].verdict is Verdict.ACCEPTED
