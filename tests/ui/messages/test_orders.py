"""Tests of ui/messages/orders.py: states, checks, what happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.fulfilment.allocation.explaining import WaitReason
from app.lifecycle import OrderState
from app.store.books.capture.orders.detail import CheckState
from app.store.books.capture.orders.timeline import TimelineSource
from tests.support.order_data import waits_of_held_order
from ui.messages.orders import check_words, happened, restock_words, state_words, why_words


def test_no_two_states_share_a_word() -> None:
    assert len({state_words(state) for state in OrderState}) == len(OrderState)
    assert len({check_words(check) for check in CheckState}) == len(CheckState)


@pytest.mark.parametrize("source", list(TimelineSource))
def test_what_a_newer_program_wrote_is_still_said(source: TimelineSource) -> None:
    assert happened(source, "teleported", {})


def test_a_booking_names_carrier_and_tracking() -> None:
    facts = {"carrier": "DHL Parcel", "tracking_no": "JD0146"}

    assert happened(TimelineSource.SHIPMENT, "booked", facts) == "DHL Parcel booked, JD0146"


def test_a_parcel_says_with_which_manifest_it_left() -> None:
    said = happened(TimelineSource.SHIPMENT, "manifest closed", {"manifest_no": "M-00012"})

    assert said == "Left with manifest M-00012"


def test_each_reason_to_wait_names_what_stands_in_the_way() -> None:
    (wait,) = waits_of_held_order()
    said = {reason: why_words(replace(wait, reason=reason)) for reason in WaitReason}

    assert len(set(said.values())) == len(WaitReason)
    assert "SO-10431" in said[WaitReason.HELD]
    assert said[WaitReason.IN_DOUBT] == "1 not found in A-09-02; a count will say"


def test_of_many_holders_the_first_are_named_and_the_others_counted() -> None:
    (wait,) = waits_of_held_order()
    many = replace(wait, holders=wait.holders * 3)

    assert why_words(many) == "Held for SO-10431, SO-10440, SO-10431 +3"


def test_ordered_without_a_day_is_not_a_promise() -> None:
    (wait,) = waits_of_held_order()

    by_habit = replace(wait, restock_on=date(2026, 3, 9), by_lead_time=True)
    assert restock_words(by_habit) == "09.03.2026, by the supplier's usual time"
    assert restock_words(replace(wait, restock_on=None)) == "ordered, no day"
    assert restock_words(replace(wait, restock_on=None, expected=())) == "not ordered"
