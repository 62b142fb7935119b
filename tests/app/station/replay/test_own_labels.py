"""A label that a station made while the database was gone comes back with its scans."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import select

from app.fulfilment.events import LabelMatched
from app.fulfilment.own_label import LabelMade
from app.fulfilment.shipping.papers import label_carton
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.fulfilment.work import PackPackage
from app.lifecycle import OrderState
from app.scanning.directory import Person
from app.station.claims import Takeover, claim_pack
from app.store.schema.floor import Carton, CartonState
from app.store.schema.shipping import PrintState, Shipment
from app.store.schema.station import ScanEvent, ScanOutcome
from app.store.unit_of_work import Store
from hardware.ports import PrinterStatus
from tests.support.floor_play import cases_of
from tests.support.own_station import OwnStation, carton_of
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse

APPLIED, INVALID, STALE = ScanOutcome.APPLIED, ScanOutcome.INVALID, ScanOutcome.STALE_FENCE


def labelled_offline(station: OwnStation, order_no: str = "1001") -> tuple[PackPackage, str]:
    """Packed, labelled and the label scanned, while nothing is sent."""
    package = station.claim(order_no)
    sscc = station.label(station.pack(package))
    station.keep(package, LabelMatched(carton_number=1, sscc=sscc, last=True))
    return package, sscc


def test_a_carton_that_was_labelled_offline_is_booked_as_it_was_printed(
    warehouse: Warehouse, station: OwnStation
) -> None:
    _package, sscc = labelled_offline(station)

    assert set(station.send()) == {APPLIED}

    carton = carton_of(station.store, "1001")
    assert (carton.state, carton.sscc) == (CartonState.CLOSED, sscc)
    assert warehouse.order("1001").state == OrderState.PACKED
    with station.store.reading() as uow:
        shipment = uow.session.scalars(select(Shipment)).one()
        jobs = uow.prints.jobs_of_carton(carton.id)
        printed = [uow.prints.content(job.document.document_id) for job in jobs]
    assert shipment.label_scanned_at is not None
    assert [job.state for job in jobs] == [PrintState.CONFIRMED] * 2
    assert printed == [printer.jobs[0].data for printer in station.printers.values()]


def test_asked_for_its_label_again_the_database_gives_the_one_that_is_on_it(
    station: OwnStation,
) -> None:
    package = station.claim("1001")
    sscc = station.label(station.pack(package))
    station.send()

    papers = label_carton(station.store, "1001", 1, station.desk.papers, PACKER)

    assert papers.carton.sscc == sscc
    assert papers.failed == ()
    assert [len(printer.jobs) for printer in station.printers.values()] == [1, 1]


def test_a_lost_answer_books_nothing_twice(station: OwnStation) -> None:
    labelled_offline(station)
    records = station.records()

    assert station.play.send(records) == station.play.send(records)

    with station.store.reading() as uow:
        assert len(uow.session.scalars(select(Shipment)).all()) == 1


def test_the_papers_are_kept_as_documents_and_not_once_more_as_evidence(
    station: OwnStation,
) -> None:
    labelled_offline(station)
    station.send()

    with station.store.reading() as uow:
        events = uow.session.scalars(select(ScanEvent.event)).all()
    (made,) = [event for event in events if event["kind"] == "label_made"]
    assert [paper["packed"] for paper in made["papers"]] == ["", ""]


def test_a_print_that_failed_offline_is_put_before_a_person(
    warehouse: Warehouse, station: OwnStation
) -> None:
    station.printers[PaperKind.SLIP].condition = PrinterStatus(paper_out=True)
    package = station.claim("1001")
    station.label(station.pack(package))

    assert set(station.send()) == {APPLIED}

    (case,) = cases_of(warehouse)
    assert (case.kind, case.facts["kind"]) == ("label failed", "slip")


def test_a_number_out_of_no_block_of_this_journal_books_nothing(
    warehouse: Warehouse, station: OwnStation
) -> None:
    labelled_offline(station)
    records = station.records()
    station.play.epoch = uuid4()  # another journal: the block of a lost one counts no more

    outcomes = station.play.send(records)

    assert outcomes[-4:] == [INVALID, APPLIED, APPLIED, INVALID]
    assert carton_of(station.store, "1001").sscc is None
    assert "no block" in str(_outcome_of(station.store, "label_made"))
    assert [case.kind for case in cases_of(warehouse)] == ["replay"]


def test_a_number_that_another_carton_bears_is_refused_before_the_constraint(
    warehouse: Warehouse, station: OwnStation
) -> None:
    _package, sscc = labelled_offline(station)
    with station.store.unit() as uow:
        order = uow.shipments.order("1002")
        assert order is not None
        taken = Carton(
            order_id=order.order_id, number=1, carton_type="BOX-M", sscc=sscc, opened_at=NINE
        )
        uow.session.add(taken)
        uow.commit()

    outcomes = station.send()

    assert outcomes[-1] is INVALID
    assert "another carton" in str(_outcome_of(station.store, "label_made"))
    assert {case.kind for case in cases_of(warehouse)} == {"replay"}


def test_two_labels_of_one_batch_cannot_share_a_number(
    warehouse: Warehouse, station: OwnStation
) -> None:
    _first, _sscc = labelled_offline(station)
    made = next(r.event for _, r in station.records() if isinstance(r.event, LabelMade))
    station.journal.end_work(_first.work_id)
    second = station.claim("1002")
    station.pack(second)
    station.keep(second, made)

    assert station.send()[-1] is INVALID
    assert carton_of(station.store, "1002").sscc is None
    assert warehouse.order("1001").state == OrderState.PACKED


def test_a_label_over_counts_that_differ_ships_nothing(
    warehouse: Warehouse, station: OwnStation
) -> None:
    labelled_offline(station)
    book = station.records()[3]
    rest = [numbered for numbered in station.records() if numbered != book]
    renumbered = [(seq, record) for seq, (_seq, record) in enumerate(rest, start=1)]

    assert INVALID in station.play.send(renumbered), "the last unit was never scanned"

    assert carton_of(station.store, "1001").sscc is None
    assert "double-scan" in {case.kind for case in cases_of(warehouse)}


def test_a_label_of_work_that_was_taken_away_is_evidence_and_books_nothing(
    warehouse: Warehouse, station: OwnStation
) -> None:
    _package, sscc = labelled_offline(station)
    boss = Takeover(Person(SUPERVISOR, "Ines", "supervisor"))
    claim_pack(station.store, "1001", "PACK-2", SUPERVISOR, NINE, takeover=boss)

    assert set(station.send()) == {STALE}

    assert [case.kind for case in cases_of(warehouse)] == ["replay"]
    with station.store.reading() as uow:
        events = uow.session.scalars(select(ScanEvent.event)).all()
        assert uow.session.scalars(select(Shipment)).all() == []
    (made,) = [event for event in events if event["kind"] == "label_made"]
    assert made["sscc"] == sscc
    assert all(paper["packed"] for paper in made["papers"]), "the papers are the evidence"


def test_a_label_of_a_carton_that_nobody_opened_books_nothing_and_stops_nothing(
    station: OwnStation,
) -> None:
    package = station.claim("1001")
    station.label(station.pack(package))
    labels = [numbered for numbered in station.records() if numbered[0] > 4]
    renumbered = [(seq, record) for seq, (_seq, record) in enumerate(labels, start=1)]

    assert station.play.send(renumbered) == [INVALID, APPLIED, APPLIED]


def _outcome_of(store: Store, kind: str) -> str:
    with store.reading() as uow:
        rows = uow.session.scalars(select(ScanEvent)).all()
    return next(row.outcome_detail for row in rows if row.event["kind"] == kind)
