"""What a login may write is a column of any statement."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.store.keeping.rights import Group
from app.store.statements.own_rights import MAY_LOAD, MAY_MOVE_STOCK, MAY_PACK
from app.store.unit_of_work import Store
from tests.support.station_roles import RoledDatabase


def _rights(store: Store) -> tuple[bool, ...]:
    with store.reading() as uow:
        found = uow.session.execute(select(MAY_MOVE_STOCK, MAY_PACK, MAY_LOAD)).one()
        return tuple(map(bool, found))


@pytest.mark.postgresql
def test_each_group_of_the_floor_may_do_its_own_work_and_a_desk_all_of_it(
    database: RoledDatabase,
) -> None:
    rights = {group: _rights(database.station("ANY-1", [group])) for group in Group}

    assert rights == {
        Group.PICK: (True, False, False),
        Group.PACK: (False, True, False),
        Group.SHIP: (False, False, True),
        Group.SUPERVISE: (True, True, True),
        Group.WORKER: (True, True, True),
    }


def test_who_owns_the_database_may_do_everything(store: Store) -> None:
    assert _rights(store) == (True, True, True)
