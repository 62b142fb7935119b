"""The scenarios of verification that a picker can cause, through the real window by scanner."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.fulfilment.picking.situation import PickState
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Signal, Verdict, signal_of
from app.store.unit_of_work import Store
from tests.support.picking_aisle import PickingAisle
from ui.theme.theme import Theme

pytestmark = pytest.mark.postgresql  # at a window of the shared database, under its own login


@pytest.fixture
def aisle(postgres_url: str, tmp_path: Path, theme: Theme) -> Iterator[PickingAisle]:
    """A picker with a cart; the ledger agrees at the end of every test."""
    store = Store.open(postgres_url)
    one = PickingAisle(store, tmp_path / "journal", theme)
    yield one
    one.person.settle()
    one.person.leave()
    assert check_ledger(store).agrees
    store.close()


def test_5_another_bin_than_the_one_of_the_walk(aisle: PickingAisle) -> None:
    other = "B-02" if aisle.stop.bin_code != "B-02" else "A-10"

    assert aisle.person.scan(other) is Verdict.WRONG_BIN
    assert aisle.at.latch is not None
    assert signal_of(aisle.person.scan(aisle.stop.bin_code)) is not Signal.OK  # D4: latched
    aisle.person.say(ControlCode.CONFIRM)
    assert aisle.person.scan(aisle.stop.bin_code) is Verdict.ACCEPTED


def test_18_too_many_into_a_tote_line_unchanged(aisle: PickingAisle) -> None:
    aisle.person.scan(aisle.stop.bin_code)
    for _unit in range(aisle.stop.units):
        aisle.item(aisle.stop.sku)

    assert aisle.item(aisle.stop.sku) is Verdict.OVER_QUANTITY
    aisle.person.say(ControlCode.CONFIRM)
    assert aisle.at.state is PickState.TO_TOTE
    assert aisle.person.scan(aisle.stop.tote) is Verdict.LINE_DONE


def test_20_tote_unknown(aisle: PickingAisle) -> None:
    aisle.person.scan(aisle.stop.bin_code)
    for _unit in range(aisle.stop.units):
        aisle.item(aisle.stop.sku)

    assert signal_of(aisle.person.scan("T-9999")) is not Signal.OK
    assert aisle.at.state is PickState.TO_TOTE


def test_21_wrong_product_while_counting_makes_no_line(aisle: PickingAisle) -> None:
    aisle.person.scan(aisle.stop.bin_code)
    wanted = aisle.stop

    assert aisle.item("BOOK") is Verdict.WRONG_ITEM
    aisle.person.say(ControlCode.CONFIRM)

    assert aisle.stop == wanted
    assert aisle.item(wanted.sku) in {Verdict.ACCEPTED, Verdict.LINE_DONE}


def test_an_item_before_its_bin_is_not_counted(aisle: PickingAisle) -> None:
    assert signal_of(aisle.item(aisle.stop.sku)) is not Signal.OK
    assert aisle.at.state is not PickState.COUNTED
