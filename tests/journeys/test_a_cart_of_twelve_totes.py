"""A cart of twelve totes: planned by a supervisor, walked, packed and shipped, at one window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.catalogue.demo import fill_demo
from app.fulfilment.allocation import allocate
from app.fulfilment.cancelling import cancel_order
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.insight.order_figures import order_figures
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.verdicts import Verdict
from app.station.sign_in import hash_pin
from app.store.unit_of_work import Store
from tests.support.barcode_reader import read_pdf
from tests.support.newcomer import Newcomer
from tests.support.planned_waves import state_of_wave
from ui.fulfilment.waves.waves_view import WavesView
from ui.rehearsal import floor
from ui.rehearsal.robot import Robot
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme

SUPERVISOR, PACKER = "S-3001", "P-1001"


@pytest.fixture
def shop(sqlite_url: str) -> Iterator[Store]:
    """The demo warehouse, one order cancelled: twelve are held in full, tracked ones and a kit."""
    store, now = Store.open(sqlite_url), datetime.now(UTC)
    fill_demo(store, now, hash_pin)
    with store.reading() as uow:
        order_id = uow.orders.detail("SO-2015").order_id
    store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))
    allocate(store, now)
    yield store
    store.close()


@pytest.fixture
def newcomer(shop: Store, tmp_path: Path, theme: Theme) -> Iterator[Newcomer]:
    one = Newcomer(shop, tmp_path / "journal", theme)
    yield one
    one.leave()


def test_a_cart_of_twelve_totes_is_planned_walked_packed_and_shipped(
    newcomer: Newcomer, shop: Store
) -> None:
    wave_no = _plan_and_release(newcomer)
    _sign_in(newcomer, PACKER)
    robot = Robot(newcomer.workplace, _Hand(newcomer), mistake_every=25)
    codes = floor.Codes(robot)

    cart, *totes = _printed_labels(newcomer)
    assert len(totes) == 12
    names = newcomer.workplace.works
    newcomer.wait(lambda: cart in names.directory.carts, "the cart's name")
    assert newcomer.scan(cart) is Verdict.ACCEPTED  # the label on the cart
    newcomer.wait(lambda: newcomer.front is ScreenName.PICK, "the walk of that cart")
    newcomer.wait(lambda: newcomer.workplace.floor.pick.ready, "the picking screen")
    assert floor.pick_cart(robot, codes)
    robot.settle()
    labels = [label for tote in totes for label in floor.pack_order(robot, codes, tote)]
    robot.settle()
    floor.load_parcels(robot, tuple(labels))
    newcomer.wait(lambda: order_figures(shop).shipped == 12, "all orders to be shipped")

    assert robot.wrong_accepted == []
    assert state_of_wave(shop, wave_no) == "done"
    assert check_ledger(shop).agrees


def _printed_labels(newcomer: Newcomer) -> list[str]:
    """What a scanner reads on the labels of the release: the cart's, then its totes'."""
    (job,) = newcomer.printers[PaperKind.LABEL].jobs
    codes = [code for page in read_pdf(job.data) for code in page.codes]
    return [code.removeprefix("]C0") for code in codes]


def _plan_and_release(newcomer: Newcomer) -> str:
    """The supervisor opens the planning page, plans one cart, looks at its walk, releases it."""
    _sign_in(newcomer, SUPERVISOR)
    newcomer.press(ControlCode.REPRINT.f_key)  # F4 of the home page: orders, with the rail
    newcomer.wait(lambda: newcomer.front is ScreenName.ORDERS, "the orders page")
    _open_from_the_rail(newcomer, "Waves")
    newcomer.wait(lambda: newcomer.front is ScreenName.WAVES, "the planning page")
    view = newcomer.workplace.window.findChild(WavesView)
    assert isinstance(view, WavesView)
    newcomer.wait(lambda: _figure(view, "orders wait") == "12", "twelve orders")
    in_no_wave = view.waiting.rows_model.rowCount()
    totes = view.form.boxes["totes"].editor
    assert isinstance(totes, QLineEdit)
    totes.selectAll()
    QTest.keyClicks(totes, "12")

    newcomer.press(1)
    newcomer.wait(lambda: view.list.rows_model.rowCount() == 1, "the draft")
    newcomer.wait(lambda: len(view.map.content.walks) == 1, "the walk on the map")
    assert view.waiting.rows_model.rowCount() == in_no_wave - 12
    assert _figure(view, "after").endswith(" m")
    newcomer.press(2)
    newcomer.wait(lambda: "pick lists" in view.answer.text, "the papers")
    assert view.answer.text.endswith("1 cart, 12 orders. Labels and pick lists printed")
    wave_no = view.list.current_key()
    newcomer.scanner.push(payload_of(ControlCode.SIGN_OUT))
    newcomer.wait(lambda: newcomer.front is ScreenName.SIGN_IN, "the sign-in")
    return wave_no


def _sign_in(newcomer: Newcomer, badge: str) -> None:
    newcomer.scan(badge)
    newcomer.wait(lambda: newcomer.front is ScreenName.HOME, "home")


def _open_from_the_rail(newcomer: Newcomer, name: str) -> None:
    def entry() -> QAbstractButton | None:
        buttons = newcomer.workplace.window.findChildren(QAbstractButton)
        found = (b for b in buttons if b.isVisible() and b.accessibleName().startswith(name))
        return next(found, None)

    newcomer.wait(lambda: entry() is not None, f"{name} in the rail")
    button = entry()
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _figure(view: WavesView, label: str) -> str:
    return next((one.value for one in view.figures.content if one.label == label), "")


class _Hand:
    """The newcomer's scanner in the robot's hand."""

    def __init__(self, newcomer: Newcomer) -> None:
        self._newcomer = newcomer

    def send(self, text: str) -> None:
        self._newcomer.scanner.push(text)
