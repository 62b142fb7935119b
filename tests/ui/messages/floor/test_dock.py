"""Every answer of the dock has its verdict and its words."""

from __future__ import annotations

import pytest

from app.fulfilment.dispatch.loading import DispatchVerdict
from app.scanning.verdicts import Signal, signal_of
from tests.ui.messages.floor.test_steps import assert_reads_at_3_m
from ui.messages.floor.dock import first_step, meaning_of, next_step, verdict_of, while_asking


@pytest.mark.parametrize("verdict", list(DispatchVerdict))
def test_every_answer_says_what_is_so_and_what_to_do(verdict: DispatchVerdict) -> None:
    assert meaning_of(verdict)
    assert_reads_at_3_m(next_step(verdict))


@pytest.mark.parametrize("verdict", list(DispatchVerdict))
def test_only_a_parcel_that_leaves_is_ok(verdict: DispatchVerdict) -> None:
    assert (signal_of(verdict_of(verdict)) is Signal.OK) is verdict.leaves


def test_a_parcel_that_must_not_leave_stops() -> None:
    stops = {v for v in DispatchVerdict if signal_of(verdict_of(v)) is Signal.STOP}

    assert stops == {
        DispatchVerdict.NOT_CLOSED,
        DispatchVerdict.OTHER_CARRIER,
        DispatchVerdict.ORDER_CANCELLED,
        DispatchVerdict.RECALLED,
    }


def test_the_first_step_reads_at_3_m() -> None:
    for asks_lane in (True, False):
        assert_reads_at_3_m(first_step("", asks_lane=asks_lane))
    assert first_step("Parcelway", asks_lane=False).overline == "Load Parcelway"
    assert len(while_asking().split()) <= 3
