"""A warehouse as its operator sets it up: every station logs in to the one server as itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from app.catalogue.demo import fill_demo
from app.fulfilment.allocation import allocate
from app.fulfilment.waves import release_wave
from app.fulfilment.waves.rule import change_rule
from app.insight.order_figures import order_figures
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Signal, signal_of
from app.station.sign_in import hash_pin
from app.store.books.planning.rule_book import RuleFacts
from app.store.keeping.rights import Group
from app.store.unit_of_work import Store
from tests.support.databases import PostgresDatabases
from tests.support.floor_play import StationPlay
from tests.support.newcomer import HandOf, Newcomer, lane_of_parcel
from tests.support.planned_waves import LENA
from tests.support.postgres import PostgresServer
from tests.support.station_roles import RoledDatabase, roled_database
from tests.support.workplaces import pack_banner
from ui.fulfilment.picking.pick_view import PickView
from ui.rehearsal import floor
from ui.rehearsal.robot import Robot
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme
from ui.widgets.floor.scan_banner import ScanBanner

pytestmark = pytest.mark.postgresql

PACKER, SUPERVISOR = "P-1001", "S-3001"
DESK_PAGES = (
    ScreenName.ORDERS,
    ScreenName.WAVES,
    ScreenName.LAYOUT,
    ScreenName.EXCEPTIONS,
    ScreenName.STOCK,
    ScreenName.STATIONS,
    ScreenName.POLICIES,
    ScreenName.SETTINGS,
)


@pytest.fixture
def shared(
    postgres_server: PostgresServer, postgres_databases: PostgresDatabases
) -> Iterator[RoledDatabase]:
    """The demo's goods and orders as their owner read them in: nothing is held for anybody yet."""
    with roled_database(postgres_server, postgres_databases) as database:
        now = datetime.now(UTC)
        fill_demo(database.owner, now, hash_pin)
        change_rule(database.owner, RuleFacts(totes=1), now, LENA)
        yield database


def test_an_order_goes_from_its_bins_to_the_van_and_no_right_is_missed(
    shared: RoledDatabase, tmp_path: Path, theme: Theme
) -> None:
    packer = Newcomer(shared.owner, tmp_path / "journal", theme, station="PACK-1")
    try:
        _sign_in(packer, PACKER)
        _ship_one_order(packer, shared)
        packer.settle()
    finally:
        packer.leave()

    assert order_figures(shared.owner).shipped == 1
    assert check_ledger(shared.owner).agrees


def test_a_dock_hears_on_its_screen_that_carts_are_for_pickers_and_totes_for_packers(
    shared: RoledDatabase, tmp_path: Path, theme: Theme
) -> None:
    journal, dock = tmp_path / "journal", [Group.SHIP]
    loader = Newcomer(shared.owner, journal, theme, station="DOCK-1", groups=dock)
    tote = _picked_tote(shared.owner)
    try:
        _sign_in(loader, PACKER)
        _say(loader, ControlCode.SHORT)
        loader.wait(lambda: loader.workplace.floor.pick.ready, "the picking screen")
        _say(loader, ControlCode.CONFIRM)
        _hears(loader, _picking(loader), "may not pick")
        _home(loader)
        loader.scan(tote)
        _hears(loader, pack_banner(loader.workplace), "may not pack")
        loader.settle()
    finally:
        loader.leave()


def _picked_tote(store: Store) -> str:
    """A tote that waits at the packing stations; its cart was the only one."""
    allocate(store, datetime.now(UTC))
    release_wave(store, datetime.now(UTC), max_orders=1)
    picker = StationPlay(store, "PICK-1")
    picker.pick(picker.claim_pick())
    with store.reading() as uow:
        return uow.waiting.totes_to_pack(1)[0]


def _picking(person: Newcomer) -> ScanBanner:
    view = person.workplace.window.findChild(PickView)
    assert isinstance(view, PickView)
    return view.banner


def _hears(person: Newcomer, banner: ScanBanner, words: str) -> None:
    """The floor screen refuses, and says to leave the work as it is."""
    person.wait(lambda: words in str(banner.content), words)
    assert banner.content.headline == "Set it aside"


def test_every_page_of_a_supervisor_s_desk_opens_and_no_right_is_missed(
    shared: RoledDatabase, tmp_path: Path, theme: Theme
) -> None:
    desk = [Group.SUPERVISE]
    boss = Newcomer(shared.owner, tmp_path / "journal", theme, station="DESK-1", groups=desk)
    try:
        _sign_in(boss, SUPERVISOR)
        for page in DESK_PAGES:
            boss.workplace.window.page_chosen.emit(page.value)
            boss.wait(partial(_is_in_front, boss, page), page)
            boss.settle()
    finally:
        boss.leave()


def _is_in_front(person: Newcomer, page: ScreenName) -> bool:
    return person.front is page


def _sign_in(person: Newcomer, badge: str) -> None:
    person.scan(badge)
    person.wait(lambda: person.front is ScreenName.HOME, "home")


def _ship_one_order(packer: Newcomer, shared: RoledDatabase) -> None:
    """By scanner alone; taking a cart holds the goods and releases the wave."""
    place = packer.workplace
    robot = Robot(place, HandOf(packer), mistake_every=1000)
    codes = floor.Codes(robot)
    _say(packer, ControlCode.SHORT)
    packer.wait(lambda: place.floor.pick.ready, "the picking screen")
    _say(packer, ControlCode.CONFIRM)
    packer.wait(lambda: place.floor.pick.in_hand is not None, "a cart")
    floor.pick_cart(robot, codes)
    packer.settle()
    with shared.owner.reading() as uow:
        (tote,) = uow.waiting.totes_to_pack(1)
    _home(packer)
    _say(packer, ControlCode.CONFIRM)
    (label,) = floor.pack_order(robot, codes, tote)
    packer.settle()
    _home(packer)
    _say(packer, ControlCode.EXCEPTION)
    packer.scan(lane_of_parcel(packer, shared.owner))
    packer.scan(f"]C100{label}")
    packer.wait(lambda: order_figures(shared.owner).shipped == 1, "the order to be shipped")


def _home(packer: Newcomer) -> None:
    _say(packer, ControlCode.UNDO)
    packer.wait(lambda: packer.front is ScreenName.HOME, "home")


def _say(packer: Newcomer, code: ControlCode) -> None:
    assert signal_of(packer.say(code)) is Signal.OK
