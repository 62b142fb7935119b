"""A label made of the claimed package alone is the one that the shared database would make."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.errors import NotAllowed
from app.fulfilment.own_label import LabelMade
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.label_gate import LabelRefusal
from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.fulfilment.shipping.printing import PrinterChoice
from app.fulfilment.shipping.rate_card import load_rate_card
from app.station.own_labels.making import (
    COUNTS_DECIDE,
    VerifiedCarton,
    make_own_label,
    plan_label,
)
from app.values import to_sscc
from tests.support.barcode_reader import read_pdf, words_of_pdf
from tests.support.own_station import OwnStation
from tests.support.warehouse import NINE, PACKER

LABELS = {PaperKind.LABEL: PrinterChoice("labels", PaperFormat.PDF)}


@pytest.fixture
def verified(station: OwnStation) -> VerifiedCarton:
    """Order 1001, every unit scanned into one carton."""
    return station.pack(station.claim("1001"))


def made_of(station: OwnStation, verified: VerifiedCarton, at: datetime = NINE) -> LabelMade:
    desk = station.desk.papers.shipping
    plan = plan_label(verified, desk.card, at)
    return make_own_label(plan, station.journal.take_numbers(plan.numbers_of), desk, LABELS)


def test_carrier_price_and_papers_are_those_of_the_database(
    station: OwnStation, verified: VerifiedCarton
) -> None:
    own = made_of(station, verified, datetime.now(UTC))
    station.send()

    booked = prepare_carton(station.store, "1001", 1, station.desk.papers.shipping, PACKER)

    assert (own.booking.carrier, own.booking.service) == (booked.carrier, booked.service)
    assert own.booking.price_minor == booked.price.minor
    assert own.booking.weight_grams == booked.weight_grams
    assert own.booking.promised_on == booked.promised_on


def test_the_label_bears_a_number_with_its_check_digit_and_is_readable(
    station: OwnStation, verified: VerifiedCarton
) -> None:
    own = made_of(station, verified)

    label = own.paper("label", "pdf")
    assert to_sscc(own.sscc) == own.sscc
    assert label is not None
    assert label.printer == "labels"
    (page,) = read_pdf(label.content)
    assert f"]C100{own.sscc}" in page.codes


def test_the_slip_lists_what_is_in_this_carton(
    station: OwnStation, verified: VerifiedCarton
) -> None:
    slip = made_of(station, verified).paper("slip", "pdf")

    assert slip is not None
    assert slip.printer == "", "no printer of this station prints slips"
    words = " ".join(words_of_pdf(slip.content))
    assert all(word in words for word in ("MUG", "BOOK", "1001"))


def test_where_the_counts_are_in_doubt_there_is_no_label_of_its_own(
    verified: VerifiedCarton,
) -> None:
    doubtful = verified.package.model_copy(update={"papers": None})

    with pytest.raises(NotAllowed) as refused:
        plan_label(replace(verified, package=doubtful), load_rate_card(), NINE)

    assert refused.value.facts["reason"] == COUNTS_DECIDE


def test_a_recalled_lot_gets_no_label_but_another_product_of_that_lots_name_does(
    verified: VerifiedCarton,
) -> None:
    line, other = verified.package.lines
    (carton,) = verified.cartons
    packed = replace(verified, cartons=[replace(carton, lots={(line.order_line_id, "L2407"): 1})])
    barred = replace(packed, recalled={"L2407": frozenset({line.product_id})})
    namesake = replace(packed, recalled={"L2407": frozenset({other.product_id})})

    with pytest.raises(NotAllowed) as refused:
        plan_label(barred, load_rate_card(), NINE)

    assert refused.value.facts["reason"] == LabelRefusal.LOT_RECALLED.value
    assert refused.value.facts["detail"] == "L2407"
    assert plan_label(namesake, load_rate_card(), NINE).choice.chosen


def test_a_carton_has_its_own_size_and_each_line_its_own_lots_and_serials(
    verified: VerifiedCarton,
) -> None:
    line, other = (one.order_line_id for one in verified.package.lines)
    (carton,) = verified.cartons
    lots = {(line, "L2407"): 1, (line, "L0"): 0, (other, "L2408"): 2}
    packed = replace(carton, lots=lots, serials=((other, "S-77"),))

    plan = plan_label(replace(verified, cartons=[packed]), load_rate_card(), NINE)

    kind, made = verified.kind, plan.carton
    assert kind is not None
    sizes = (kind.length_mm, kind.width_mm, kind.height_mm)
    assert (made.length_mm, made.width_mm, made.height_mm) == sizes
    assert {one.order_line_id: (one.lots, one.serials) for one in made.lines} == {
        line: ((("L2407", 1),), ()),
        other: ((("L2408", 2),), ("S-77",)),
    }


def test_a_carton_that_no_carrier_takes_uses_no_number(
    station: OwnStation, verified: VerifiedCarton
) -> None:
    before = station.journal.numbers_left()
    papers = verified.package.papers
    assert papers is not None
    heavy = tuple(replace(line, unit_grams=90_000_000) for line in papers.lines)
    package = verified.package.model_copy(
        update={"papers": papers.model_copy(update={"lines": heavy})}
    )

    with pytest.raises(NotAllowed) as refused:
        station.label(replace(verified, package=package))

    assert refused.value.facts["reason"] == "no carrier"
    assert station.journal.numbers_left() == before
