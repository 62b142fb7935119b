"""One statement chooses a walk and claims it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import insert, select

from app.store.books.stations.taking import TAKE, TAKE_NEXT, TAKE_NUMBERED
from app.store.schema.floor import Work
from app.store.statements.ready import Ready
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE

_WALKS = 40


def _open_walks(store: Store, hours: dict[str, int]) -> None:
    """Open walks by number; each must leave so many hours after nine."""
    rows = [
        {"work_no": no, "kind": "pick", "ship_by": NINE + timedelta(hours=hour), "opened_at": NINE}
        for no, hour in hours.items()
    ]
    store.run(lambda uow: uow.session.execute(insert(Work), rows))


def _taken(store: Store, how: Ready, **which: object) -> str | None:
    facts = {"station": "PICK-1", "badge": "B-1", "until": NINE, **which}
    with store.unit() as uow:
        taken = how.rows(uow.session, **facts)
        work_id, may_do = taken[0] if taken else (None, True)
        assert may_do, "the owner may do everything"
        found = uow.session.scalar(select(Work.work_no).where(Work.id == work_id))
        uow.commit()
    return found


def test_the_walk_that_must_leave_first_is_next_and_then_the_older_one(store: Store) -> None:
    _open_walks(store, {"P-1": 5, "P-2": 3, "P-3": 5, "P-4": 9})

    order = [_taken(store, TAKE_NEXT) for _walk in range(5)]

    assert order == ["P-2", "P-1", "P-3", "P-4", None]


def test_a_walk_of_a_number_is_had_once(store: Store) -> None:
    _open_walks(store, {"P-1": 5, "P-2": 3})

    assert _taken(store, TAKE_NUMBERED, number="P-1") == "P-1"
    assert _taken(store, TAKE_NUMBERED, number="P-1") is None
    assert _taken(store, TAKE, work_id=2) == "P-2"
    assert _taken(store, TAKE, work_id=2) is None


def test_stations_that_ask_at_once_get_each_walk_once(store: Store) -> None:
    _open_walks(store, {f"P-{number}": number % 5 for number in range(_WALKS)})

    with ThreadPoolExecutor(8) as stations:
        taken = list(stations.map(lambda _ask: _taken(store, TAKE_NEXT), range(_WALKS)))

    assert sorted(map(str, taken)) == sorted(f"P-{number}" for number in range(_WALKS))
