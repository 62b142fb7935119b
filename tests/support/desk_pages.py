"""The pages of the desk in front of somebody, with all that they can touch."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.lifecycle import OrderState
from app.scanning.directory import Person
from app.store.unit_of_work import Store
from tests.support.desk_kit import BAKKER
from tests.support.scans import scan_of
from ui.capture.orders_view import OrdersView
from ui.exception_queue.exceptions_view import ExceptionsView
from ui.shell.screen import ScreenName
from ui.shell.workplace.desk.desk_screens import DeskScreens


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
        self.screens.screens[ScreenName.ORDERS].enter(BAKKER, "")
        rows = self.orders.list.rows_model
        self.qtbot.waitUntil(lambda: rows.rowCount() == 2 and bool(rows.rows[0].key))

    def scan(self, code: str) -> None:
        """Scan a code while the exceptions page is in front."""
        self.screens.screens[ScreenName.EXCEPTIONS].scanned(scan_of(code))

    def take(self) -> None:
        """Press Enter on the row stood on."""
        QTest.keyClick(self.queue.list.table, Qt.Key.Key_Return)

    def sit_down(self, person: Person, order_no: str = "4") -> None:
        """Open the exceptions page at the case of an order."""
        self.queue.show()
        self.screens.screens[ScreenName.EXCEPTIONS].enter(person, order_no)
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
