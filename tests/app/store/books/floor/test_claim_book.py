"""Who holds what, decided by one statement."""

from __future__ import annotations

from sqlalchemy import select, update

from app.fulfilment.work import PickPackage
from app.station.claims import renew_pick
from app.store.schema.floor import ClaimedPackage
from app.store.schema.orders import Order
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, one_stop, release_everything
from tests.support.warehouse import NINE, PACKER, small_warehouse


def test_a_work_that_is_held_is_not_given_to_a_second_station(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})
    release_everything(store)

    with store.unit() as uow:
        taken = uow.claims.take_pick("PICK-1", PACKER, NINE, None)
        assert taken is not None
        assert taken.may_do
        assert uow.claims.take_pick("PICK-2", PACKER, NINE, None) is None
        assert uow.claims.take(taken.work_id, "PICK-2", PACKER, NINE) is None
        held = uow.claims.by_id(taken.work_id)
        assert held is not None
        assert (held.holder, held.fence, held.package) == ("PICK-1", 1, None)
        assert uow.claims.held_pick("PICK-2") is None


def test_only_its_holder_gives_a_work_back_and_anybody_may_take_it_then(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 1})
    other = StationPlay(store, "PICK-2")

    assert not other.give_back(package)
    assert picker.give_back(package)
    assert not picker.give_back(package)

    assert other.claim_pick().work_id == package.work_id


def test_an_order_is_found_by_its_number_or_its_tote(store: Store) -> None:
    warehouse = small_warehouse(store)
    one_stop(warehouse, {"MUG": 3})

    with store.reading() as uow:
        by_number, by_tote = uow.claims.find_order("1001"), uow.claims.find_order("T-01")
        assert uow.claims.find_order("T-02") is None
        assert uow.claims.is_tote("T-02")
        assert not uow.claims.is_tote("1001")

    assert by_number == by_tote
    assert by_number is not None
    assert (by_number.units_ordered, by_number.units_picked) == (3, 0)


def test_every_package_that_was_ever_claimed_is_kept(store: Store) -> None:
    picker, package = one_stop(small_warehouse(store), {"MUG": 3})
    store.run(lambda uow: uow.session.execute(update(Order).values(version=2)))
    renewed = renew_pick(store, picker.name, package.work_id)
    assert renew_pick(store, picker.name, package.work_id) == renewed
    picker.give_back(package)
    second = StationPlay(store, "PICK-2").claim_pick()

    with store.reading() as uow:
        kept = uow.session.scalars(select(ClaimedPackage).order_by(ClaimedPackage.id)).all()

    assert [(row.fence, row.edition) for row in kept] == [(1, 1), (1, 2), (2, 1)]
    assert [PickPackage.model_validate(row.package) for row in kept] == [package, renewed, second]
