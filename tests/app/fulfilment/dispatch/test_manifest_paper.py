"""A closed handover is printed with the station's slips, and again whenever it is wanted."""

from __future__ import annotations

import pytest

from app.errors import NothingFound
from app.fulfilment.dispatch.manifest import close_manifest
from app.fulfilment.dispatch.manifest_paper import (
    ManifestPrint,
    draw_manifest,
    last_manifest,
    print_manifest,
)
from app.fulfilment.shipping.papers import PaperDesk, StationPrinter
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.store.unit_of_work import Store
from hardware.ports import PrintOutcome, PrintResult
from tests.app.fulfilment.dispatch.test_handover import (
    load,
)
from tests.app.fulfilment.dispatch.test_handover import (
    warehouse as warehouse,  # noqa: PLC0414 -- the same fixture
)
from tests.app.fulfilment.shipping.desk_printers import PRINTERS, TestPrinter
from tests.app.fulfilment.shipping.packed_orders import DESK, STATION
from tests.support.barcode_reader import read_pdf
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse


def desk_of(printer: TestPrinter) -> PaperDesk:
    return PaperDesk(DESK, {PaperKind.SLIP: StationPrinter(PRINTERS[PaperKind.SLIP], printer)})


def closed(store: Store, order_no: str, number: int) -> str:
    carrier = load(store, order_no, number)
    return close_manifest(store, carrier, PACKER, STATION, SUPERVISOR).manifest_no


@pytest.fixture
def printer() -> TestPrinter:
    return TestPrinter("slips", "pdf")


def test_a_manifest_goes_to_the_slip_printer_with_what_its_parcels_say(
    warehouse: Warehouse, printer: TestPrinter
) -> None:
    store = warehouse.store
    manifest_no = closed(store, "SO-2", 2)

    result = print_manifest(store, manifest_no, desk_of(printer), PACKER)

    assert result == ManifestPrint(manifest_no, "slips", PrintOutcome.CONFIRMED)
    assert printer.jobs == [f"manifest {manifest_no}"]
    (page,) = read_pdf(printer.printed[0])
    words = " ".join(page.words.split())
    assert page.codes == [f"]C0{manifest_no}"]
    with store.reading() as uow:
        (parcel,) = uow.shipments.manifests.parcels(manifest_no)
        kept = uow.shipments.manifests.find(manifest_no)
    assert kept is not None
    for fact in (parcel.tracking_no, parcel.sscc, "SO-2 2 of 2", kept.carrier, "Mugs & More"):
        assert fact in words
    assert "REPRINT" not in words


def test_a_manifest_names_who_closed_it_or_their_badge_where_nobody_knows_it(
    warehouse: Warehouse, printer: TestPrinter
) -> None:
    store = warehouse.store
    known = closed(store, "SO-1", 1)
    unknown = close_manifest(store, load(store, "SO-2", 1), "B-404", STATION, SUPERVISOR)

    for manifest_no, name in ((known, f"Person {PACKER}"), (unknown.manifest_no, "B-404")):
        print_manifest(store, manifest_no, desk_of(printer), PACKER)
        assert name in read_pdf(printer.printed[-1])[0].words


def test_a_second_print_says_so_and_one_after_a_failure_is_the_first(
    warehouse: Warehouse, printer: TestPrinter
) -> None:
    store, desk = warehouse.store, desk_of(printer)
    manifest_no = closed(store, "SO-1", 1)
    printer.result = PrintResult(PrintOutcome.FAILED, "paper out")
    failed = print_manifest(store, manifest_no, desk, PACKER)
    printer.result = PrintResult(PrintOutcome.CONFIRMED)

    for _print in range(2):
        print_manifest(store, manifest_no, desk, PACKER)

    assert (failed.outcome, failed.detail) == (PrintOutcome.FAILED, "paper out")
    first, second = (read_pdf(data)[0].words for data in printer.printed)
    assert ("REPRINT" in first, "REPRINT" in second) == (False, True)
    with store.reading() as uow:
        prints = uow.people.audited(subject=manifest_no, action="print manifest")
    assert [one.facts["outcome"] for one in prints] == ["confirmed", "confirmed", "failed"]


def test_a_station_without_a_printer_for_pages_is_told(
    warehouse: Warehouse, printer: TestPrinter
) -> None:
    manifest_no = closed(warehouse.store, "SO-1", 1)
    printer.language = "zpl"

    for desk in (desk_of(printer), PaperDesk(DESK, {})):
        result = print_manifest(warehouse.store, manifest_no, desk, PACKER)
        assert result == ManifestPrint(manifest_no, "", PrintOutcome.FAILED)
    assert printer.printed == []


def test_the_last_manifest_is_each_stations_own(warehouse: Warehouse) -> None:
    store = warehouse.store
    assert last_manifest(store, STATION) is None

    closed(store, "SO-1", 1)
    manifest_no = closed(store, "SO-2", 1)

    found = last_manifest(store, STATION)
    assert found is not None
    assert (found.manifest_no, found.is_unheard) == (manifest_no, True)
    assert last_manifest(store, "DOCK-9") is None


def test_the_last_manifest_tells_how_it_was_printed_and_one_that_came_out_is_enough(
    warehouse: Warehouse, printer: TestPrinter
) -> None:
    store, desk = warehouse.store, desk_of(printer)
    manifest_no = closed(store, "SO-1", 1)
    ends = (
        PrintResult(PrintOutcome.UNKNOWN, "lp does not return"),
        PrintResult(PrintOutcome.FAILED, "paper out"),
        PrintResult(PrintOutcome.CONFIRMED),
        PrintResult(PrintOutcome.FAILED, "toner out"),
    )

    told = []
    for printer.result in ends:
        print_manifest(store, manifest_no, desk, PACKER)
        told.append(last_manifest(store, STATION))

    assert told == [
        ManifestPrint(manifest_no, "slips", PrintOutcome.UNKNOWN, "lp does not return"),
        ManifestPrint(manifest_no, "slips", PrintOutcome.FAILED, "paper out"),
        ManifestPrint(manifest_no, "slips", PrintOutcome.CONFIRMED),
        ManifestPrint(manifest_no, "slips", PrintOutcome.CONFIRMED),
    ]


def test_a_number_that_was_never_given_is_no_manifest(warehouse: Warehouse) -> None:
    with pytest.raises(NothingFound, match="M-00077"):
        draw_manifest(warehouse.store, "M-00077", DESK)
