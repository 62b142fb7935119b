"""The scenarios of verification that a person can cause, through the real window by scanner.

Real store, real journal, real screens; only the scanner and the printers live in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.fulfilment.packing.situation import PackState
from app.insight.order_figures import order_figures
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from app.store.unit_of_work import Store
from tests.support.packing_desk import CASE_OF_TWO, NOBODYS, PackingDesk
from tests.support.warehouse import SUPERVISOR
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme


@pytest.fixture
def desk(sqlite_url: str, tmp_path: Path, theme: Theme) -> Iterator[PackingDesk]:
    """A packing desk with two picked orders; the ledger agrees at the end of every test."""
    store = Store.open(sqlite_url)
    one = PackingDesk(store, tmp_path / "journal", theme)
    yield one
    one.person.settle()
    one.person.leave()
    assert check_ledger(store).agrees
    store.close()


def test_1_unknown_barcode_at_entry_keeps_the_current_task_on_screen(desk: PackingDesk) -> None:
    desk.open()
    desk.item("MUG")
    before = desk.at.lines

    assert desk.person.scan(NOBODYS) is Verdict.UNKNOWN_CODE
    assert desk.person.front is ScreenName.PACK
    assert desk.at.lines == before


def test_2_task_of_another_kind_scanned(desk: PackingDesk) -> None:
    desk.open()

    verdict = desk.person.scan("A-01")

    assert verdict not in {Verdict.ACCEPTED, Verdict.LINE_DONE, Verdict.TASK_DONE}
    assert desk.person.front is ScreenName.PACK
    assert desk.at.units_packed == 0


def test_6_leave_in_mid_line_sign_in_again_same_unit_waits(desk: PackingDesk) -> None:
    desk.open()
    desk.item("MUG")

    desk.sign_out()
    desk.sign_in()
    pack = desk.person.workplace.floor.pack
    desk.person.wait(lambda: pack.ready and pack.in_hand is not None, "the same order")

    assert desk.at.units_packed == 1
    assert desk.at.line is not None
    assert desk.at.line.sku == "MUG"


def test_7_known_product_not_on_this_order(desk: PackingDesk) -> None:
    desk.open()

    assert desk.item("BOOK") is Verdict.WRONG_ITEM
    assert desk.item("MUG") is not Verdict.ACCEPTED  # D4: latched
    assert desk.at.units_packed == 0
    assert desk.person.sounds.played[-1] == "stop"
    assert desk.confirm() is Verdict.ACCEPTED
    assert desk.item("MUG") is Verdict.ACCEPTED


def test_14_case_code_overflow_refused(desk: PackingDesk) -> None:
    desk.open()
    desk.item("MUG")

    assert desk.person.scan(CASE_OF_TWO) is Verdict.OVER_QUANTITY
    assert desk.at.units_packed == 1


def test_14_case_code_counts_its_units(desk: PackingDesk) -> None:
    desk.open()

    assert desk.person.scan(CASE_OF_TWO) is Verdict.LINE_DONE
    assert desk.at.units_packed == 2


def test_15_quantity_above_need(desk: PackingDesk) -> None:
    desk.open()
    desk.item("MUG")
    desk.item("MUG")

    assert desk.item("MUG") is Verdict.OVER_QUANTITY
    assert desk.at.units_packed == 2


def test_19_tote_holds_another_orders_goods(desk: PackingDesk) -> None:
    desk.open()
    tote = desk.tote_of("1002")

    assert desk.person.scan(tote) not in {Verdict.ACCEPTED, Verdict.TASK_DONE}
    assert desk.at.units_packed == 0


def test_20_tote_unknown(desk: PackingDesk) -> None:
    assert desk.person.scan("T-9999") is not Verdict.ACCEPTED
    assert desk.person.front is ScreenName.HOME


def test_23_closing_an_empty_carton(desk: PackingDesk) -> None:
    desk.open()

    assert desk.person.say(ControlCode.NEXT_CARTON) is Verdict.WRONG_STATE
    assert len([carton for carton in desk.at.cartons if carton.contents]) == 0


def test_36_20_scans_in_1_s(desk: PackingDesk) -> None:
    desk.open()
    seen = len(desk.person.verdicts)

    for number in range(20):
        desk.person.scanner.push(f"{NOBODYS}-{number}")
    desk.person.wait(lambda: len(desk.person.verdicts) == seen + 20, "twenty verdicts")

    assert set(desk.person.verdicts[seen:]) == {Verdict.UNKNOWN_CODE}
    assert desk.item("MUG") is Verdict.ACCEPTED


def test_37_power_cut_between_verdict_and_display(desk: PackingDesk) -> None:
    desk.open()
    desk.item("MUG")

    desk.restart()
    pack = desk.person.workplace.floor.pack
    desk.person.wait(lambda: pack.ready and pack.in_hand is not None, "the same order")

    assert desk.at.units_packed == 1
    assert desk.item("MUG") is Verdict.LINE_DONE


def test_39_label_printed_twice(desk: PackingDesk) -> None:
    desk.open()
    first = desk.to_label()
    desk.person.say(ControlCode.REPRINT)
    desk.confirm()
    desk.person.settle()
    pack = desk.person.workplace.floor.pack
    desk.person.wait(lambda: pack.ready and desk.at.state is PackState.LABEL, "the new label")

    assert desk.at.expected == first
    assert desk.person.scan(f"]C100{first}") is Verdict.TASK_DONE


def test_40_label_of_another_carton_scanned(desk: PackingDesk) -> None:
    desk.open()
    own = desk.to_label()

    assert desk.person.scan("]C100001234560000000018") is Verdict.WRONG_CARTON
    assert desk.person.scan(f"]C100{own}") is not Verdict.TASK_DONE  # D4: latched
    desk.confirm()
    assert desk.person.scan(f"]C100{own}") is Verdict.TASK_DONE
    desk.person.settle()
    assert order_figures(desk.store).packed == 1


def test_26_work_in_hand_waits_for_whoever_has_begun_it(desk: PackingDesk) -> None:
    desk.open()
    desk.item("MUG")
    desk.sign_out()

    desk.sign_in(SUPERVISOR)
    assert desk.person.front is ScreenName.HOME
    desk.sign_out()
    desk.sign_in()

    desk.person.wait(lambda: desk.person.front is ScreenName.PACK, "the packing station")
