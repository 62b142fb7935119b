"""Cases and their history, on both engines."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from app.errors import NothingFound, StoreRefused
from app.exception_queue.kinds import CaseKind, Resolution, Severity
from app.store.books.capture.case_book import NewCase
from app.store.unit_of_work import Store, UnitOfWork

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def trouble(key: str) -> NewCase:
    return NewCase(
        key=key,
        kind=CaseKind.REPORTED,
        severity=Severity.NORMAL,
        subject="T-1",
        facts={"tote": "T-1"},
        opened_at=NOW,
        due_at=NOW + timedelta(hours=2),
    )


def test_cases_have_numbers_of_their_own(store: Store) -> None:
    with store.unit() as uow:
        assert uow.cases.open_many([trouble("a"), trouble("b"), trouble("a")]) == 2
        uow.cases.open(trouble("c"))
        uow.commit()

    with store.reading() as uow:
        assert [case.case_no for case in uow.cases.page()] == ["E-1", "E-2", "E-3"]


def test_two_stations_with_the_same_trouble_open_one_case(store: Store) -> None:
    start = threading.Barrier(4)
    opened: list[int] = []

    def report() -> None:
        start.wait()
        opened.append(store.run(lambda uow: uow.cases.open(trouble("same"))))

    threads = [threading.Thread(target=report) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(opened) == 4
    assert len(set(opened)) == 1


def test_the_same_trouble_after_it_was_solved_is_a_new_case(store: Store) -> None:
    with store.unit() as uow:
        first = uow.cases.open(trouble("a"))
        assert uow.cases.solve(first, Resolution.DISMISS, "S-1", NOW)
        assert not uow.cases.solve(first, Resolution.DISMISS, "S-1", NOW)
        assert uow.cases.open(trouble("a")) != first
        assert uow.cases.known_keys(["a", "b"]) == {"a"}


def test_newer_evidence_keeps_the_older_in_the_history(store: Store) -> None:
    with store.unit() as uow:
        case_id = uow.cases.open(trouble("a"))
        uow.cases.restate(case_id, {"tote": "T-1"}, NOW)
        uow.cases.restate(case_id, {"tote": "T-2"}, NOW)

        assert uow.cases.find(case_id).facts == {"tote": "T-2"}
        history = uow.cases.history(case_id)
    assert [(event.what, event.facts) for event in history] == [
        ("opened", {}),
        ("evidence", {"before": {"tote": "T-1"}}),
    ]


def test_the_history_of_a_case_cannot_be_rewritten(store: Store) -> None:
    store.run(lambda uow: uow.cases.open(trouble("a")))

    def forget(uow: UnitOfWork) -> None:
        uow.session.connection().exec_driver_sql("DELETE FROM case_events")

    with pytest.raises(StoreRefused):
        store.run(forget)
    with store.reading() as uow:
        assert [event.what for event in uow.cases.history(1)] == ["opened"]


def test_locking_a_case_that_does_not_exist_says_so(store: Store) -> None:
    with pytest.raises(NothingFound), store.unit() as uow:
        uow.cases.lock(404)
