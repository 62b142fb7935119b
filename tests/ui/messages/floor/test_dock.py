"""Every answer of the dock has its verdict and its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.fulfilment.dispatch.loading import DispatchVerdict
from app.fulfilment.dispatch.manifest import ManifestVerdict
from app.fulfilment.dispatch.manifest_paper import ManifestPrint
from app.scanning.verdicts import Signal, signal_of
from hardware.ports import PrintOutcome
from tests.support.floor_data import handed_over
from tests.ui.messages.floor.test_steps import assert_reads_at_3_m
from ui.messages.floor.dock import (
    closing_meaning,
    closing_step,
    closing_verdict,
    first_step,
    meaning_of,
    next_step,
    print_step,
    verdict_of,
    while_asking,
    while_closing,
)


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


@pytest.mark.parametrize("verdict", list(ManifestVerdict))
def test_every_answer_to_a_closing_says_what_is_so_and_what_to_do(
    verdict: ManifestVerdict,
) -> None:
    answer = handed_over(verdict, "Parcelway")

    assert closing_meaning(answer)
    assert_reads_at_3_m(closing_step(answer))
    closed = verdict is ManifestVerdict.CLOSED
    assert (signal_of(closing_verdict(verdict)) is Signal.OK) is closed
    assert signal_of(closing_verdict(verdict)) is not Signal.STOP


@pytest.mark.parametrize("outcome", [PrintOutcome.FAILED, PrintOutcome.UNKNOWN])
def test_a_manifest_that_is_not_on_paper_says_which_and_what_to_do(outcome: PrintOutcome) -> None:
    for printer, detail in (("slips", "paper out"), ("slips", ""), ("", "")):
        step = print_step(ManifestPrint("M-00012", printer, outcome, detail))
        assert step is not None
        assert_reads_at_3_m(step)
        assert "M-00012" in step.overline
    assert print_step(ManifestPrint("M-00012", "slips", PrintOutcome.CONFIRMED)) is None


def test_one_parcel_is_one() -> None:
    answer = replace(handed_over(ManifestVerdict.CLOSED, "Parcelway"), parcels=1)

    assert closing_meaning(answer) == "Manifest M-00012 · 1 parcel"
    assert len(while_closing().split()) <= 3
