"""The policies on a real database: what is put in force there counts for the next claim."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.fulfilment.verification.policy_change import read_policy
from app.scanning.directory import Person
from app.store.schema.station import Role
from tests.support.desk_pages import Desk
from tests.support.floor_play import StationPlay, picked_orders
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse
from ui.policies.policy_view import PolicyView
from ui.shell.screen import ScreenName


def _warehouse(desk: Desk) -> Warehouse:
    warehouse = Warehouse(desk.store)
    warehouse.add_product("BOOK")
    warehouse.add_bin("A-10")
    warehouse.add_stock("BOOK", "A-10", 5)
    warehouse.add_totes(2)
    warehouse.add_person(PACKER)
    warehouse.add_person(SUPERVISOR, Role.SUPERVISOR)
    return warehouse


def _sit_down(desk: Desk, person: Person) -> PolicyView:
    view = desk.screens.views[ScreenName.POLICIES]
    assert isinstance(view, PolicyView)
    view.show()
    desk.screens.screens[ScreenName.POLICIES].enter(person, "")
    desk.qtbot.waitUntil(lambda: view.meaning.content.facts != ())
    return view


def _type_a_sample(view: PolicyView) -> None:
    box = view.form.boxes["checker.sample_percent"]
    box.editor.setFocus()
    QTest.keyClick(box.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box.editor, "100")
    QTest.mouseClick(view.meaning.choices.buttons[0], Qt.MouseButton.LeftButton)


def test_every_order_goes_to_another_badge_once_a_supervisor_wants_it(desk: Desk) -> None:
    _warehouse(desk).add_order("1001", {"BOOK": 1})
    picked_orders(desk.store)
    view = _sit_down(desk, Person(SUPERVISOR, "Ines", "supervisor"))

    _type_a_sample(view)
    desk.qtbot.waitUntil(lambda: "In force" in view.answer.text)

    assert read_policy(desk.store).changes[0].badge == SUPERVISOR
    package = StationPlay(desk.store, "PACK-1").claim_pack("T-01")
    assert package.other_badge_required
    desk.screens.screens[ScreenName.POLICIES].leave()


def test_a_badge_that_is_no_supervisors_changes_nothing_even_on_this_page(desk: Desk) -> None:
    _warehouse(desk)
    view = _sit_down(desk, Person(PACKER, "Says so", "supervisor"))

    _type_a_sample(view)
    desk.qtbot.waitUntil(lambda: "it takes a supervisor" in view.answer.text)

    assert read_policy(desk.store).policy.checker.sample_percent == 0
    desk.screens.screens[ScreenName.POLICIES].leave()
