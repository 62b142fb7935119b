"""The label and the slip of one carton."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from app.fulfilment.shipping.parcel.facts import (
    Booking,
    CartonFacts,
    ContentLine,
    OrderFacts,
    PostalAddress,
)
from app.fulfilment.shipping.parcel.paperwork import (
    PaperFacts,
    PaperFormat,
    PaperKind,
    label_of,
    letters_without_font,
    make_papers,
    slip_of,
)
from app.lifecycle import OrderState
from app.settings import CompanySettings
from app.store.schema.shipping import DocumentFormat, DocumentKind

ADA = PostalAddress("Ada", "", "1 High St", "", "Oxford", "OX1 2JD", "", "GB")
NOON = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
ORDER = OrderFacts(
    1, "SO-1", "1", OrderState.PACKING, "", datetime(2026, 6, 30, 23, 30, tzinfo=UTC), NOON, "",
    ADA, ADA,
)  # fmt: skip
LINES = (
    ContentLine(1, 1, "MUG", "Mug", 5, 2, 0, 1, 200),
    ContentLine(2, 2, "PEN", "Pen", 0, 0, 0, 0, 10),
)
CARTON = CartonFacts(1, 4, 2, 3, "open", None, 400, 300, 200, 100, LINES)
BOOKING = Booking(
    "Parcelway", "PW-NEXT", "Next Day", "PW000000015GB", "", 695, "GBP", 500, date(2026, 7, 2),
    date(2026, 7, 2), (),
)  # fmt: skip
FACTS = PaperFacts(
    ORDER, CARTON, BOOKING, "095212340000000017", CompanySettings(), NOON, "Europe/London"
)


def test_the_stores_words_and_ours_for_papers_are_the_same() -> None:
    assert [kind.value for kind in PaperKind] == [kind.value for kind in DocumentKind]
    assert [form.value for form in PaperFormat] == [form.value for form in DocumentFormat]


def test_the_label_says_who_where_how_and_which_carton() -> None:
    facts = replace(FACTS, sscc="095212340000000013")

    label = label_of(facts)

    assert label.addressee == ADA.lines()
    assert label.service == "Parcelway Next Day"
    assert (label.carton, label.cartons, label.weight_grams) == (2, 3, 500)
    assert label.printed_at.hour == 13, "on the warehouse's clock, an hour ahead in July"


def test_the_slip_counts_what_is_here_elsewhere_and_later() -> None:
    slip = slip_of(FACTS)

    assert [(line.sku, line.here, line.elsewhere, line.later) for line in slip.lines] == [
        ("MUG", 2, 2, 1)
    ]
    assert slip.ordered_on == date(2026, 7, 1), "on the warehouse's clock it was past midnight"


def test_the_bill_address_stands_on_the_slip_only_where_it_is_another() -> None:
    elsewhere = replace(ORDER, bill_to=replace(ADA, street1="9 Low St"))

    assert slip_of(FACTS).bill_to == ()
    assert "9 Low St" in slip_of(replace(FACTS, order=elsewhere)).bill_to


def test_each_format_is_made_once_and_the_same_facts_make_the_same_bytes() -> None:
    facts = replace(FACTS, sscc="095212340000000013")
    formats = [PaperFormat.ZPL_300, PaperFormat.ZPL_203, PaperFormat.PDF, PaperFormat.PDF]

    papers = make_papers(facts, formats)

    made = [(paper.kind.value, paper.format.value) for paper in papers]
    assert made == [("label", "pdf"), ("label", "zpl"), ("label", "zpl300"), ("slip", "pdf")]
    assert [paper.content for paper in make_papers(facts, formats)] == [
        paper.content for paper in papers
    ]


def test_letters_of_an_address_that_no_font_has_are_named_once() -> None:
    assert letters_without_font(ADA) == ()
    assert letters_without_font(replace(ADA, name="Łucja ☃", street1="Οδός ☃")) == (
        "☃", "Ο", "δ", "ό", "ς",
    )  # fmt: skip
