"""What a person may do about a print."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import NotAllowed, NothingFound
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.parcel.facts import DocumentRef
from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.fulfilment.shipping.printing import PrinterChoice, print_job, queue_prints
from app.fulfilment.shipping.reprinting import reprint, reroute_print, retry_print, settle_print
from app.store.books.shipping.print_book import PrintJobFacts
from app.store.schema.shipping import PrintState
from app.store.unit_of_work import Store
from hardware.ports import PrintOutcome, PrintResult
from tests.app.fulfilment.shipping.desk_printers import PRINTERS, TestPrinter
from tests.app.fulfilment.shipping.packed_orders import (
    DESK,
    STATION,
    cancel,
    open_cases,
    packed_warehouse,
)
from tests.support.barcode_reader import read_pdf
from tests.support.warehouse import PACKER

PDF_DESK = {PaperKind.LABEL: PrinterChoice("folder", PaperFormat.PDF)}


@pytest.fixture
def documents(store: Store) -> tuple[DocumentRef, ...]:
    packed_warehouse(store)
    return prepare_carton(store, "SO-1", 1, DESK, PACKER).documents


@pytest.fixture
def label(store: Store, documents: tuple[DocumentRef, ...]) -> int:
    """The queued label."""
    jobs = store.run(lambda uow: queue_prints(uow, documents, PDF_DESK, PACKER, STATION))
    return jobs[0]


def job(store: Store, job_id: int) -> PrintJobFacts:
    with store.reading() as uow:
        found = uow.prints.job(job_id)
    assert found is not None
    return found


def ends(store: Store, job_id: int, outcome: PrintOutcome) -> TestPrinter:
    printer = TestPrinter("folder", "pdf")
    printer.result = PrintResult(outcome, "as told")
    print_job(store, job_id, printer)
    return printer


def test_a_reprint_is_a_new_print_that_says_so_and_keeps_the_original(
    store: Store, documents: tuple[DocumentRef, ...], label: int
) -> None:
    original = ends(store, label, PrintOutcome.CONFIRMED).printed[0]

    again = reprint(store, label, "label torn", DESK, PACKER)
    printed = ends(store, again, PrintOutcome.CONFIRMED).printed[0]

    facts = job(store, again)
    assert (facts.reprint_no, facts.reprint_of, facts.reason) == (1, label, "label torn")
    assert "REPRINT 1" in read_pdf(printed)[0].words
    assert "REPRINT" not in read_pdf(original)[0].words
    assert read_pdf(printed)[0].codes == read_pdf(original)[0].codes
    with store.reading() as uow:
        first = uow.prints.documents_of(facts.carton_id, revision=0)
        assert set(first) == set(documents)
        assert uow.prints.content(job(store, label).document.document_id) == original


def test_reprints_are_counted_and_all_name_the_first_print(store: Store, label: int) -> None:
    ends(store, label, PrintOutcome.CONFIRMED)
    last = label
    for number in (1, 2, 3):
        last = reprint(store, last, "smudged", DESK, PACKER)
        ends(store, last, PrintOutcome.CONFIRMED)

        assert (job(store, last).reprint_no, job(store, last).reprint_of) == (number, label)


def test_pressing_reprint_twice_prints_once(store: Store, label: int) -> None:
    ends(store, label, PrintOutcome.CONFIRMED)

    first = reprint(store, label, "torn", DESK, PACKER)
    second = reprint(store, label, "torn", DESK, PACKER)

    assert first == second


def test_a_reprint_needs_a_reason(store: Store, label: int) -> None:
    ends(store, label, PrintOutcome.CONFIRMED)

    with pytest.raises(NotAllowed):
        reprint(store, label, "  ", DESK, PACKER)


def test_a_label_that_still_waits_is_not_reprinted(store: Store, label: int) -> None:
    with pytest.raises(NotAllowed):
        reprint(store, label, "impatient", DESK, PACKER)


def test_no_label_of_a_cancelled_order_is_printed_again(store: Store, label: int) -> None:
    ends(store, label, PrintOutcome.CONFIRMED)
    cancel(store, "SO-1")

    with pytest.raises(NotAllowed):
        reprint(store, label, "torn", DESK, PACKER)


def test_a_slip_that_is_wanted_again_is_not_the_label_that_waits_to_be_reprinted(
    store: Store, label: int, documents: tuple[DocumentRef, ...]
) -> None:
    slip = {PaperKind.SLIP: PRINTERS[PaperKind.SLIP]}
    first = store.run(lambda uow: queue_prints(uow, documents, slip, PACKER, STATION))[0]
    for job_id in (label, first):
        ends(store, job_id, PrintOutcome.CONFIRMED)

    again = [reprint(store, job_id, "wet", DESK, PACKER) for job_id in (label, first, label, first)]

    assert again[:2] == again[2:]
    assert len(set(again)) == 2


def test_a_slip_is_reprinted_as_a_slip(store: Store, documents: tuple[DocumentRef, ...]) -> None:
    slip = {PaperKind.SLIP: PRINTERS[PaperKind.SLIP]}
    first = store.run(lambda uow: queue_prints(uow, documents, slip, PACKER, STATION))[0]
    ends(store, first, PrintOutcome.CONFIRMED)

    again = reprint(store, first, "wet", DESK, PACKER)

    printed = ends(store, again, PrintOutcome.CONFIRMED).printed[0]
    assert "REPRINT 1" in read_pdf(printed)[0].words
    assert job(store, again).document.kind == "slip"


def test_a_reprint_is_audited(store: Store, label: int) -> None:
    ends(store, label, PrintOutcome.CONFIRMED)

    reprint(store, label, "torn", DESK, PACKER)

    with store.reading() as uow:
        entry = uow.people.audited(subject="SO-1", action="reprinted")[0]
    assert (entry.badge, entry.station, entry.facts["reason"]) == (PACKER, STATION, "torn")


def test_a_failed_print_is_retried_with_the_same_bytes(store: Store, label: int) -> None:
    ends(store, label, PrintOutcome.FAILED)

    retry_print(store, label, PACKER, STATION)
    printer = ends(store, label, PrintOutcome.CONFIRMED)

    facts = job(store, label)
    assert (facts.state, facts.attempts, facts.reprint_no) == (PrintState.CONFIRMED, 2, 0)
    assert len(printer.printed) == 1


@pytest.mark.parametrize("outcome", [PrintOutcome.UNKNOWN, PrintOutcome.CONFIRMED])
def test_what_may_have_been_printed_is_not_retried(
    store: Store, label: int, outcome: PrintOutcome
) -> None:
    ends(store, label, outcome)

    with pytest.raises(NotAllowed):
        retry_print(store, label, PACKER, STATION)


def test_a_person_who_sees_the_label_confirms_it(store: Store, label: int) -> None:
    ends(store, label, PrintOutcome.UNKNOWN)

    settle_print(store, label, PACKER, STATION, printed=True)

    assert job(store, label).state is PrintState.CONFIRMED
    assert open_cases(store) == []


def test_a_person_who_sees_no_label_may_retry_it(store: Store, label: int) -> None:
    ends(store, label, PrintOutcome.UNKNOWN)

    settle_print(store, label, PACKER, STATION, printed=False)
    retry_print(store, label, PACKER, STATION)

    assert job(store, label).state is PrintState.QUEUED


def test_only_an_unknown_print_is_settled(store: Store, label: int) -> None:
    with pytest.raises(NotAllowed):
        settle_print(store, label, PACKER, STATION, printed=True)


def test_a_failed_print_goes_to_another_printer_in_the_format_that_it_eats(
    store: Store, label: int
) -> None:
    ends(store, label, PrintOutcome.FAILED)

    choice = PrinterChoice("zebra-3", PaperFormat.ZPL_203)
    reroute_print(store, label, choice, PACKER, "PACK-3")

    facts = job(store, label)
    assert (facts.printer, facts.station, facts.state) == ("zebra-3", "PACK-3", PrintState.QUEUED)
    assert facts.document.format == "zpl"
    zebra = TestPrinter("zebra-3")
    print_job(store, label, zebra)
    assert zebra.printed[0].startswith(b"^XA")


def test_a_print_is_not_rerouted_while_it_may_come_out(store: Store, label: int) -> None:
    ends(store, label, PrintOutcome.UNKNOWN)

    with pytest.raises(NotAllowed):
        reroute_print(store, label, PRINTERS[PaperKind.LABEL], PACKER, STATION)


def test_a_print_is_not_rerouted_to_a_printer_that_cannot_eat_it(store: Store, label: int) -> None:
    choice = PrinterChoice("zebra-300", PaperFormat.ZPL_300)

    with pytest.raises(NothingFound):
        reroute_print(store, label, choice, PACKER, STATION)

    assert job(store, label).printer == "folder"


def test_a_moved_company_changes_no_label_that_was_made(store: Store, label: int) -> None:
    original = ends(store, label, PrintOutcome.FAILED)
    assert original.printed == []
    moved = DESK.company.model_copy(update={"name": "Moved & Renamed"})

    retry_print(store, label, PACKER, STATION)
    first = ends(store, label, PrintOutcome.CONFIRMED).printed[0]
    again = reprint(store, label, "torn", replace(DESK, company=moved), PACKER)
    second = ends(store, again, PrintOutcome.CONFIRMED).printed[0]

    assert "Mugs & More" in read_pdf(first)[0].words
    assert "Moved & Renamed" in read_pdf(second)[0].words
