"""The station's own label desk: journalled, then printed, and nothing twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import NotAllowed
from app.fulfilment.events import CartonWeighed, ReprintReason, Undone, UnitsPacked
from app.fulfilment.own_label import LabelMade, LabelPrinted
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.station.journal import NO_NUMBERS
from app.station.own_labels.desk import NOT_OWN, PRINTED
from app.store.schema.shipping import PrintState
from hardware.ports import PrinterStatus, PrintResult
from tests.support.own_station import OwnStation
from tests.support.warehouse import PACKER


def test_label_and_slip_are_printed_once_however_often_they_are_asked_for(
    station: OwnStation,
) -> None:
    verified = station.pack(station.claim("1001"))

    first, second = station.label(verified), station.label(verified)

    assert first == second
    assert [len(printer.jobs) for printer in station.printers.values()] == [1, 1]
    kinds = [record.event.kind for _seq, record in station.records()][-3:]
    assert kinds == ["label_made", "label_printed", "label_printed"]


def test_letters_that_the_label_cannot_say_are_told(station: OwnStation) -> None:
    package = station.claim("1001")
    assert package.papers is not None
    ship_to = replace(package.papers.ship_to, name="Ada Οδός")
    papers = package.papers.model_copy(update={"ship_to": ship_to})

    verified = station.pack(package.model_copy(update={"papers": papers}))

    assert station.desk.label(verified, PACKER).carton.lost == ("Ο", "δ", "ό", "ς")


def test_the_number_is_in_the_journal_before_a_byte_is_sent(
    station: OwnStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified = station.pack(station.claim("1001"))
    seen: list[str] = []

    def look(_name: str, _data: bytes) -> PrintResult:
        seen.append(station.records()[-1][1].event.kind)
        raise KeyboardInterrupt

    monkeypatch.setattr(station.printers[PaperKind.LABEL], "send", look)
    with pytest.raises(KeyboardInterrupt):
        station.label(verified)
    assert seen == ["label_made"]

    monkeypatch.undo()
    papers = station.desk.label(verified, PACKER)  # the station was started again

    assert [one.state for one in papers.prints] == [PrintState.UNKNOWN] * 2
    assert station.printers[PaperKind.LABEL].jobs == [], "a person is asked, nothing is sent again"


def test_two_cartons_never_bear_the_same_number(station: OwnStation) -> None:
    first = station.label(station.pack(station.claim("1001")))
    station.journal.end_work(_work_in_hand(station))

    second = station.label(station.pack(station.claim("1002")))

    assert first != second


@pytest.mark.parametrize(
    "last",
    [
        UnitsPacked(order_line_id=1, units=1, carton_number=1),
        CartonWeighed(carton_number=1, grams=800, expected_grams=800),
    ],
)
def test_after_undo_it_is_another_label_of_new_numbers(
    station: OwnStation, last: UnitsPacked | CartonWeighed
) -> None:
    package = station.claim("1001")
    verified = station.pack(package)
    void = station.label(verified)
    station.keep(package, Undone(event=last.model_copy(update={"carton_number": 2})))
    assert station.label(verified) == void, "another carton was opened"

    station.keep(package, Undone(event=last))
    fresh = station.label(verified)

    assert fresh != void
    assert station.label(verified) == fresh
    assert [len(printer.jobs) for printer in station.printers.values()] == [2, 2]


def test_what_did_not_come_out_is_printed_again_as_it_is(station: OwnStation) -> None:
    verified = station.pack(station.claim("1001"))
    labels = station.printers[PaperKind.LABEL]
    good, labels.condition = labels.condition, PrinterStatus(paper_out=True)
    papers = station.desk.label(verified, PACKER)
    assert [one.kind for one in papers.failed] == [PaperKind.LABEL]

    labels.condition = good
    again = station.desk.print_again(verified, ReprintReason.NOT_PRINTED, PACKER)

    assert again.failed == ()
    assert again.carton.sscc == papers.carton.sscc
    made = next(r.event for _, r in station.records() if isinstance(r.event, LabelMade))
    paper = made.paper("label", "pdf")
    assert paper is not None
    assert [job.data for job in labels.jobs] == [paper.content]


def test_a_second_label_of_a_printed_one_is_left_to_the_database(station: OwnStation) -> None:
    verified = station.pack(station.claim("1001"))
    station.label(verified)

    with pytest.raises(NotAllowed) as refused:
        station.desk.print_again(verified, ReprintReason.UNREADABLE, PACKER)

    assert refused.value.facts["reason"] == PRINTED


def test_a_label_that_the_database_made_is_not_reprinted_without_it(station: OwnStation) -> None:
    verified = station.pack(station.claim("1001"))

    with pytest.raises(NotAllowed) as refused:
        station.desk.print_again(verified, ReprintReason.NOT_PRINTED, PACKER)

    assert refused.value.facts["reason"] == NOT_OWN


def test_without_numbers_in_stock_nothing_is_printed(station: OwnStation) -> None:
    verified = station.pack(station.claim("1001"))
    for _each in range(station.journal.numbers_left()["sscc"]):
        station.journal.take_numbers(["sscc"])

    with pytest.raises(NotAllowed) as refused:
        station.label(verified)

    assert refused.value.facts["reason"] == NO_NUMBERS
    assert not any(isinstance(r.event, LabelMade | LabelPrinted) for _, r in station.records())


def _work_in_hand(station: OwnStation) -> int:
    work = station.journal.open_work()
    assert work is not None
    return work.work_id
