"""Stock is moved by logins that may write it; the others hear it before goods are touched."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.errors import NotAllowed
from app.station.claims import (
    ClaimRefusal,
    claim_count,
    claim_move,
    claim_put_away,
    claim_receive,
)
from app.store.keeping.rights import Group
from tests.support.databases import PostgresDatabases
from tests.support.postgres import PostgresServer
from tests.support.station_roles import RoledDatabase, roled_database
from tests.support.stock_play import stock_warehouse
from tests.support.warehouse import NINE, PACKER

pytestmark = pytest.mark.postgresql


@pytest.fixture
def database(
    postgres_server: PostgresServer, postgres_databases: PostgresDatabases
) -> Iterator[RoledDatabase]:
    with roled_database(postgres_server, postgres_databases) as roled:
        stock_warehouse(roled.owner)
        yield roled


@pytest.mark.parametrize("group", [Group.PACK, Group.SHIP])
def test_a_login_that_may_not_move_stock_hears_it_before_goods_are_touched(
    database: RoledDatabase, group: Group
) -> None:
    desk = database.station("DESK-1", [group])

    for claim in (claim_put_away, claim_move, claim_count, claim_receive):
        with pytest.raises(NotAllowed) as refused:
            claim(desk, "A-01", "DESK-1", PACKER, NINE)
        assert refused.value.facts["reason"] is ClaimRefusal.NO_RIGHT

    with database.owner.reading() as uow:
        assert uow.people.audited(action="denied") == [], "nothing was tried"


def test_a_pickers_login_moves_stock(database: RoledDatabase) -> None:
    package = claim_move(database.station("PICK-1", [Group.PICK]), "A-01", "PICK-1", PACKER, NINE)

    assert package.bin_code == "A-01"
