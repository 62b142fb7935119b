"""The queue as a list: the first due first, found by kind, by text, by scan."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.errors import NothingFound
from app.exception_queue.kinds import CaseKind, Resolution, Severity
from app.store.books.capture.case_book import NewCase
from app.store.unit_of_work import Store

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def put(store: Store, subject: str, due_min: int, kind: CaseKind = CaseKind.REPORTED) -> int:
    case = NewCase(
        key=subject,
        kind=kind,
        severity=Severity.NORMAL,
        subject=subject,
        facts={},
        opened_at=NOW,
        due_at=NOW + timedelta(minutes=due_min),
    )
    return store.run(lambda uow: uow.cases.open(case))


def test_what_is_due_first_stands_first(store: Store) -> None:
    for subject, due in (("T-3", 30), ("T-1", -5), ("T-2", 10)):
        put(store, subject, due)

    with store.reading() as uow:
        assert [case.subject for case in uow.cases.page()] == ["T-1", "T-2", "T-3"]
        assert [case.subject for case in uow.cases.page(offset=1, limit=1)] == ["T-2"]


def test_the_queue_is_found_by_kind_and_by_what_is_typed(store: Store) -> None:
    put(store, "A-14-03", 1)
    put(store, "a%b", 2, CaseKind.REPLAY)

    with store.reading() as uow:
        assert [case.subject for case in uow.cases.page(CaseKind.REPLAY)] == ["a%b"]
        assert [case.subject for case in uow.cases.page(search="a-14")] == ["A-14-03"]
        assert [case.subject for case in uow.cases.page(search="a%")] == ["a%b"]
        assert [case.subject for case in uow.cases.page(search="E-2")] == ["a%b"]


def test_a_case_that_is_not_there_is_said(store: Store) -> None:
    with store.reading() as uow, pytest.raises(NothingFound):
        uow.cases.find(404)


def test_solved_cases_leave_the_queue_and_are_counted_today(store: Store) -> None:
    case_id = put(store, "T-1", 1)
    store.run(lambda uow: uow.cases.solve(case_id, Resolution.DISMISS, "S-1", NOW))

    with store.reading() as uow:
        assert uow.cases.page() == []
        (solved,) = uow.cases.page(solved=True)
        counts = uow.cases.counts(NOW, NOW, NOW - timedelta(hours=1))
        yesterday = uow.cases.counts(NOW, NOW, NOW + timedelta(seconds=1))
    assert (solved.resolution, solved.solved_by) == (Resolution.DISMISS, "S-1")
    assert (counts.open, counts.oldest, counts.solved_today) == (0, None, 1)
    assert yesterday.solved_today == 0
