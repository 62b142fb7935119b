"""Tests of ui/messages/orders.py: states, checks, what happened."""

from __future__ import annotations

import pytest

from app.lifecycle import OrderState
from app.store.books.capture.orders.detail import CheckState
from app.store.books.capture.orders.timeline import TimelineSource
from ui.messages.orders import check_words, happened, state_words


def test_no_two_states_share_a_word() -> None:
    assert len({state_words(state) for state in OrderState}) == len(OrderState)
    assert len({check_words(check) for check in CheckState}) == len(CheckState)


@pytest.mark.parametrize("source", list(TimelineSource))
def test_what_a_newer_program_wrote_is_still_said(source: TimelineSource) -> None:
    assert happened(source, "teleported", {})


def test_a_booking_names_carrier_and_tracking() -> None:
    facts = {"carrier": "DHL Parcel", "tracking_no": "JD0146"}

    assert happened(TimelineSource.SHIPMENT, "booked", facts) == "DHL Parcel booked, JD0146"
