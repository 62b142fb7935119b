"""Policies, quantities, weight and supervisors through the window, by scanner alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.fulfilment.packing.situation import PackState
from app.fulfilment.picking.situation import PickState
from app.fulfilment.verification.policy import CheckerPolicy, VerificationPolicy
from app.fulfilment.work import DoubleScan
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from app.store.unit_of_work import Store
from tests.support.floor_play import cases_of, count_tasks
from tests.support.picking_aisle import PickingAisle
from tests.support.policy_desk import PolicyDesk
from tests.support.warehouse import SUPERVISOR, Warehouse
from ui.theme.theme import Theme

Open = Callable[..., PolicyDesk]


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    one = Store.open(sqlite_url)
    yield one
    assert check_ledger(one).agrees
    one.close()


@pytest.fixture
def open_desk(store: Store, tmp_path: Path, theme: Theme) -> Iterator[Open]:
    desks: list[PolicyDesk] = []

    def open_one(policy: VerificationPolicy | None = None, **facts: bool) -> PolicyDesk:
        desks.append(PolicyDesk(store, tmp_path / "journal", theme, policy, **facts))
        return desks[-1]

    yield open_one
    for desk in desks:
        desk.person.settle()
        desk.person.leave()


def test_15_quantity_above_need_is_refused_when_it_is_keyed(open_desk: Open) -> None:
    desk = open_desk()
    desk.person.scan("BOX-M")
    desk.item("MUG")

    desk.key(4)
    assert desk.person.say(ControlCode.CONFIRM) is Verdict.OVER_QUANTITY
    desk.person.say(ControlCode.CONFIRM)
    assert desk.at.units_packed == 1
    desk.key(3)
    assert desk.person.say(ControlCode.CONFIRM) is Verdict.LINE_DONE
    assert desk.at.units_packed == 4


def test_a_quantity_is_keyed_on_the_number_row_too(open_desk: Open) -> None:
    desk = open_desk()
    desk.person.scan("BOX-M")
    desk.item("MUG")

    desk.person.type_digit(3)
    assert desk.at.entry == "3"
    assert desk.person.press(1) is Verdict.LINE_DONE
    assert desk.at.units_packed == 4


def test_16_zero_and_negative(open_desk: Open) -> None:
    desk = open_desk()
    desk.person.scan("BOX-M")
    desk.item("MUG")

    desk.key(0)
    assert desk.person.say(ControlCode.CONFIRM) is Verdict.WRONG_STATE
    desk.person.say(ControlCode.UNDO)
    assert desk.person.scan("-2") is Verdict.UNKNOWN_CODE
    assert desk.at.units_packed == 1


def test_17_partial_quantity_the_remainder_is_asked_for_at_once(open_desk: Open) -> None:
    desk = open_desk()
    desk.person.scan("BOX-M")
    desk.item("MUG")

    desk.key(1)
    assert desk.person.say(ControlCode.CONFIRM) is Verdict.ACCEPTED

    line = desk.at.line
    assert line is not None
    assert (line.sku, desk.at.units_packed) == ("MUG", 2)
    assert desk.item("MUG") is Verdict.ACCEPTED


def test_30_finishing_with_unpacked_lines_needs_a_supervisor(open_desk: Open) -> None:
    desk = open_desk()
    desk.person.scan("BOX-M")
    for _mug in range(4):
        desk.item("MUG")

    desk.person.say(ControlCode.SHORT)
    assert desk.person.scan("B-100") is Verdict.WRONG_STATE
    assert desk.person.scan(SUPERVISOR) is Verdict.LINE_DONE
    desk.wait_for(PackState.LABEL)
    assert desk.person.scan(f"]C100{desk.at.expected}") is Verdict.TASK_DONE
    desk.person.settle()

    assert desk.warehouse.order("1001").state == OrderState.PACKED
    assert count_tasks(desk.warehouse) == ["double-scan"]
    assert desk.person.workplace.shell.person is not None
    assert desk.person.workplace.shell.person.badge == "B-100"


def test_30_an_empty_looking_bin_asks_and_not_empty_opens_a_count(
    store: Store, tmp_path: Path, theme: Theme
) -> None:
    aisle = PickingAisle(store, tmp_path / "journal", theme, {"1001": {"PEN": 1}})
    for code in (aisle.stop.bin_code,):
        aisle.person.scan(code)
    aisle.item("PEN")
    aisle.person.scan(aisle.stop.tote)

    assert aisle.at.state is PickState.BIN_CHECK
    assert aisle.person.scan(aisle.stop.bin_code) is Verdict.WRONG_STATE
    assert aisle.person.say(ControlCode.EXCEPTION) is Verdict.ACCEPTED
    aisle.person.settle()

    assert count_tasks(Warehouse(store)) == ["not empty"]
    aisle.person.leave()


def test_a_weight_in_the_band_goes_on_by_itself(open_desk: Open) -> None:
    desk = open_desk(has_scale=True)
    desk.pack_all()
    assert desk.state is PackState.WEIGH

    desk.weigh(900, stable=False)
    desk.weigh(1505)
    desk.wait_for(PackState.LABEL)

    assert desk.at.carton is not None
    assert desk.at.carton.grams == 1505
    assert cases_of(desk.warehouse) == []


def test_a_weight_outside_asks_why_and_becomes_a_case(open_desk: Open) -> None:
    desk = open_desk(has_scale=True)
    desk.pack_all()

    desk.weigh(1_250)  # a mug is missing
    seen = desk.person.verdicts
    desk.person.wait(lambda: seen[-1] is Verdict.WRONG_STATE, "the look at the weight")
    assert desk.state is PackState.WEIGHT_OFF
    desk.person.say(ControlCode.CONFIRM)
    assert desk.person.say(ControlCode.CONFIRM) is Verdict.ACCEPTED
    desk.wait_for(PackState.LABEL)

    assert [case.kind for case in cases_of(desk.warehouse)] == ["weight"]


def test_a_newcomer_makes_the_weight_wrong_and_right_again_on_the_drawn_scale(
    open_desk: Open,
) -> None:
    desk = open_desk(has_scale=True)
    desk.pack_all()

    assert desk.person.click("Wrong: one too many") is Verdict.WRONG_STATE
    assert desk.state is PackState.WEIGHT_OFF
    assert desk.person.click("Carton on the scale · 1.50 kg") is Verdict.ACCEPTED
    desk.wait_for(PackState.LABEL)

    assert desk.at.carton is not None
    assert desk.at.carton.grams == 1_500
    with desk.store.reading() as uow:
        (carton,) = uow.orders.detail("1001").cartons
    assert carton.weight_grams == 1_500
    assert cases_of(desk.warehouse) == []


def test_picked_on_paper_every_unit_is_scanned_and_then_its_carton(open_desk: Open) -> None:
    policy = VerificationPolicy(double_scan=DoubleScan.ITEM_AND_CARTON)
    desk = open_desk(policy, picked=False)
    desk.person.scan("BOX-M")

    for sku in ("MUG", "MUG", "MUG", "MUG", "LAMP"):
        assert desk.item(sku) is Verdict.ACCEPTED
        assert desk.state is PackState.INTO_CARTON
        assert desk.person.scan("BOX-M") in {Verdict.ACCEPTED, Verdict.LINE_DONE}
    desk.wait_for(PackState.LABEL)
    assert desk.person.scan(f"]C100{desk.at.expected}") is Verdict.TASK_DONE
    desk.person.settle()

    assert desk.warehouse.order("1001").state == OrderState.PACKED


def test_the_picker_packs_only_what_a_supervisor_lets_pass(open_desk: Open) -> None:
    desk = open_desk(VerificationPolicy(checker=CheckerPolicy(sample_percent=100)))

    assert desk.state is PackState.OTHER_BADGE
    assert desk.person.scan("BOX-M") is Verdict.NOT_YOURS
    desk.person.say(ControlCode.CONFIRM)
    assert desk.person.scan(SUPERVISOR) is Verdict.ACCEPTED
    desk.pack_all()
    desk.wait_for(PackState.LABEL)
    assert desk.person.workplace.shell.person is not None
    assert desk.person.workplace.shell.person.badge == "B-100"
