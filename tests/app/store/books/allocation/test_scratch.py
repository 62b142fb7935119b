"""The scratch paper of an allocation is empty every time and nobody else's."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, insert, select

from app.store.books.allocation.scratch import WANTED, NewUuid, empty_scratch
from app.store.unit_of_work import Store


def test_each_run_begins_on_empty_paper(store: Store) -> None:
    for _run in range(2):
        with store.unit() as uow:
            empty_scratch(uow.session)
            count = select(func.count()).select_from(WANTED)
            assert uow.session.execute(count).scalar_one() == 0
            uow.session.execute(insert(WANTED).values(order_id=1, state_before="staged"))
            empty_scratch(uow.session)
            assert uow.session.execute(count).scalar_one() == 0
            uow.session.execute(insert(WANTED).values(order_id=1, state_before="staged"))
            uow.commit()


def test_the_database_makes_a_new_uuid_for_every_row(store: Store) -> None:
    with store.reading() as uow:
        made = [uow.session.execute(select(NewUuid())).scalar_one() for _row in range(3)]

    assert all(isinstance(one, UUID) for one in made)
    assert len(set(made)) == 3
