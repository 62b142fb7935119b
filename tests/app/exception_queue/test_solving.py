"""Who may solve a case, and what the audit says of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.errors import NotAllowed, NothingFound
from app.exception_queue.cases import take_case
from app.exception_queue.kinds import CaseKind, Resolution
from app.exception_queue.solving import needs_supervisor, solve_case
from app.scanning.directory import Person
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import export, order

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CLERK = Person("C-1", "Ada", "clerk")
SUPERVISOR = Person("S-1", "Lena", "supervisor")
PACKER = Person("P-1", "Mo", "packer")


@pytest.fixture
def case_id(store: Store) -> int:
    """The payment case of an unpaid order of an unknown SKU."""
    receive_orders(store, "day.csv", export(order("1", Financial_Status="pending")), NOW)
    stage_orders(store, NOW)
    with store.reading() as uow:
        (case,) = uow.cases.page(CaseKind.PAYMENT)
    return case.case_id


@pytest.mark.parametrize(
    ("person", "resolution", "reason"),
    [
        (PACKER, Resolution.CHECK_AGAIN, "clerk"),
        (CLERK, Resolution.APPROVE, "supervisor"),
        (CLERK, Resolution.CANCEL_ORDER, "supervisor"),
        (SUPERVISOR, Resolution.SHIP_SHORT, "kind"),
    ],
)
def test_who_may_not_is_told_who_may_and_nothing_changes(
    store: Store, case_id: int, person: Person, resolution: Resolution, reason: str
) -> None:
    with pytest.raises(NotAllowed) as refused:
        solve_case(store, case_id, resolution, person, NOW)

    assert refused.value.facts["reason"] == reason
    with store.reading() as uow:
        assert uow.cases.find(case_id).is_open
        assert uow.people.audited("1") == []


def test_a_case_in_another_s_hands_is_left_alone(store: Store, case_id: int) -> None:
    take_case(store, case_id, CLERK, NOW)

    with pytest.raises(NotAllowed) as refused:
        solve_case(store, case_id, Resolution.CANCEL_ORDER, SUPERVISOR, NOW)

    assert refused.value.facts["reason"] == "owner"


def test_a_solved_case_is_not_solved_again(store: Store, case_id: int) -> None:
    answer = solve_case(store, case_id, Resolution.CANCEL_ORDER, SUPERVISOR, NOW)
    assert answer.is_solved

    with pytest.raises(NotAllowed) as refused:
        solve_case(store, case_id, Resolution.CANCEL_ORDER, SUPERVISOR, NOW)
    assert refused.value.facts["reason"] == "solved"


def test_a_case_that_does_not_exist_is_said(store: Store) -> None:
    with pytest.raises(NothingFound):
        solve_case(store, 404, Resolution.DISMISS, SUPERVISOR, NOW)


def test_the_audit_says_who_decided_what(store: Store, case_id: int) -> None:
    solve_case(store, case_id, Resolution.CANCEL_ORDER, SUPERVISOR, NOW, "Desk 1")

    with store.reading() as uow:
        (entry,) = uow.people.audited("1")
        history = uow.cases.history(case_id)
    assert (entry.badge, entry.station, entry.at) == ("S-1", "Desk 1", NOW)
    assert (entry.facts["kind"], entry.facts["resolution"]) == ("payment", "cancel order")
    assert [(event.what, event.badge) for event in history] == [("opened", ""), ("solved", "S-1")]


def test_a_clerk_may_dismiss_a_bad_row_and_nothing_bigger() -> None:
    assert not needs_supervisor(CaseKind.BAD_ROW, Resolution.DISMISS)
    assert needs_supervisor(CaseKind.REPLAY, Resolution.DISMISS)
