"""A supervisor lets a label out early: it is bought and printed, and nothing else (D8)."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from app.errors import NotAllowed
from app.fulfilment.dispatch.loading import DispatchVerdict, dispatch_parcel
from app.fulfilment.events import ReprintReason
from app.fulfilment.shipping.label_gate import Override
from app.fulfilment.shipping.papers import PaperDesk, Papers, label_carton, relabel_carton
from app.fulfilment.shipping.parcel.facts import CartonFacts
from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.store.schema.floor import Carton, CartonState
from app.store.schema.orders import OrderAddress
from app.store.unit_of_work import Store
from hardware.ports import PrintOutcome, PrintResult
from tests.app.fulfilment.shipping.desk_printers import TestPrinter
from tests.app.fulfilment.shipping.packed_orders import (
    open_cases,
    packed_warehouse,
    unverify,
    verify,
)
from tests.app.fulfilment.shipping.test_papers import Bench
from tests.support.barcode_reader import words_of_pdf
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse

OVERRIDE = Override(SUPERVISOR, "carrier waits")


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """SO-1 with one of its two mugs still in the tote."""
    warehouse = packed_warehouse(store)
    unverify(warehouse)
    return warehouse


@pytest.fixture
def bench(warehouse: Warehouse) -> Bench:
    return Bench(warehouse.store, TestPrinter("zebra"), TestPrinter("slips", "pdf"))


def early(bench: Bench) -> Papers:
    return label_carton(bench.store, "SO-1", 1, bench.desk, PACKER, OVERRIDE)


def carton_of(warehouse: Warehouse) -> CartonFacts:
    with warehouse.store.reading() as uow:
        order = uow.shipments.order("SO-1")
        assert order is not None
        carton = uow.shipments.carton(order.order_id, 1)
    assert carton is not None
    return carton


def words(bench: Bench, papers: Papers, kind: PaperKind) -> str:
    with bench.store.reading() as uow:
        found = [
            one
            for one in papers.carton.documents
            if (one.kind, one.format) == (kind.value, PaperFormat.PDF.value)
        ]
        content = uow.prints.content(found[0].document_id)
    assert content is not None
    return " ".join(words_of_pdf(content))


def test_the_label_is_printed_and_the_carton_stays_open_without_a_slip(
    warehouse: Warehouse, bench: Bench
) -> None:
    papers = early(bench)

    assert (len(bench.label.printed), len(bench.slip.printed)) == (1, 0)
    assert papers.slip_png == b""
    carton = carton_of(warehouse)
    assert (carton.state, carton.sscc) == ("open", papers.carton.sscc)


def test_it_says_neither_a_weight_nor_how_many_cartons_there_will_be(bench: Bench) -> None:
    said = words(bench, early(bench), PaperKind.LABEL)

    assert " kg" not in said
    assert "1 of 1" not in said


def test_the_carrier_is_paid_for_the_carton_as_it_will_be(bench: Bench) -> None:
    assert early(bench).carton.weight_grams == 250 + 3 * 250


def test_asked_again_it_prints_nothing_twice_and_is_audited_once(
    warehouse: Warehouse, bench: Bench
) -> None:
    assert early(bench).carton.sscc == early(bench).carton.sscc

    assert len(bench.label.printed) == 1
    with warehouse.store.reading() as uow:
        (entry,) = uow.people.audited(subject="SO-1", action="label unverified")
    assert (entry.badge, entry.facts["unverified"]) == (SUPERVISOR, ["MUG"])
    (case,) = open_cases(warehouse.store)
    assert (case.kind, case.severity, case.facts["reason"]) == (
        "early label",
        "high",
        "carrier waits",
    )


def test_an_early_label_that_did_not_come_out_is_printed_again_by_the_same_override(
    bench: Bench,
) -> None:
    bench.label.result = PrintResult(PrintOutcome.FAILED, "paper out")
    early(bench)
    bench.label.result = PrintResult(PrintOutcome.CONFIRMED)
    desk: PaperDesk = bench.desk

    with pytest.raises(NotAllowed):
        relabel_carton(bench.store, "SO-1", 1, ReprintReason.NOT_PRINTED, desk, PACKER)
    again = relabel_carton(
        bench.store, "SO-1", 1, ReprintReason.NOT_PRINTED, desk, PACKER, OVERRIDE
    )

    assert again.failed == ()
    assert len(bench.label.printed) == 1


def test_one_that_cannot_be_read_is_printed_anew_without_weight(bench: Bench) -> None:
    early(bench)

    again = relabel_carton(
        bench.store, "SO-1", 1, ReprintReason.UNREADABLE, bench.desk, PACKER, OVERRIDE
    )

    assert again.failed == ()
    assert len(bench.label.printed) == 2
    assert b"REPRINT 1" in bench.label.printed[1]
    assert b" kg" not in bench.label.printed[1]


def test_the_dock_refuses_it_while_the_carton_is_open(bench: Bench) -> None:
    sscc = early(bench).carton.sscc

    answer = dispatch_parcel(bench.store, sscc, None, PACKER, "DOCK-1")

    assert answer.verdict is DispatchVerdict.NOT_CLOSED


def test_when_all_is_verified_the_slip_follows_under_the_same_number(
    warehouse: Warehouse, bench: Bench
) -> None:
    before = early(bench)
    verify(warehouse)

    papers = bench.print()

    assert papers.carton.sscc == before.carton.sscc
    assert (len(bench.label.printed), len(bench.slip.printed)) == (1, 1)
    assert "Carton 1 of 1" in words(bench, papers, PaperKind.SLIP)
    assert carton_of(warehouse).state == "labelled"


def test_a_label_that_undo_made_void_is_printed_anew_when_it_is_let_out_early(
    warehouse: Warehouse, bench: Bench
) -> None:
    # given a carton that was labelled when verified, and reopened by UNDO
    verify(warehouse)
    first = bench.print()
    unverify(warehouse)
    reopened = {"state": CartonState.OPEN.value, "weight_grams": None}
    bench.store.run(lambda uow: uow.session.execute(update(Carton).values(reopened)))

    # when a supervisor lets its label out early, and it is asked for twice
    papers = early(bench)
    early(bench)

    # then one fresh label is printed with the same number and no weight, and is audited
    assert papers.carton.sscc == first.carton.sscc
    assert (len(bench.label.printed), len(bench.slip.printed)) == (2, 1)
    assert "kg" not in words(bench, papers, PaperKind.LABEL)
    assert [case.kind for case in open_cases(bench.store)] == ["early label"]

    # and when all is verified again, label and slip follow as of a carton that was reopened
    verify(warehouse)
    bench.print()
    assert (len(bench.label.printed), len(bench.slip.printed)) == (3, 2)
    assert carton_of(warehouse).state == "labelled"


@pytest.mark.parametrize("override", [Override(PACKER, "hurry"), Override(SUPERVISOR, "  ")])
def test_a_label_that_is_out_lets_nobody_else_print_it_again(
    bench: Bench, override: Override
) -> None:
    early(bench)

    with pytest.raises(NotAllowed):
        label_carton(bench.store, "SO-1", 1, bench.desk, PACKER, override)


@pytest.mark.parametrize("badge", [PACKER, "nobody's"])
def test_nobody_but_a_supervisor_lets_a_label_out(bench: Bench, badge: str) -> None:
    with pytest.raises(NotAllowed, match="not a supervisor"):
        label_carton(bench.store, "SO-1", 1, bench.desk, PACKER, Override(badge, "carrier waits"))

    assert bench.label.printed == []


def test_a_carton_whose_papers_cannot_be_completed_stays_open_with_a_case(
    warehouse: Warehouse, bench: Bench
) -> None:
    early(bench)
    verify(warehouse)
    moved = update(OrderAddress).values(name="Very Long " * 19, street1="W" * 200)
    warehouse.store.run(lambda uow: uow.session.execute(moved))

    with pytest.raises(NotAllowed, match="does not fit"):
        label_carton(bench.store, "SO-1", 1, bench.desk, PACKER)

    assert carton_of(warehouse).state == CartonState.OPEN
    assert "label failed" in {case.kind for case in open_cases(warehouse.store)}
