"""Where a cancelled order's goods are, and that a supervisor brings all of them back at once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.errors import NotAllowed
from app.fulfilment.cancelling import cancel_order, put_away
from app.fulfilment.cancelling.goods import Stray, bins_of, serials_in, strays_of, take_out
from app.fulfilment.events import PutInTote, UnitsPacked, WorkFinished
from app.reconciliation.ledger import check_ledger
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import OrderRow
from app.store.schema.floor import CartonContent, Tote, Work
from app.store.schema.tracking import Serial
from app.store.unit_of_work import Store
from app.values import Tracking
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    packs_of,
    picked_orders,
    release_everything,
)
from tests.support.tracked_floor import (
    LATE,
    SOON,
    claimed_walk,
    pack_of,
    packing_of,
    put_of,
    taken_of,
    tea_in,
    tracked_warehouse,
)
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def _cancel(warehouse: Warehouse, order_no: str = "1001") -> None:
    order_id = warehouse.order_ids[order_no]
    warehouse.store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))


def test_goods_in_totes_and_cartons_stay_bound_until_they_are_put_away(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 12, "LAMP": 1})
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("1001")
    packer.play(package, *list(packs_of(package))[:5])

    _cancel(warehouse)

    (case,) = cases_of(warehouse)
    assert case.facts["totes"] == ["T-01"]
    assert case.facts["put_away"] == [
        {"sku": "MUG", "units": 4, "place": "1001/1"},
        {"sku": "MUG", "units": 6, "place": "T-01"},
        {"sku": "MUG", "units": 2, "place": "T-01"},
        {"sku": "LAMP", "units": 1, "place": "T-01"},
    ]
    assert _bound_totes(warehouse) == ["T-01"]
    assert _works(warehouse) == ["done", "withdrawn"]
    assert check_ledger(warehouse.store).agrees

    order_id = warehouse.order_ids["1001"]
    warehouse.store.run(lambda uow: put_away(uow, order_id, PACKER))

    assert warehouse.stock_of("MUG", "A-01").on_hand == 10
    assert warehouse.stock_of("MUG", "B-02").on_hand == 4
    assert warehouse.stock_of("LAMP", "A-02").on_hand == 5
    assert _bound_totes(warehouse) == []
    assert check_ledger(warehouse.store).agrees
    lines = warehouse.order("1001").lines
    assert {(x.units_allocated, x.units_picked, x.units_packed) for x in lines} == {(0, 0, 0)}
    with warehouse.store.reading() as uow:
        assert set(uow.session.scalars(select(CartonContent.units))) == {0}
        (entry,) = uow.people.audited(subject="1001", action="put away")
    assert entry.badge == PACKER


Place = tuple[str, str, str, int]


def _places(picture: Picture, order: OrderRow) -> list[Place]:
    return sorted(map(_place_of, strays_of(picture, order)))


def _place_of(stray: Stray) -> Place:
    return stray.line.sku, stray.account.code, stray.lot, stray.units


def _picture(warehouse: Warehouse) -> tuple[Picture, OrderRow]:
    order_id = warehouse.order_ids["1001"]
    with warehouse.store.reading() as uow:
        picture = uow.waves.picture(order_ids=[order_id])
    return picture, picture.orders[order_id]


@pytest.fixture
def scattered(store: Store) -> Warehouse:
    """A cancelled order of two mugs, a lamp and five teas of two lots, in a tote and a carton."""
    warehouse = tracked_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1, "TEA": 5})
    release_everything(store)
    picker = StationPlay(store, "PICK-1")
    walk = picker.claim_pick()
    events = [
        put_of(stop, taken_of(stop.lot, stop.units))
        if stop.lot
        else PutInTote(pick_line_id=stop.pick_line_id, units=stop.units, tote=stop.tote)
        for stop in walk.stops
    ]
    picker.play(walk, *events, WorkFinished())
    packer, package = packing_of(warehouse)
    lines = {line.sku: line.order_line_id for line in package.lines}
    for sku, lot in (("MUG", ""), ("LAMP", ""), ("TEA", "SOON"), ("TEA", "LATE")):
        packer.play(
            package,
            UnitsPacked(order_line_id=lines[sku], units=1, carton_number=1, lot=lot),
        )
    _cancel(warehouse)
    return warehouse


def test_what_is_taken_out_of_one_place_leaves_everything_else_where_it_is(
    scattered: Warehouse,
) -> None:
    picture, order = _picture(scattered)
    places = _places(picture, order)
    assert places == [
        ("LAMP", "1001/1", "", 1),
        ("MUG", "1001/1", "", 1),
        ("MUG", "T-01", "", 1),
        ("TEA", "1001/1", "LATE", 1),
        ("TEA", "1001/1", "SOON", 1),
        ("TEA", "T-01", "LATE", 1),
        ("TEA", "T-01", "SOON", 2),
    ]

    for place in places:
        picture, order = _picture(scattered)
        (stray,) = (one for one in strays_of(picture, order) if _place_of(one) == place)
        take_out(picture, order, stray, stray.units)
        assert _places(picture, order) == [one for one in places if one != place]


def test_the_units_of_a_stray_come_from_the_last_bins_of_the_walk(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 12})
    picked_orders(warehouse.store)
    _cancel(warehouse)
    picture, order = _picture(warehouse)
    first, _second = strays_of(picture, order)

    found = [
        [(stock.bin_code, some) for stock, some in bins_of(picture, first, units)]
        for units in (1, 3)
    ]

    assert found == [[("B-02", 1)], [("B-02", 2), ("A-01", 1)]]


def test_lots_of_several_bins_lie_in_their_own_bins_again(store: Store) -> None:
    warehouse = tracked_warehouse(store)
    picker, walk = claimed_walk(warehouse, TEA=8)
    puts = [put_of(stop, taken_of(stop.lot, stop.units)) for stop in walk.stops]
    picker.play(walk, *puts, WorkFinished())
    packer, package = packing_of(warehouse)
    packer.play(package, pack_of(package, 1, "FAR"))  # the last that was picked, the first packed
    _cancel(warehouse)

    store.run(lambda uow: put_away(uow, warehouse.order_ids["1001"], PACKER))

    assert [tea_in(warehouse, lot) for lot in ("SOON", "LATE")] == [(3, 0), (4, 0)]
    assert tea_in(warehouse, "FAR", "B-02") == (4, 0)
    assert check_ledger(store).agrees


def test_as_many_numbers_lie_in_each_bin_again_as_came_from_it(store: Store) -> None:
    warehouse = tracked_warehouse(store)
    warehouse.add_stock("CAM", "B-01", 1)
    warehouse.add_serials("CAM", "B-01", "S-9")
    picker, walk = claimed_walk(warehouse, CAM=4)
    numbers = {"A-02": ("S-1", "S-2", "S-3"), "B-01": ("S-9",)}
    puts = [put_of(s, taken_of("", s.units, *numbers[s.bin_code])) for s in walk.stops]
    picker.play(walk, *puts, WorkFinished())
    _cancel(warehouse)

    store.run(lambda uow: put_away(uow, warehouse.order_ids["1001"], PACKER))

    with store.reading() as uow:
        rows = uow.session.execute(select(Serial.place, Serial.bin_id)).tuples().all()
    bins = warehouse.bin_ids
    assert sorted(rows) == sorted([("bin", bins["A-02"])] * 3 + [("bin", bins["B-01"])])


def test_numbers_are_told_apart_by_the_lots_of_their_units(store: Store) -> None:
    warehouse = tracked_warehouse(store)
    warehouse.add_product("KIT", tracking=Tracking.LOT_AND_SERIAL)
    for lot, expires_on in (("L-1", SOON), ("L-2", LATE)):
        warehouse.add_lot("KIT", lot, expires_on)
        warehouse.add_stock("KIT", "A-01", 1, lot=lot)
        warehouse.add_serials("KIT", "A-01", f"K-{lot}", lot=lot)
    picker, walk = claimed_walk(warehouse, KIT=2)
    puts = [put_of(stop, taken_of(stop.lot, 1, f"K-{stop.lot}")) for stop in walk.stops]
    picker.play(walk, *puts, WorkFinished())
    _cancel(warehouse)
    picture, order = _picture(warehouse)

    numbers = {
        stray.lot: [one.serial for one in serials_in(picture, order, stray)]
        for stray in strays_of(picture, order)
    }

    assert numbers == {"L-1": ["K-L-1"], "L-2": ["K-L-2"]}


def test_an_order_that_is_not_cancelled_is_not_put_away(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 1})

    with pytest.raises(NotAllowed):
        warehouse.store.run(lambda uow: put_away(uow, warehouse.order_ids["1001"], PACKER))


def _works(warehouse: Warehouse) -> list[str]:
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(Work.state).order_by(Work.id)))


def _bound_totes(warehouse: Warehouse) -> list[str]:
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(Tote.code).where(Tote.order_id.is_not(None))))
