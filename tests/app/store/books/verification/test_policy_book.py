"""The policies that all stations share."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.store.schema.station import PolicyRow
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, SUPERVISOR


def test_a_policy_is_found_as_it_was_decided_last(store: Store) -> None:
    with store.reading() as uow:
        assert uow.policies.find("verification") is None

    store.run(lambda uow: uow.policies.put("verification", {"x": 1}, SUPERVISOR, NINE))
    later = NINE + timedelta(hours=1)
    store.run(lambda uow: uow.policies.put("verification", {"x": 2}, "B-901", later))

    with store.reading() as uow:
        assert uow.policies.find("verification") == {"x": 2}
        (row,) = uow.session.scalars(select(PolicyRow)).all()
    assert (row.changed_by, row.changed_at) == ("B-901", later)
