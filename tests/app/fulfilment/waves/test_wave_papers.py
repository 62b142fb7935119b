"""What is printed with a released wave, and what is said when it is not."""

from __future__ import annotations

import pytest

from app.errors import NothingFound
from app.fulfilment.documents.floor.floor_labels import FloorKind
from app.fulfilment.shipping.papers import StationPrinter
from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.fulfilment.shipping.printing import PrinterChoice
from app.fulfilment.waves.releasing import release_draft
from app.fulfilment.waves.wave_papers import cart_labels, print_wave
from app.store.unit_of_work import Store
from hardware.ports import PrintOutcome
from hardware.simulated import SimulatedPrinter
from tests.support.floor_play import StationPlay
from tests.support.planned_waves import LENA, draft_of, waiting_warehouse
from tests.support.warehouse import NINE, SUPERVISOR


def _printers(
    language: str = "zpl",
) -> tuple[dict[PaperKind, StationPrinter], list[SimulatedPrinter]]:
    label, page = SimulatedPrinter("labels", language), SimulatedPrinter("slips", "pdf")
    kind = PaperFormat.ZPL_203 if language == "zpl" else PaperFormat.PDF
    return {
        PaperKind.LABEL: StationPrinter(PrinterChoice("labels", kind), label),
        PaperKind.SLIP: StationPrinter(PrinterChoice("slips", PaperFormat.PDF), page),
    }, [label, page]


def _released(store: Store) -> str:
    warehouse = waiting_warehouse(store, orders=3)
    wave_no = draft_of(warehouse, ("1001", "1002"), ("1003",))
    release_draft(store, wave_no, NINE, LENA)
    return wave_no


def test_a_released_wave_prints_its_labels_and_a_pick_list_for_each_cart(store: Store) -> None:
    wave_no = _released(store)
    printers, (label, page) = _printers()

    prints = print_wave(store, wave_no, printers, NINE, SUPERVISOR)

    assert [each.what for each in prints] == ["5 labels", "pick list P-0001", "pick list P-0002"]
    assert {each.outcome for each in prints} == {PrintOutcome.CONFIRMED}
    assert label.jobs[0].data.count(b"^XA") == 5
    assert [job.data[:5] for job in page.jobs] == [b"%PDF-", b"%PDF-"]
    with store.reading() as uow:
        assert len(uow.people.audited(wave_no, "print wave")) == 1


def test_a_cart_and_its_totes_have_labels_with_their_slots(store: Store) -> None:
    _released(store)
    package = StationPlay(store, "PICK-1").claim_pick()

    labels = cart_labels(package)

    assert [(label.kind, label.code, label.detail) for label in labels] == [
        (FloorKind.CART, "P-0001", "W-0001"),
        (FloorKind.TOTE, "T-01", "P-0001 slot 1"),
        (FloorKind.TOTE, "T-02", "P-0001 slot 2"),
    ]


def test_a_printer_without_paper_or_without_any_printer_is_said(store: Store) -> None:
    wave_no = _released(store)
    printers, (label, _page) = _printers("pdf")
    label.condition = type(label.condition)(paper_out=True)

    prints = print_wave(store, wave_no, {PaperKind.LABEL: printers[PaperKind.LABEL]}, NINE, "S")

    assert [(each.printer, each.outcome) for each in prints] == [
        ("labels", PrintOutcome.FAILED),
        ("", PrintOutcome.FAILED),
        ("", PrintOutcome.FAILED),
    ]


def test_a_wave_without_carts_prints_nothing(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=1)
    draft = draft_of(warehouse, ("1001",))

    with pytest.raises(NothingFound):
        print_wave(store, draft, {}, NINE, SUPERVISOR)
