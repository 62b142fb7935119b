"""Label and slip from booking to paper."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.errors import NotAllowed
from app.fulfilment.events import ReprintReason
from app.fulfilment.shipping.papers import (
    PaperDesk,
    Papers,
    StationPrinter,
    label_carton,
    relabel_carton,
)
from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.fulfilment.shipping.printing import PrinterChoice
from app.store.schema.shipping import PrintState
from app.store.unit_of_work import Store
from hardware.ports import PrintOutcome, PrintResult
from tests.app.fulfilment.shipping.desk_printers import PRINTERS, TestPrinter
from tests.app.fulfilment.shipping.packed_orders import DESK, packed_warehouse
from tests.support.warehouse import PACKER

PNG = b"\x89PNG"


@dataclass
class Bench:
    """A packing table with its two printers and order SO-1 on it."""

    store: Store
    label: TestPrinter
    slip: TestPrinter

    @property
    def desk(self) -> PaperDesk:
        printers = {
            PaperKind.LABEL: StationPrinter(PRINTERS[PaperKind.LABEL], self.label),
            PaperKind.SLIP: StationPrinter(PRINTERS[PaperKind.SLIP], self.slip),
        }
        return PaperDesk(DESK, printers)

    def print(self) -> Papers:
        return label_carton(self.store, "SO-1", 1, self.desk, PACKER)

    def again(self, reason: ReprintReason, desk: PaperDesk | None = None) -> Papers:
        return relabel_carton(self.store, "SO-1", 1, reason, desk or self.desk, PACKER)


@pytest.fixture
def bench(store: Store) -> Bench:
    packed_warehouse(store)
    return Bench(store, TestPrinter("zebra"), TestPrinter("slips", "pdf"))


def fails(printer: TestPrinter, outcome: PrintOutcome = PrintOutcome.FAILED) -> None:
    printer.result = PrintResult(outcome, "paper out")


def works(printer: TestPrinter) -> None:
    printer.result = PrintResult(PrintOutcome.CONFIRMED)


def test_label_and_slip_of_a_verified_carton_are_printed_and_can_be_looked_at(bench: Bench) -> None:
    papers = bench.print()

    assert papers.failed == ()
    assert (len(bench.label.printed), len(bench.slip.printed)) == (1, 1)
    assert papers.label_png.startswith(PNG)
    assert papers.slip_png.startswith(PNG)


def test_asked_twice_nothing_is_printed_twice(bench: Bench) -> None:
    first, second = bench.print(), bench.print()

    assert first.carton.sscc == second.carton.sscc
    assert (len(bench.label.printed), len(bench.slip.printed)) == (1, 1)
    assert second.failed == ()


def test_a_failed_label_is_told_while_the_slip_is_on_paper(bench: Bench) -> None:
    fails(bench.label)

    papers = bench.print()

    assert [(job.kind, job.printer, job.detail) for job in papers.failed] == [
        (PaperKind.LABEL, "zebra", "paper out")
    ]
    assert len(bench.slip.printed) == 1


@pytest.mark.parametrize("reason", list(ReprintReason))
def test_what_failed_is_printed_again_as_it_is_and_not_as_a_reprint(
    bench: Bench, reason: ReprintReason
) -> None:
    fails(bench.label)
    bench.print()
    works(bench.label)

    papers = bench.again(reason)

    assert papers.failed == ()
    assert b"REPRINT" not in bench.label.printed[0]
    assert len(bench.slip.printed) == 1


def test_a_label_that_nobody_knows_of_and_that_did_not_come_out_is_the_same_label(
    bench: Bench,
) -> None:
    fails(bench.label, PrintOutcome.UNKNOWN)
    bench.print()
    works(bench.label)

    papers = bench.again(ReprintReason.NOT_PRINTED)

    assert papers.failed == ()
    first, second = bench.label.printed
    assert first == second


def test_a_label_that_may_be_on_paper_is_never_the_same_a_second_time(bench: Bench) -> None:
    fails(bench.label, PrintOutcome.UNKNOWN)
    bench.print()
    works(bench.label)

    bench.again(ReprintReason.UNREADABLE)

    first, second = bench.label.printed
    assert (b"REPRINT" in first, b"REPRINT" in second) == (False, True)


def test_an_unreadable_label_is_reprinted_with_its_number(bench: Bench) -> None:
    bench.print()

    bench.again(ReprintReason.UNREADABLE)

    assert len(bench.label.printed) == 2
    assert b"REPRINT" in bench.label.printed[1]


def test_a_slip_that_failed_is_printed_alone_and_the_label_on_the_carton_stays_good(
    bench: Bench,
) -> None:
    fails(bench.slip)
    bench.print()
    works(bench.slip)

    papers = bench.again(ReprintReason.NOT_PRINTED)

    assert papers.failed == ()
    assert (len(bench.label.printed), len(bench.slip.printed)) == (1, 1)


def test_another_printer_of_the_settings_takes_over_what_failed(bench: Bench) -> None:
    fails(bench.label)
    bench.print()
    spare = TestPrinter("spare", "pdf")
    choice = StationPrinter(PrinterChoice("spare", PaperFormat.PDF), spare)
    desk = PaperDesk(DESK, {**bench.desk.printers, PaperKind.LABEL: choice})

    papers = bench.again(ReprintReason.NOT_PRINTED, desk)

    assert [(job.printer, job.state) for job in papers.prints] == [("spare", PrintState.CONFIRMED)]
    assert spare.printed[0].startswith(b"%PDF")


def test_a_label_that_was_never_asked_for_cannot_be_printed_again(bench: Bench) -> None:
    with pytest.raises(NotAllowed, match="no label was printed yet"):
        bench.again(ReprintReason.UNREADABLE)
