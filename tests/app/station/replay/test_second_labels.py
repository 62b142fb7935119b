"""A carton of which two labels were printed: one of them counts, the other is accounted for."""

from __future__ import annotations

from sqlalchemy import select

from app.fulfilment.events import LabelMatched, Undone, UnitsPacked
from app.fulfilment.own_label import LabelMade
from app.fulfilment.shipping.papers import label_carton
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.fulfilment.work import PackPackage
from app.lifecycle import OrderState
from app.station.own_labels.making import VerifiedCarton
from app.store.schema.floor import Carton, CartonState
from app.store.schema.shipping import PrintState, Shipment
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from hardware.ports import PrinterStatus
from tests.support.floor_play import cases_of, packs_of
from tests.support.journals import newest_of
from tests.support.own_station import OwnStation, carton_of
from tests.support.warehouse import PACKER, Warehouse

APPLIED, INVALID = ScanOutcome.APPLIED, ScanOutcome.INVALID


def labelled_online(station: OwnStation) -> tuple[PackPackage, VerifiedCarton, str]:
    """Packed, and labelled by the shared database; then the link goes."""
    package = station.claim("1001")
    verified = station.pack(package)
    station.send()
    papers = label_carton(station.store, "1001", 1, station.desk.papers, PACKER)
    return package, verified, papers.carton.sscc


def packed_anew(station: OwnStation, package: PackPackage, verified: VerifiedCarton) -> str:
    """UNDO the last unit, pack it again, scan the label that the station makes then; its SSCC."""
    last = list(packs_of(package))[-1]
    assert isinstance(last, UnitsPacked)
    station.keep(package, Undone(event=last), last)

    sscc = station.label(verified)
    station.keep(package, LabelMatched(carton_number=1, sscc=sscc, last=True))
    assert set(station.send()) == {APPLIED}
    return sscc


def test_a_carton_that_undo_reopened_leaves_under_the_label_that_its_station_made_offline(
    warehouse: Warehouse, station: OwnStation
) -> None:
    # given a carton that the shared database labelled, and UNDO before that label was scanned
    package, verified, void = labelled_online(station)

    sscc = packed_anew(station, package, verified)

    carton = carton_of(station.store, "1001")
    assert (carton.state, carton.sscc) == (CartonState.CLOSED, sscc)
    assert warehouse.order("1001").state == OrderState.PACKED
    made = next(one for one in newest_of(station.journal, 9) if isinstance(one.event, LabelMade))
    assert isinstance(made.event, LabelMade)
    with station.store.reading() as uow:
        (shipment,) = uow.session.scalars(select(Shipment))
        jobs = uow.prints.jobs_of_carton(carton.id)
        printed = [uow.prints.content(job.document.document_id) for job in jobs]
    assert shipment.tracking_no == made.event.booking.tracking_no
    assert [job.state for job in jobs] == [PrintState.CONFIRMED] * 4
    assert printed[2:] == [printer.jobs[1].data for printer in station.printers.values()]
    (case,) = cases_of(warehouse)
    assert (case.kind, case.facts["void_sscc"], case.facts["sscc"]) == ("void label", void, sscc)
    assert case.facts["scans"][0]["event"]["sscc"] == sscc


def test_a_carton_that_undo_reopened_offline_leaves_under_a_label_of_new_numbers(
    warehouse: Warehouse, station: OwnStation
) -> None:
    package = station.claim("1001")
    verified = station.pack(package)
    void = station.label(verified)

    sscc = packed_anew(station, package, verified)

    carton = carton_of(station.store, "1001")
    assert sscc != void
    assert (carton.state, carton.sscc) == (CartonState.CLOSED, sscc)
    assert warehouse.order("1001").state == OrderState.PACKED
    with station.store.reading() as uow:
        assert len(uow.session.scalars(select(Shipment)).all()) == 1
        jobs = uow.prints.jobs_of_carton(carton.id)
    assert [job.state for job in jobs] == [PrintState.CONFIRMED] * 4
    (case,) = cases_of(warehouse)
    assert (case.kind, case.facts["void_sscc"], case.facts["sscc"]) == ("void label", void, sscc)


def test_a_label_that_is_refused_ends_no_print_of_the_one_that_the_carton_bears(
    station: OwnStation,
) -> None:
    # given a label of the shared database that did not come out, and one of the station that did
    good = station.printers[PaperKind.LABEL].condition
    for printer in station.printers.values():
        printer.condition = PrinterStatus(paper_out=True)
    _package, verified, sscc = labelled_online(station)
    carton = carton_of(station.store, "1001")
    before = _prints_of(station.store, carton)
    assert {state for _kind, state, _detail in before} == {PrintState.FAILED.value}
    for printer in station.printers.values():
        printer.condition = good

    station.label(verified)
    assert INVALID in station.send()

    assert carton_of(station.store, "1001").sscc == sscc
    assert _prints_of(station.store, carton) == before


def _prints_of(store: Store, carton: Carton) -> list[tuple[str, str, str]]:
    with store.reading() as uow:
        jobs = uow.prints.jobs_of_carton(carton.id)
        return [(job.document.kind, job.state.value, job.detail) for job in jobs]


def test_a_carton_that_bears_a_label_and_is_not_reopened_gets_no_other(
    warehouse: Warehouse, station: OwnStation
) -> None:
    _package, verified, sscc = labelled_online(station)

    station.label(verified)

    assert INVALID in station.send()
    assert carton_of(station.store, "1001").sscc == sscc
    assert [case.kind for case in cases_of(warehouse)] == ["replay"]
