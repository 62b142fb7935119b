"""A label that a station made itself is kept as a record like any scan."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.fulfilment.events import EVENT
from app.fulfilment.own_label import LabelMade, OwnPaper
from app.fulfilment.shipping.parcel.facts import Booking, QuotedBooking

BYTES = bytes(range(256)) * 8
QUOTE = QuotedBooking("Parcelway", "PW-NEXT", "Next Day", "chosen", 695, date(2026, 7, 2))
BOOKING = Booking(
    "Parcelway", "PW-NEXT", "Next Day", "PW000000015GB", "", 695, "GBP", 500, date(2026, 7, 2),
    date(2026, 7, 2), (QUOTE,),
)  # fmt: skip
MADE = LabelMade(
    carton_number=1,
    sscc="095212340000000013",
    numbers={"sscc": 1},
    booking=BOOKING,
    papers=(OwnPaper.of("label", "zpl", BYTES, "Zebra"), OwnPaper.of("slip", "pdf", b"%PDF", "")),
    made_at=datetime(2026, 7, 1, 12, tzinfo=UTC),
)


def test_it_comes_back_from_the_journal_with_booking_and_bytes() -> None:
    back = EVENT.validate_json(EVENT.dump_json(MADE))

    assert back == MADE
    label = MADE.paper("label", "zpl")
    assert label is not None
    assert label.content == BYTES
    assert MADE.paper("label", "pdf") is None


def test_what_is_kept_as_documents_need_not_be_kept_twice() -> None:
    slim = MADE.without_bytes()

    assert [paper.packed for paper in slim.papers] == ["", ""]
    assert (slim.sscc, slim.booking) == (MADE.sscc, MADE.booking)
    assert EVENT.validate_python(slim.model_dump(mode="json")) == slim
