"""A whole station on a real store: who signs in, what opens, and what happens when things fail."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from sqlalchemy import func, select

from app.fulfilment.events import AnyEvent, UnitsPacked
from app.scanning.verdicts import Verdict
from app.station.journal import Journal
from app.store.schema.station import ScanEvent
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import cancel
from tests.support.databases import PostgresDatabases
from tests.support.floor_play import picked_orders
from tests.support.postgres import PostgresServer
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse, small_warehouse
from tests.support.workplaces import Desk, at_work
from ui.settings.settings_view import SettingsView
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme
from ui.widgets.content import Tone

TOTE = "T-01"
UNITS = 40
SCALE = 2
"""The leaf of the scale in the settings."""


def orders_to_pack(store: Store, units: int = UNITS) -> Warehouse:
    """Order 1001 of so many mugs, picked into tote T-01."""
    warehouse = small_warehouse(store)
    warehouse.add_stock("MUG", "A-01", units)
    warehouse.add_order("1001", {"MUG": units})
    picked_orders(store)
    return warehouse


def mug(desk: Desk) -> str:
    """The mug's barcode."""
    names = desk.robot.names
    return next(code for code, found in names.products.items() if found[0].sku == "MUG")


@pytest.fixture
def desk(store: Store, tmp_path: Path, theme: Theme) -> Iterator[Desk]:
    """Station Pack 04 on each engine, with order 1001 waiting."""
    orders_to_pack(store)
    with at_work(store, tmp_path / "journal", theme) as desk:
        yield desk


def test_a_badge_opens_the_station_and_a_tote_opens_its_order(desk: Desk) -> None:
    fronts = [desk.place.shell.front]
    desk.sign_in(PACKER)
    fronts.append(desk.place.shell.front)
    desk.open_order(TOTE)
    fronts.append(desk.place.shell.front)

    assert fronts == [ScreenName.SIGN_IN, ScreenName.HOME, ScreenName.PACK]
    assert desk.place.floor.pack.order_nos == ("1001",)


def test_whoever_signs_in_goes_on_with_the_work_that_lies_at_the_station(desk: Desk) -> None:
    desk.sign_in(PACKER)
    desk.open_order(TOTE)
    desk.robot.scan("BOX-M")
    desk.robot.scan(mug(desk))
    desk.place.shell.sign_out()

    desk.sign_in(PACKER)
    desk.robot.wait_for(lambda: desk.packed == 1, "the same unit")
    assert desk.place.shell.front is ScreenName.PACK


def test_who_came_and_who_left_is_in_the_audit_and_on_the_door(desk: Desk, store: Store) -> None:
    def audited(action: str) -> int:
        with store.reading() as uow:
            return len(uow.people.audited(PACKER, action))

    desk.sign_in(PACKER)
    desk.open_order(TOTE)
    desk.place.shell.sign_out()

    desk.robot.wait_for(lambda: audited("signed out") == 1, "the sign-out in the audit")
    assert audited("signed in") == 1
    door = desk.place.entrance.door
    desk.robot.wait_for(door.banner.isVisible, "what lies open")
    assert door.banner.content.headline == "Order 1001"
    assert "Last here" in door.prompt.content.note


def test_what_waits_in_the_outbox_is_sent_for_a_supervisor_and_never_on_the_ui_thread(
    desk: Desk,
) -> None:
    threads: list[int] = []
    desk.place.drain_by(lambda: threads.append(threading.get_ident()), alone=False)
    outbox = desk.place.outbox
    assert outbox is not None

    outbox.tick()
    desk.sign_in(PACKER)
    outbox.tick()
    assert threads == []
    desk.place.shell.sign_out()
    desk.sign_in(SUPERVISOR)
    outbox.tick()

    desk.robot.wait_for(lambda: len(threads) == 1, "a round")
    assert threads[0] != threading.get_ident()


def test_a_scan_reaches_the_task_while_a_text_field_has_the_focus(desk: Desk) -> None:
    desk.sign_in(PACKER)
    desk.open_order(TOTE)
    field = QLineEdit(desk.place.window)
    field.show()
    desk.place.window.activateWindow()
    field.setFocus()

    desk.robot.scan("BOX-M")
    desk.robot.scan(mug(desk))

    assert desk.packed == 1
    assert field.text() == ""


def test_an_order_cancelled_elsewhere_says_so_at_the_next_scan(desk: Desk, store: Store) -> None:
    desk.sign_in(PACKER)
    desk.open_order(TOTE)
    desk.robot.scan("BOX-M")
    heard: list[object] = []
    desk.place.works.changed.connect(lambda: heard.append(1))
    desk.robot.wait_for(lambda: not desk.place.works.sync._running, "the carton's record")
    heard.clear()

    cancel(store, "1001")
    task = desk.place.floor.pack.in_hand[1] if desk.place.floor.pack.in_hand else None
    assert task is not None
    desk.robot.wait_for(lambda: task._versions.get("1001", 0) is None, "the news")
    assert desk.robot._send(mug(desk)) is Verdict.ORDER_CANCELLED
    assert desk.packed == 0


def test_two_stations_do_not_get_the_same_tote(
    desk: Desk, store: Store, tmp_path: Path, theme: Theme
) -> None:
    desk.sign_in(PACKER)
    desk.open_order(TOTE)

    with at_work(store, tmp_path / "other", theme, station="Pack 05") as other:
        other.sign_in(PACKER)
        other.robot.scan(TOTE)
        pack = other.place.floor.pack
        other.robot.wait_for(lambda: pack.ready and other.banner.tone is Tone.ATTENTION, "the word")

        assert pack.in_hand is None
        assert "Pack 04" in f"{other.banner.headline} {other.banner.second} {other.banner.overline}"


def test_a_full_journal_stops_the_work_and_acknowledges_nothing(desk: Desk) -> None:
    desk.sign_in(PACKER)
    desk.open_order(TOTE)
    desk.robot.scan("BOX-M")
    works = desk.place.works
    works.on_journal.call(lambda: _fill_disk(works.journal))
    answers: list[Verdict] = []
    desk.place.judged.connect(answers.append)
    desk.sounds.played.clear()

    while "stop" not in desk.sounds.played:  # the last page still has room for a few
        _scan_and_listen(desk, len(desk.sounds.played))

    kept = works.on_journal.call(lambda: len(_units_kept(works.journal)))
    assert desk.banner.tone is Tone.STOP
    assert desk.banner.headline
    assert desk.packed == kept == len(answers) < UNITS
    works.on_journal.call(lambda: _empty_disk(works.journal))
    desk.robot.scan(mug(desk))
    assert desk.packed == kept + 1


def _scan_and_listen(desk: Desk, sounds: int) -> None:
    """Scan a mug and wait for its sound: a scan that cannot be kept has no verdict."""
    desk.scanner.push(mug(desk))
    desk.robot.wait_for(lambda: len(desk.sounds.played) > sounds, "a sound")


def _units_kept(journal: Journal) -> list[AnyEvent]:
    work = journal.open_work()
    return [event for event in work.events if isinstance(event, UnitsPacked)] if work else []


def _fill_disk(journal: Journal) -> None:
    """Not a page more: to SQLite that is a full disk."""
    pages = journal._db.execute("PRAGMA page_count").fetchone()[0]
    journal._db.execute(f"PRAGMA max_page_count={pages}")


def _empty_disk(journal: Journal) -> None:
    journal._db.execute("PRAGMA max_page_count=1000000")


def test_closing_leaves_no_thread_and_no_lock_behind(
    sqlite_url: str, tmp_path: Path, theme: Theme
) -> None:
    store = Store.open(sqlite_url)
    orders_to_pack(store)
    before = set(threading.enumerate())
    with at_work(store, tmp_path / "journal", theme) as desk:
        desk.sign_in(PACKER)
        desk.open_order(TOTE)
        desk.robot.scan("BOX-M")
    store.close()

    assert set(threading.enumerate()) <= before
    again = Journal(tmp_path / "journal" / "Pack_04.journal", "Pack 04")
    work = again.open_work()
    assert work is not None
    again.end_work(work.work_id)
    again.close()
    with Store.open(sqlite_url).unit() as uow:
        uow.commit()


@pytest.mark.postgresql
def test_without_its_server_a_station_goes_on_and_comes_back_by_itself(
    tmp_path: Path, theme: Theme
) -> None:
    with PostgresServer() as server, PostgresDatabases(server).fresh() as url:
        store = Store.open(url)
        orders_to_pack(store)
        with at_work(store, tmp_path / "journal", theme) as desk:
            desk.sign_in(PACKER)
            desk.open_order(TOTE)
            desk.robot.scan("BOX-M")
            works = desk.place.works
            desk.robot.wait_for(
                lambda: works.on_journal.call(works.journal.unsent_count) == 0,
                "the carton's record",
            )
            server.stop()

            for _ in range(2):
                desk.robot.scan(mug(desk))
            status = desk.place.status
            desk.robot.wait_for(lambda: "offline, 2" in status._server.word, "the status")
            assert desk.packed == 2

            server.start()
            desk.robot.wait_for(lambda: status._server.word == "saved", "the line")
            desk.robot.wait_for(lambda: _units_replayed(store) == 2, "the kept scans")
        store.close()


def _units_replayed(store: Store) -> int:
    packed = UnitsPacked.model_fields["kind"].default
    query = select(func.count()).where(ScanEvent.event["kind"].as_string() == packed)
    with store.reading() as uow:
        return int(uow.session.scalars(query).one())


@pytest.fixture
def bare_desk(sqlite_url: str, tmp_path: Path, theme: Theme) -> Iterator[Desk]:
    """A station in front of a supervisor, on one engine: what follows asks no store."""
    store = Store.open(sqlite_url)
    small_warehouse(store)
    with at_work(store, tmp_path / "journal", theme) as desk:
        desk.sign_in(SUPERVISOR)
        yield desk
    store.close()


def test_a_scale_is_tried_in_the_settings_by_its_key(bare_desk: Desk) -> None:
    desk = bare_desk
    desk.place.shell.go(ScreenName.SETTINGS)
    view = desk.place.window.findChild(SettingsView)
    assert isinstance(view, SettingsView)
    desk.robot.wait_for(lambda: view.answer.tone is not Tone.BUSY, "the settings")
    QTest.mouseClick(view.chips.chips[SCALE], Qt.MouseButton.LeftButton)
    kind = view.form.boxes["scales.0.kind"].editor
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(kind.findData("sics"))
    kind.activated.emit(kind.currentIndex())
    address = view.form.boxes["scales.0.address"].editor
    assert isinstance(address, QLineEdit)
    QTest.keyClicks(address, "/dev/ttyUSB1")

    QTest.keyClick(desk.place.window.windowHandle(), Qt.Key.Key_F3)

    desk.robot.wait_for(lambda: view.beside.content.title == "0.000 kg", "the weight")
    assert view.answer.text == "The scale answers: 0.000 kg"
