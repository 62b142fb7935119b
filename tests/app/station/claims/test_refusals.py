"""Work is claimed by logins that may write what it moves; others hear it before goods move."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed
from app.fulfilment.next_cart import next_cart
from app.fulfilment.verification.policy import VerificationPolicy
from app.fulfilment.work import DoubleScan
from app.scanning.directory import Person
from app.station.claims import (
    ClaimRefusal,
    Takeover,
    claim_count,
    claim_move,
    claim_pack,
    claim_pick,
    claim_put_away,
    claim_receive,
)
from app.store.keeping.rights import Group
from tests.support.floor_play import picked_orders, release_everything
from tests.support.station_roles import RoledDatabase
from tests.support.stock_play import stock_warehouse
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse

pytestmark = pytest.mark.postgresql


@pytest.fixture(autouse=True)
def warehouse(database: RoledDatabase) -> Warehouse:
    """The stock warehouse with an order of one mug."""
    warehouse = stock_warehouse(database.owner)
    warehouse.add_order("1001", {"MUG": 1})
    return warehouse


def _nothing_was_tried(database: RoledDatabase) -> bool:
    with database.owner.reading() as uow:
        return uow.people.audited(action="denied") == []


@pytest.mark.parametrize("group", [Group.PACK, Group.SHIP])
def test_a_login_that_may_not_move_stock_hears_it_before_goods_are_touched(
    database: RoledDatabase, group: Group
) -> None:
    desk = database.station("DESK-1", [group])

    for claim in (claim_put_away, claim_move, claim_count, claim_receive):
        with pytest.raises(NotAllowed) as refused:
            claim(desk, "A-01", "DESK-1", PACKER, NINE)
        assert refused.value.facts["reason"] is ClaimRefusal.NO_RIGHT

    assert _nothing_was_tried(database)


@pytest.mark.parametrize("group", [Group.PACK, Group.SHIP])
def test_a_walk_stays_open_for_pickers_whoever_else_asks(
    database: RoledDatabase, group: Group
) -> None:
    release_everything(database.owner)
    desk = database.station("DESK-1", [group])

    for code in (None, "P-0001"):
        with pytest.raises(NotAllowed) as refused:
            claim_pick(desk, "DESK-1", PACKER, code)
        assert refused.value.facts["reason"] is ClaimRefusal.NO_RIGHT
        assert refused.value.facts["work_no"] == "P-0001"

    assert _nothing_was_tried(database)
    package = claim_pick(database.station("PICK-1", [Group.PICK]), "PICK-1", PACKER)
    assert package is not None
    assert package.fence == 1, "nobody has had it before"


@pytest.mark.parametrize("group", [Group.PACK, Group.SHIP])
def test_no_cart_is_made_for_a_login_that_may_not_pick_it(
    database: RoledDatabase, group: Group
) -> None:
    with pytest.raises(NotAllowed) as refused:
        next_cart(database.station("DESK-1", [group]), "DESK-1", PACKER, NINE)

    assert refused.value.facts["reason"] is ClaimRefusal.NO_RIGHT
    assert _nothing_was_tried(database)
    with database.owner.reading() as uow:
        assert uow.claims.by_number("P-0001") is None


@pytest.mark.parametrize("group", [Group.PICK, Group.SHIP])
def test_an_order_stays_open_for_packers_whoever_else_asks(
    database: RoledDatabase, group: Group
) -> None:
    picked_orders(database.owner)
    supervisor = Takeover(Person(SUPERVISOR, "Lena", "supervisor"))
    desk = database.station("CART-1", [group])

    for takeover in (None, supervisor):
        with pytest.raises(NotAllowed) as refused:
            claim_pack(desk, "T-01", "CART-1", PACKER, NINE, takeover=takeover)
        assert refused.value.facts["reason"] is ClaimRefusal.NO_RIGHT
        assert refused.value.facts["work_no"] == "1001"

    assert _nothing_was_tried(database)
    packer = database.station("PACK-1", [Group.PACK])
    assert claim_pack(packer, "T-01", "PACK-1", PACKER, NINE).fence == 1


def test_a_packer_whose_login_may_not_pick_enters_no_paper_pick(database: RoledDatabase) -> None:
    release_everything(database.owner)
    policy = VerificationPolicy(double_scan=DoubleScan.ITEM_AND_CARTON).model_dump(mode="json")
    database.owner.run(lambda uow: uow.policies.put("verification", policy, SUPERVISOR, NINE))

    with pytest.raises(NotAllowed) as refused:
        claim_pack(database.station("PACK-1", [Group.PACK]), "T-01", "PACK-1", PACKER, NINE)

    assert refused.value.facts["reason"] is ClaimRefusal.NO_RIGHT
    assert _nothing_was_tried(database)
    both = database.station("PACK-2", [Group.PACK, Group.PICK])
    assert claim_pack(both, "T-01", "PACK-2", PACKER, NINE).order_no == "1001"


def test_a_pickers_login_moves_stock(database: RoledDatabase) -> None:
    package = claim_move(database.station("PICK-1", [Group.PICK]), "A-01", "PICK-1", PACKER, NINE)

    assert package.bin_code == "A-01"
