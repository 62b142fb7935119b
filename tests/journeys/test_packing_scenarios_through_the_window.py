"""The scenarios of verification about cartons, totes and codes of an order, through the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.fulfilment.dispatch.loading import DispatchVerdict, dispatch_parcel
from app.fulfilment.packing.situation import PackState
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Signal, Verdict, signal_of
from app.store.schema.cases import Case
from app.store.schema.catalogue import CartonTypeRow
from app.store.schema.floor import Carton, Tote
from app.store.unit_of_work import Store
from tests.support.packing_desk import PackingDesk
from tests.support.warehouse import PACKER, SUPERVISOR, gtin_of
from ui.theme.theme import Theme

pytestmark = pytest.mark.postgresql  # at a window of the shared database, under its own login


@pytest.fixture
def desk(postgres_url: str, tmp_path: Path, theme: Theme) -> Iterator[PackingDesk]:
    """A packing desk with two picked orders; the ledger agrees at the end of every test."""
    store = Store.open(postgres_url)
    one = PackingDesk(store, tmp_path / "journal", theme)
    yield one
    one.person.settle()
    one.person.leave()
    assert check_ledger(store).agrees
    store.close()


def units(desk: PackingDesk) -> dict[int, int]:
    """The units in each carton, by its number."""
    return {carton.number: sum(carton.contents.values()) for carton in desk.at.cartons}


def test_11_product_in_two_totes(desk: PackingDesk) -> None:
    with desk.store.unit() as uow:
        first = uow.session.scalars(select(Tote).filter_by(code=desk.tote_of("1001"))).one()
        uow.session.add(Tote(code="T-99", order_id=first.order_id, work_id=first.work_id, slot=99))
        uow.commit()
    desk.restart()

    assert desk.person.scan("T-99") is Verdict.ACCEPTED
    pack = desk.person.workplace.floor.pack
    desk.person.wait(lambda: pack.ready and pack.in_hand is not None, "the order")
    desk.person.scan("BOX-M")
    desk.item("MUG")

    assert desk.person.scan("T-99") is Verdict.WRONG_STATE
    assert desk.at.state is PackState.PACKING
    assert desk.item("MUG") is Verdict.LINE_DONE


def test_12_loose_and_packed_units_of_one_product(desk: PackingDesk) -> None:
    desk.open()
    desk.item("MUG")
    desk.person.say(ControlCode.NEXT_CARTON)
    desk.person.scan("BOX-M")

    assert desk.item("MUG") is Verdict.LINE_DONE
    assert desk.item("MUG") is Verdict.OVER_QUANTITY
    assert units(desk) == {1: 1, 2: 1}


def test_22_carton_type_the_carrier_refuses(desk: PackingDesk) -> None:
    pole = CartonTypeRow(
        code="POLE",
        name="Pole",
        length_mm=4500,
        width_mm=100,
        height_mm=100,
        tare_grams=250,
        max_grams=15_000,
    )
    desk.warehouse._save(pole)
    desk.restart()
    desk.open(carton=False)

    assert desk.person.scan("POLE") is Verdict.WRONG_CARTON
    assert desk.at.state is PackState.LATCHED
    assert desk.at.cartons == ()


def test_24_an_order_that_left_its_tote_between_list_and_scan(desk: PackingDesk) -> None:
    tote = desk.tote_of("1001")
    desk.open()
    label = desk.to_label()
    desk.person.scan(f"]C100{label}")
    desk.person.settle()

    desk.person.scan(tote)
    desk.person.settle()

    assert desk.person.workplace.floor.pack.in_hand is None
    assert desk.person.sounds.played[-1] != "ok"


def test_30_an_order_with_unpacked_lines_has_no_way_to_done(desk: PackingDesk) -> None:
    desk.open()
    desk.item("MUG")

    assert signal_of(desk.confirm()) is not Signal.OK
    assert desk.at.state is PackState.PACKING
    assert desk.at.units_packed == 1


def test_30_undo_takes_back_only_its_carton(desk: PackingDesk) -> None:
    desk.open()
    desk.item("MUG")
    desk.person.say(ControlCode.NEXT_CARTON)
    desk.person.scan("BOX-M")
    desk.item("LAMP")

    desk.person.say(ControlCode.UNDO)

    assert units(desk) == {1: 1, 2: 0}
    assert desk.item("LAMP") is not Verdict.OVER_QUANTITY


def test_33_upc_a_and_ean_13_twins(desk: PackingDesk) -> None:
    gtin = gtin_of(desk.warehouse.product_ids["MUG"])
    desk.open()

    assert desk.person.scan(gtin) is Verdict.ACCEPTED
    assert desk.person.scan(gtin.lstrip("0")) is Verdict.LINE_DONE
    assert desk.at.units_packed == 2


def test_a_supervisor_lets_a_label_out_early_and_nothing_leaves_unverified(
    desk: PackingDesk,
) -> None:
    desk.open()
    desk.item("MUG")
    assert desk.person.say(ControlCode.REPRINT) is Verdict.WRONG_STATE
    assert desk.at.panel == "early label"
    desk.confirm()
    assert desk.person.scan(PACKER) is Verdict.WRONG_STATE
    assert desk.person.scan(SUPERVISOR) is Verdict.ACCEPTED
    label = desk.person.printers[PaperKind.LABEL]
    desk.person.wait(lambda: len(label.jobs) == 1, "the early label")
    desk.person.settle()
    with desk.store.reading() as uow:
        (sscc,) = uow.session.scalars(select(Carton.sscc)).all()
        (case,) = uow.session.scalars(select(Case)).all()
    assert (case.kind, case.badge) == ("early label", SUPERVISOR)

    assert desk.person.scan(f"]C100{sscc}") is Verdict.WRONG_STATE
    assert desk.at.state is PackState.PACKING
    assert dispatch_parcel(desk.store, str(sscc), None, PACKER, "DOCK-1").verdict is (
        DispatchVerdict.NOT_CLOSED
    )

    for sku in ("MUG", "LAMP"):
        desk.item(sku)
    desk.person.wait(lambda: desk.at.state is PackState.LABEL, "the slip")
    assert desk.at.expected == sscc
    assert desk.person.scan(f"]C100{sscc}") is Verdict.TASK_DONE
    desk.person.settle()
    assert len(label.jobs) == 1, "one label, not two"
    assert desk.warehouse.order("1001").state == "packed"
