"""A station labels a carton by what was booked for it, and by nothing else."""

from __future__ import annotations

from app.fulfilment.shipping.parcel.facts import DocumentRef
from app.fulfilment.shipping.parcel.prepared import prepared
from app.values import Money
from tests.app.fulfilment.shipping.parcel.test_paperwork import BOOKING

LABEL = DocumentRef(9, "label", "pdf", 0, "ab")


def test_a_prepared_carton_is_its_booking_with_the_papers_and_the_price_in_its_currency() -> None:
    carton = prepared("SO-1", 7, 2, "095212340000000017", BOOKING, (LABEL,), ("☃",))

    assert (carton.order_no, carton.carton_id, carton.carton_number) == ("SO-1", 7, 2)
    assert (carton.sscc, carton.tracking_no) == ("095212340000000017", "PW000000015GB")
    assert carton.price == Money(695, "GBP")
    assert carton.weight_grams == BOOKING.weight_grams, "as booked, not as it is now"
    assert (carton.documents, carton.lost) == ((LABEL,), ("☃",))
