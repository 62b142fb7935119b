"""The desk's screens on a real store: cases are seen, taken and solved, orders are listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.catalogue.products import import_products
from app.exception_queue.cases import take_case
from app.lifecycle import OrderState
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Person
from app.settings import FolderSettings, Settings
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import MUG, PRODUCTS, export, order
from tests.support.desk_kit import BAKKER, NOVAK, Told, kit_of
from tests.support.scans import scan_of
from tests.support.workplaces import paper_desk, printers_in_memory
from ui.capture.orders_view import OrdersView
from ui.exception_queue.exceptions_view import ExceptionsView
from ui.shell.screen import ScreenName
from ui.shell.workplace.desk_screens import DeskScreens, make_desk
from ui.shell.workplace.settings_screen import Machine
from ui.shell.workplace.station_works import StationWorks
from ui.theme.theme import Theme
from ui.widgets.content import Tone

VASE = {**MUG, "Lineitem sku": "VASE", "Lineitem name": "Vase"}
SMIT = Person("B-301", "A. Smit", "clerk")


@dataclass(frozen=True)
class Desk:
    """The desk's screens in front of somebody, with all that they can touch."""

    screens: DeskScreens
    store: Store
    pressed: list[str]
    qtbot: QtBot

    @property
    def queue(self) -> ExceptionsView:
        """The exceptions page."""
        view = self.screens.views[ScreenName.EXCEPTIONS]
        assert isinstance(view, ExceptionsView)
        return view

    @property
    def orders(self) -> OrdersView:
        """The orders page."""
        view = self.screens.views[ScreenName.ORDERS]
        assert isinstance(view, OrdersView)
        return view

    def fact(self, label: str) -> str:
        """What the case says of one thing; "" if nothing."""
        facts = {fact.label: fact.value for fact in self.queue.detail.content.facts}
        return facts.get(label, "")

    def case_id(self, order_no: str) -> str:
        """The key of an order's case in the list."""
        with self.store.reading() as uow:
            found = next(case for case in uow.cases.page() if case.order_no == order_no)
        return str(found.case_id)

    def open_orders(self) -> None:
        """Open the orders page and wait for its list."""
        self.orders.show()
        self.screens.orders.enter(BAKKER, "")
        rows = self.orders.list.rows_model
        self.qtbot.waitUntil(lambda: rows.rowCount() == 2 and bool(rows.rows[0].key))

    def take(self) -> None:
        """Press Enter on the row stood on."""
        QTest.keyClick(self.queue.list.table, Qt.Key.Key_Return)

    def sit_down(self, person: Person, order_no: str = "4") -> None:
        """Open the exceptions page at the case of an order."""
        self.queue.show()
        self.screens.exceptions.enter(person, order_no)
        self.wait_for_case(order_no)

    def wait_for_case(self, order_no: str) -> None:
        """Wait until the page shows the case of an order with its history."""
        detail = self.queue.detail
        self.qtbot.waitUntil(
            lambda: detail.content.code == order_no and detail.content.events != ()
        )

    def wait_for_answer(self, text: str) -> None:
        """Wait until the page says so."""
        self.qtbot.waitUntil(lambda: self.queue.answer.text == text)

    def touch(self, label: str) -> None:
        """Touch what can be done about the case."""
        buttons = self.queue.detail.choices.buttons
        found = next(button for button in buttons if button.content.label == label)
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    def state_of(self, order_no: str) -> OrderState:
        """Where an order stands."""
        with self.store.reading() as uow:
            return uow.orders.detail(order_no).state

    def audited(self, subject: str) -> list[tuple[str, str]]:
        """Who solved what."""
        with self.store.reading() as uow:
            return [(one.badge, one.action) for one in uow.people.audited(subject)]


@pytest.fixture
def works(store: Store, tmp_path: Path) -> Iterator[StationWorks]:
    """Desk 01 on each engine, with two orders that are held: an unknown SKU, and no name."""
    import_products(store, "products.csv", PRODUCTS, "B-1")
    nameless = order("2", Shipping_Name="", Billing_Name="")
    now = datetime.now(UTC)
    receive_orders(store, "day.csv", export(order("4", [VASE]), nameless), now)
    stage_orders(store, now)
    one = StationWorks(store, tmp_path / "journal", "Desk 01")
    yield one
    one.close()


@pytest.fixture
def desk(works: StationWorks, store: Store, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Desk:
    """The desk's screens; a touched key reaches the page in front as a key of the bus does."""
    pressed = list[str]()

    def press(key: str) -> None:
        pressed.append(key)
        code = next(code for code in ControlCode if f"F{code.f_key}" == key)
        front = next(s for name, s in screens.screens.items() if screens.views[name].isVisible())
        front.scanned(scan_of(payload_of(code), "keys"))

    screens = make_desk(
        works,
        kit_of(Told(), clock=lambda: datetime.now(UTC)),
        theme,
        press,
        Settings(folders=FolderSettings(documents=tmp_path / "documents")),
        Machine(save=lambda _new: None, ports=lambda: ()),
        paper_desk(printers_in_memory(), "Desk 01"),
    )
    for view in screens.views.values():
        qtbot.addWidget(view)
        view.resize(1658, 958)
    return Desk(screens, store, pressed, qtbot)


def test_every_screen_of_the_desk_has_its_view(desk: Desk) -> None:
    wanted = {ScreenName.EXCEPTIONS, ScreenName.ORDERS, ScreenName.SETTINGS}

    assert set(desk.screens.screens) == set(desk.screens.views) == wanted


def test_a_clerk_sees_a_held_order_s_case_takes_it_and_solves_it(desk: Desk) -> None:
    desk.sit_down(BAKKER)
    assert desk.queue.detail.content.title == "Not a product we sell"

    desk.take()
    desk.wait_for_answer("Yours for 5 minutes")
    desk.qtbot.waitUntil(lambda: desk.fact("Owner") == BAKKER.name)
    desk.touch("Check again")
    desk.wait_for_answer("Still held: No product has this SKU")
    assert desk.state_of("4") is OrderState.HELD

    import_products(desk.store, "new.csv", b"sku,name,price\nVASE,Vase,9.50\n", "B-1")
    desk.touch("Check again")
    desk.wait_for_case("2")  # the next one: the first is solved

    assert desk.state_of("4") is OrderState.STAGED
    assert desk.audited("4")[0] == (BAKKER.badge, "case")
    assert desk.pressed == ["F1", "F1"]


def test_what_takes_a_supervisor_is_approved_by_a_badge_where_the_clerk_sits(desk: Desk) -> None:
    desk.sit_down(BAKKER, "2")
    desk.take()
    desk.wait_for_answer("Yours for 5 minutes")

    desk.touch("Approve as it is")
    desk.wait_for_answer("A supervisor has to say so")
    desk.screens.exceptions.scanned(scan_of(BAKKER.badge))
    desk.wait_for_answer("J. Bakker may not approve this")
    assert desk.state_of("2") is OrderState.HELD
    desk.screens.exceptions.scanned(scan_of(NOVAK.badge))
    desk.wait_for_case("4")

    assert desk.state_of("2") is OrderState.STAGED
    assert desk.audited("2")[0] == (NOVAK.badge, "case")


def test_a_case_that_another_clerk_has_is_not_taken_and_not_solved(desk: Desk) -> None:
    desk.sit_down(BAKKER)
    assert take_case(desk.store, int(desk.case_id("4")), SMIT, datetime.now(UTC))

    desk.take()
    desk.wait_for_answer("Somebody else works on it")
    desk.qtbot.waitUntil(lambda: desk.fact("Owner") == SMIT.badge)

    assert not any(button.isEnabled() for button in desk.queue.detail.choices.buttons)


def test_what_others_change_is_shown_while_the_page_is_in_front(desk: Desk) -> None:
    desk.sit_down(BAKKER)
    receive_orders(desk.store, "more.csv", export(order("7", Shipping_City="")), datetime.now(UTC))
    stage_orders(desk.store, datetime.now(UTC))

    desk.screens.refresh()

    rows = desk.queue.list.rows_model
    desk.qtbot.waitUntil(lambda: rows.rowCount() == 3)
    assert desk.queue.detail.content.code == "4"  # nobody is torn away from their case


def test_the_orders_page_lists_what_is_in_the_store_and_shows_one_whole(desk: Desk) -> None:
    desk.open_orders()
    desk.orders.list.current_changed.emit("4")

    desk.qtbot.waitUntil(lambda: desk.orders.card.summary.content.code == "4")
    assert {row.key for row in desk.orders.list.rows_model.rows} == {"2", "4"}
    QTest.mouseClick(desk.orders.card.choices.buttons[0], Qt.MouseButton.LeftButton)
    assert desk.pressed == ["F1"]


def test_a_file_that_is_brought_to_the_page_is_read_and_listed(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "more.csv"
    file.write_bytes(export(order("7"), order("8")))
    desk.open_orders()

    desk.orders.file_chosen.emit(file)

    desk.qtbot.waitUntil(lambda: desk.orders.list.rows_model.rowCount() == 4)
    assert desk.state_of("7") is OrderState.BACKORDERED  # judged, and no mug is in stock


def test_the_list_is_written_among_the_station_s_documents(desk: Desk, tmp_path: Path) -> None:
    desk.open_orders()

    QTest.mouseClick(desk.orders.take_out, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: desk.orders.answer.tone is Tone.OK)

    (written,) = (tmp_path / "documents" / "exports").iterdir()
    assert desk.orders.answer.text == f"Written to {written}"
    assert written.read_text("utf-8-sig").count("\n") == 3
