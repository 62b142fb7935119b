"""Labels on a printer that answers ``~HS`` over TCP, and what is left when it is in trouble."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.fulfilment.shipping.parcel.prepared import PreparedCarton
from app.fulfilment.shipping.printing import print_job, queue_prints
from app.fulfilment.shipping.reprinting import reprint, retry_print
from app.store.schema.shipping import PrintState
from app.store.unit_of_work import Store
from hardware.printers.zebra import ZebraPrinter
from hardware.simulated_zebra import SimulatedZebra
from hardware.transports import TcpTransport
from tests.app.fulfilment.shipping.desk_printers import PRINTERS
from tests.app.fulfilment.shipping.packed_orders import DESK, STATION, open_cases, packed_warehouse
from tests.support.barcode_reader import codes_on
from tests.support.warehouse import PACKER
from tests.support.zpl_raster import print_zpl


@pytest.fixture
def zebra() -> Iterator[SimulatedZebra]:
    with SimulatedZebra() as running:
        yield running


@pytest.fixture
def printer(zebra: SimulatedZebra) -> ZebraPrinter:
    return ZebraPrinter("zebra", TcpTransport("zebra", "127.0.0.1", zebra.port), settle_s=0.5)


@pytest.fixture
def carton(store: Store) -> PreparedCarton:
    packed_warehouse(store)
    return prepare_carton(store, "SO-1", 1, DESK, PACKER)


@pytest.fixture
def job_id(store: Store, carton: PreparedCarton) -> int:
    label = {PaperKind.LABEL: PRINTERS[PaperKind.LABEL]}
    jobs = store.run(lambda uow: queue_prints(uow, carton.documents, label, PACKER, STATION))
    return jobs[0]


def test_the_label_that_the_printer_printed_is_read_back(
    store: Store, zebra: SimulatedZebra, printer: ZebraPrinter, carton: PreparedCarton, job_id: int
) -> None:
    assert print_job(store, job_id, printer).state is PrintState.CONFIRMED

    label = print_zpl(zebra.labels[0])[0]
    codes = codes_on(label.image)
    assert f"]C100{carton.sscc}" in codes
    assert f"]C0{carton.tracking_no}" in codes


def test_a_printer_without_paper_fails_and_after_new_paper_prints_one_label(
    store: Store, zebra: SimulatedZebra, printer: ZebraPrinter, job_id: int
) -> None:
    zebra.paper_out = True
    failed = print_job(store, job_id, printer)
    assert (failed.state, failed.detail) == (PrintState.FAILED, "paper out")
    assert [case.facts["detail"] for case in open_cases(store)] == ["paper out"]

    zebra.paper_out = False
    retry_print(store, job_id, PACKER, STATION)

    assert print_job(store, job_id, printer).state is PrintState.CONFIRMED
    assert len(zebra.labels) == 1
    assert open_cases(store) == [], "nobody need look any more"


def test_a_printer_that_is_off_fails_and_nothing_is_lost(
    store: Store, zebra: SimulatedZebra, printer: ZebraPrinter, job_id: int
) -> None:
    zebra.close()

    assert print_job(store, job_id, printer).state is PrintState.FAILED

    retry_print(store, job_id, PACKER, STATION)
    with SimulatedZebra() as mended:
        again = ZebraPrinter("zebra", TcpTransport("zebra", "127.0.0.1", mended.port))
        assert print_job(store, job_id, again).state is PrintState.CONFIRMED
        assert len(mended.labels) == 1


def test_a_printer_that_dies_in_mid_job_is_asked_about_and_not_sent_to_again(
    store: Store, zebra: SimulatedZebra, printer: ZebraPrinter, job_id: int
) -> None:
    zebra.dies_after_bytes = 200

    assert print_job(store, job_id, printer).state is PrintState.UNKNOWN

    zebra.dies_after_bytes = None
    assert print_job(store, job_id, printer).state is PrintState.UNKNOWN
    assert zebra.labels == []
    again = reprint(store, job_id, "printer died", DESK, PACKER)
    assert print_job(store, again, printer).state is PrintState.CONFIRMED
    assert len(zebra.labels) == 1
    assert b"REPRINT" in zebra.labels[0]
    assert open_cases(store) == []


def test_a_label_that_runs_out_of_paper_in_the_buffer_is_unknown(
    store: Store, zebra: SimulatedZebra, printer: ZebraPrinter, job_id: int
) -> None:
    zebra.labels_left = 1

    assert print_job(store, job_id, printer).state is PrintState.UNKNOWN
    assert len(zebra.labels) == 1, "it came out; a person who looks will say so"
