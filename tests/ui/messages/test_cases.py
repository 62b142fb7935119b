"""Tests of ui/messages/cases.py: every kind, reason and resolution has its words."""

from __future__ import annotations

import pytest

from app.exception_queue.kinds import CaseKind, HoldReason, Resolution
from app.store.schema.station import ScanOutcome
from ui.messages.cases import (
    done_words,
    kind_words,
    late_words,
    reason_from,
    reason_words,
    resolution_words,
    title_of,
)


def test_no_two_kinds_share_a_word() -> None:
    assert len({kind_words(kind) for kind in CaseKind}) == len(CaseKind)
    assert len({title_of(kind) for kind in CaseKind}) == len(CaseKind)


def test_no_two_reasons_share_a_word() -> None:
    assert len({reason_words(reason) for reason in HoldReason}) == len(HoldReason)


def test_no_two_resolutions_share_a_word() -> None:
    assert len({resolution_words(one) for one in Resolution}) == len(Resolution)
    assert len({done_words(one) for one in Resolution}) == len(Resolution)


@pytest.mark.parametrize("kind", list(CaseKind))
def test_a_kind_fits_its_column(kind: CaseKind) -> None:
    assert len(kind_words(kind)) <= 13


def test_a_button_names_station_and_bin_where_they_are_known() -> None:
    assert resolution_words(Resolution.SEND_BACK, station="Pack 04") == "Send back to Pack 04"
    assert resolution_words(Resolution.COUNT_BIN, bin_code="A-14-03") == "Count bin A-14-03"
    assert resolution_words(Resolution.COUNT_BIN) == "Count bin"


def test_a_reason_of_a_newer_program_says_itself() -> None:
    assert reason_from("customs papers missing") == "customs papers missing"
    assert reason_from("not paid") == "Neither paid nor authorised"


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (ScanOutcome.STALE_FENCE, "K-0031 was taken over: fence 1, now 2"),
        (ScanOutcome.ORDER_CHANGED, "K-0031: its order changed meanwhile"),
        (ScanOutcome.OVER, "K-0031, more than is needed: fence 1, now 2"),
        (ScanOutcome.INVALID, "K-0031, not taken: fence 1, now 2"),
    ],
)
def test_late_scans_say_why_they_did_not_count(outcome: ScanOutcome, said: str) -> None:
    assert late_words(outcome.value, "K-0031", "fence 1, now 2") == said
