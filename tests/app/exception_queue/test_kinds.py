"""The kinds of cases: each reason has a kind, each kind its remedies, severity and time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.exception_queue.kinds import (
    CaseKind,
    HoldReason,
    Resolution,
    Severity,
    kind_of,
    needs_bin,
    resolutions_of,
    severity_of,
    time_allowed,
)


@pytest.mark.parametrize("reason", HoldReason)
def test_every_reason_to_hold_can_be_decided_by_a_person(reason: HoldReason) -> None:
    remedies = resolutions_of(kind_of(reason))

    assert Resolution.CANCEL_ORDER in remedies


@pytest.mark.parametrize("kind", CaseKind)
def test_every_kind_has_a_remedy_and_a_time(kind: CaseKind) -> None:
    assert resolutions_of(kind)
    assert time_allowed(severity_of(kind)) > timedelta(0)


def test_what_stops_a_desk_is_due_first() -> None:
    times = [time_allowed(severity) for severity in Severity]

    assert times == sorted(times)
    assert severity_of(CaseKind.DOUBLE_SCAN) is Severity.HIGH


def test_an_address_case_is_checked_again_before_anything_else() -> None:
    assert resolutions_of(kind_of(HoldReason.CITY_MISSING))[0] is Resolution.CHECK_AGAIN


def test_the_bin_is_asked_for_where_goods_are_put_away_or_accepted_only() -> None:
    asked = [
        (kind, one) for kind in CaseKind for one in resolutions_of(kind) if needs_bin(kind, one)
    ]

    assert (CaseKind.REPLAY, Resolution.PUT_AWAY) in asked
    assert {one for _kind, one in asked} == {Resolution.PUT_AWAY, Resolution.ACCEPT_RECEIPT}
