"""What late scans say was moved, net of what was undone."""

from __future__ import annotations

from collections import Counter

from app.fulfilment.events import BinReached, CartonOpened, PutInTote, Undone, UnitsPacked
from app.station.late.goods import in_words, units_moved
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import LineRow
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, release_everything
from tests.support.warehouse import small_warehouse


def test_units_that_were_put_and_not_undone_are_counted() -> None:
    put = PutInTote(pick_line_id=7, units=2, tote="T-01")
    packed = UnitsPacked(order_line_id=9, units=1, carton_number=1)

    moved = units_moved(
        [
            BinReached(pick_line_id=7),
            put,
            Undone(event=put),
            put,
            CartonOpened(carton_number=1, carton_type="BOX-M"),
            packed,
            packed,
        ]
    )

    assert moved == {7: 2, 9: 2}
    assert units_moved([put, Undone(event=put)]) == {}


def test_goods_are_named_by_sku_and_by_the_bin_that_they_came_from(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    release_everything(store)
    walk = StationPlay(store, "PICK-1").claim_pick()
    stop, line = walk.stops[0], warehouse.order("1001").lines[0]

    with store.reading() as uow:
        picture = uow.waves.picture(work_ids=[walk.work_id])
        picked = in_words(
            picture,
            units_moved([PutInTote(pick_line_id=stop.pick_line_id, units=2, tote=stop.tote)]),
            picked=True,
        )
        packed = in_words(
            picture,
            units_moved([UnitsPacked(order_line_id=line.id, units=1, carton_number=1)]),
            picked=False,
        )

    assert picked == [{"sku": "MUG", "units": 2, "bin": "A-01"}]
    assert packed == [{"sku": "MUG", "units": 1, "bin": ""}]


def test_goods_of_a_stop_or_line_that_is_not_there_are_not_taken_for_another() -> None:
    """A stop's number may be that of some order line."""
    line = LineRow(7, 1, 1, "MUG", 1, 1, 1, 0, 0, 0, 0)
    picture = Picture()
    picture.lines.add(line)

    assert in_words(picture, Counter({line.id: 2}), picked=True) == []
    assert in_words(picture, Counter({4711: 2}), picked=False) == []
    assert [one["sku"] for one in in_words(picture, Counter({line.id: 2}), picked=False)] == ["MUG"]
