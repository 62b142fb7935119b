"""Cases are opened once, owned by one person at a time, and free again by themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.errors import NotAllowed
from app.exception_queue.cases import (
    OWNED_FOR,
    free_case,
    need_supervisor,
    open_case,
    queue_counts,
    take_case,
)
from app.exception_queue.kinds import CaseKind
from app.scanning.directory import Person
from app.store.unit_of_work import Store

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CLERK = Person("C-1", "Ada", "clerk")
OTHER = Person("C-2", "Bo", "clerk")
PACKER = Person("P-1", "Mo", "packer")


def opened(store: Store, key: str = "tote T-1", at: datetime = NOW) -> int:
    with store.unit() as uow:
        case_id = open_case(uow, CaseKind.REPORTED, key, "T-1", {"tote": "T-1"}, at, badge="P-1")
        uow.commit()
    return case_id


def test_the_same_trouble_is_one_case_while_it_is_open(store: Store) -> None:
    assert opened(store) == opened(store)
    assert opened(store) != opened(store, "tote T-2")


def test_a_case_has_one_owner_who_keeps_it_by_touching_it(store: Store) -> None:
    case_id = opened(store)

    assert take_case(store, case_id, CLERK, NOW)
    assert take_case(store, case_id, CLERK, NOW + timedelta(minutes=4))
    assert not take_case(store, case_id, OTHER, NOW + timedelta(minutes=6))


def test_a_case_is_free_again_when_its_owner_went_away(store: Store) -> None:
    case_id = opened(store)
    take_case(store, case_id, CLERK, NOW)

    assert take_case(store, case_id, OTHER, NOW + OWNED_FOR + timedelta(seconds=1))


def test_only_its_owner_gives_a_case_back(store: Store) -> None:
    case_id = opened(store)
    take_case(store, case_id, CLERK, NOW)

    free_case(store, case_id, OTHER, NOW)
    assert not take_case(store, case_id, OTHER, NOW)
    free_case(store, case_id, CLERK, NOW)
    assert take_case(store, case_id, OTHER, NOW)


def test_a_packer_takes_no_case(store: Store) -> None:
    with pytest.raises(NotAllowed):
        take_case(store, opened(store), PACKER, NOW)


def test_a_clerk_is_no_supervisor() -> None:
    with pytest.raises(NotAllowed):
        need_supervisor(CLERK, "approve")


def test_the_history_of_a_case_tells_who_had_it(store: Store) -> None:
    case_id = opened(store)
    take_case(store, case_id, CLERK, NOW)
    free_case(store, case_id, CLERK, NOW)

    with store.reading() as uow:
        history = [(event.what, event.badge) for event in uow.cases.history(case_id)]
    assert history == [("opened", "P-1"), ("taken", "C-1"), ("released", "C-1")]


def test_the_figures_above_the_queue_are_those_of_the_queue(store: Store) -> None:
    opened(store, "late", NOW - timedelta(hours=3))
    opened(store, "soon", NOW - timedelta(minutes=100))
    opened(store, "later", NOW)

    counts = queue_counts(store, NOW, NOW - timedelta(hours=9))

    assert (counts.open, counts.late, counts.due_soon, counts.solved_today) == (3, 1, 1, 0)
    assert counts.oldest == NOW - timedelta(hours=3)
