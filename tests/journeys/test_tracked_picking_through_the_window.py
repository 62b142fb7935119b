"""Lots and numbers in the aisles and on to the label, through the window by scanner alone.

Numbers are verification.md's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from app.fulfilment.events import WorkFinished
from app.fulfilment.packing.situation import PackSituation, PackState
from app.fulfilment.picking.situation import PickState
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from app.store.unit_of_work import Store
from tests.support.floor_play import picked_units
from tests.support.picking_aisle import PickingAisle
from tests.support.tracked_floor import (
    APPLIED,
    add_coffee,
    claimed_walk,
    put_of,
    serial_places,
    taken_of,
    tea_in,
    tracked_warehouse,
)
from tests.support.warehouse import Warehouse
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme

pytestmark = pytest.mark.postgresql  # at a window of the shared database, under its own login

Orders = Mapping[str, Mapping[str, int]]
Walk = Callable[[Orders], PickingAisle]


def _with_coffee(store: Store) -> Warehouse:
    made = tracked_warehouse(store)
    add_coffee(made)
    return made


@pytest.fixture
def walk(postgres_url: str, tmp_path: Path, theme: Theme) -> Iterator[Walk]:
    """Gives a picker the cart of some orders; the ledger agrees at the end of every test."""
    store = Store.open(postgres_url)
    walks: list[PickingAisle] = []

    def begin(orders: Orders) -> PickingAisle:
        walks.append(PickingAisle(store, tmp_path / "journal", theme, orders, _with_coffee))
        return walks[-1]

    yield begin
    for one in walks:
        one.person.settle()
        one.person.leave()
    assert check_ledger(store).agrees
    store.close()


def test_10_one_lot_name_shared_by_two_products(walk: Walk) -> None:
    aisle = walk({"1001": {"TEA": 1, "COF": 1}})
    first = aisle.stop.sku
    other = {"TEA": "COF", "COF": "TEA"}[first]
    aisle.person.scan("A-01")

    assert aisle.unit(other, "10SOON") is Verdict.WRONG_ITEM
    aisle.confirm()
    assert aisle.item(first) is Verdict.LOT_REQUIRED
    assert aisle.person.scan("SOON") is Verdict.ACCEPTED
    assert aisle.person.scan(aisle.stop.tote) is Verdict.LINE_DONE
    assert aisle.stop.sku == other
    assert aisle.item(other) is Verdict.LOT_REQUIRED
    assert aisle.person.scan("SOON") is Verdict.ACCEPTED
    assert aisle.person.scan(aisle.stop.tote) is Verdict.LINE_DONE

    aisle.person.settle()
    assert picked_units(aisle.warehouse, "1001") == [1, 1]
    assert tea_in(aisle.warehouse, "SOON") == (2, 0)
    assert aisle.warehouse.stock_of("COF", "A-01", "SOON").on_hand == 3


def test_29_substitute_lot_free_is_taken(walk: Walk) -> None:
    aisle = walk({"1001": {"TEA": 2}})
    assert aisle.stop.lot == "SOON"
    aisle.person.scan("A-01")

    assert aisle.unit("TEA", "10LATE") is Verdict.ACCEPTED
    assert aisle.unit("TEA", "10SOON") is Verdict.ACCEPTED
    assert aisle.person.scan(aisle.stop.tote) is Verdict.LINE_DONE

    aisle.person.settle()
    assert tea_in(aisle.warehouse, "LATE") == (3, 0)
    assert tea_in(aisle.warehouse, "SOON") == (2, 0)


def test_29_substitute_lot_held_elsewhere_is_swapped(walk: Walk) -> None:
    aisle = walk({"1001": {"TEA": 3}, "1002": {"TEA": 4}})
    assert (aisle.stop.order_no, aisle.stop.lot) == ("1001", "SOON")
    aisle.person.scan("A-01")
    for lot in ("SOON", "SOON", "LATE"):
        assert aisle.unit("TEA", f"10{lot}") is Verdict.ACCEPTED
    assert aisle.person.scan(aisle.stop.tote) is Verdict.LINE_DONE

    aisle.person.settle()

    # the other order has one unit of the first lot now, and its picker finds it
    assert tea_in(aisle.warehouse, "SOON") == (1, 1)
    assert tea_in(aisle.warehouse, "LATE") == (3, 3)
    assert aisle.stop.order_no == "1002"
    for lot in ("LATE", "LATE", "LATE", "SOON"):
        assert aisle.unit("TEA", f"10{lot}") is Verdict.ACCEPTED
    assert aisle.person.scan(aisle.stop.tote) is Verdict.LINE_DONE


def test_29_substitute_lot_picked_elsewhere_or_in_another_bin_is_refused(
    postgres_url: str, tmp_path: Path, theme: Theme
) -> None:
    def late_is_in_somebodys_tote(store: Store) -> Warehouse:
        made = tracked_warehouse(store)
        picker, package = claimed_walk(made, TEA=7)
        puts = (put_of(stop, taken_of(stop.lot, stop.units)) for stop in package.stops)
        assert set(picker.play(package, *puts, WorkFinished())) == {APPLIED}
        made.add_stock("TEA", "A-01", 2, lot="SOON")
        return made

    store = Store.open(postgres_url)
    aisle = PickingAisle(
        store, tmp_path / "journal", theme, {"1002": {"TEA": 1}}, late_is_in_somebodys_tote
    )
    assert (aisle.stop.bin_code, aisle.stop.lot) == ("A-01", "SOON")
    aisle.person.scan("A-01")

    for lot in ("LATE", "FAR"):
        assert aisle.unit("TEA", f"10{lot}") is Verdict.WRONG_LOT
        assert aisle.at.state is PickState.LATCHED
        aisle.confirm()
    assert aisle.unit("TEA", "10SOON") is Verdict.ACCEPTED
    aisle.person.scan(aisle.stop.tote)

    aisle.person.settle()
    assert picked_units(aisle.warehouse, "1002") == [1]
    aisle.person.leave()
    assert check_ledger(store).agrees
    store.close()


def test_tracked_goods_are_picked_packed_and_labelled_by_one_person_at_one_window(
    walk: Walk,
) -> None:
    aisle = walk({"1001": {"TEA": 2, "CAM": 2}})
    person = aisle.person
    tote = aisle.stop.tote
    person.scan("A-01")
    for _unit in range(2):
        assert aisle.item("TEA") is Verdict.LOT_REQUIRED
        assert person.scan("SOON") is Verdict.ACCEPTED
    assert person.scan(tote) is Verdict.LINE_DONE
    person.scan("A-02")
    assert aisle.item("CAM") is Verdict.SERIAL_REQUIRED
    assert person.scan("S-3") is Verdict.ACCEPTED
    assert aisle.unit("CAM", "21S-3") is Verdict.DUPLICATE_SERIAL
    aisle.confirm()
    assert aisle.unit("CAM", "21S-1") is Verdict.ACCEPTED
    assert person.scan(tote) is Verdict.LINE_DONE
    person.settle()
    assert {serial_places(aisle.warehouse)[serial] for serial in ("S-1", "S-3")} == {"tote"}

    at = _pack(aisle, tote)
    for code in ("TEA", "TEA"):
        assert aisle.unit(code, "10SOON") in {Verdict.ACCEPTED, Verdict.LINE_DONE}
    assert aisle.unit("CAM", "21S-2") is Verdict.WRONG_SERIAL  # it lies in its bin still
    aisle.confirm()
    for serial in ("S-1", "S-3"):
        aisle.unit("CAM", f"21{serial}")
    person.wait(lambda: at().state is PackState.LABEL, "the label")
    assert person.scan(f"]C100{at().expected}") is Verdict.TASK_DONE


def _pack(aisle: PickingAisle, tote: str) -> Callable[[], PackSituation]:
    """Bring the cart in, go to the packing station, open the tote and a carton."""
    person, pack = aisle.person, aisle.person.workplace.floor.pack
    assert person.say(ControlCode.CONFIRM) is Verdict.TASK_DONE
    person.settle()
    person.say(ControlCode.UNDO)  # nothing in hand: home
    person.wait(lambda: person.front is ScreenName.HOME, "home")
    assert person.scan(tote) is Verdict.ACCEPTED
    person.wait(lambda: pack.ready and pack.in_hand is not None, "the order")
    assert person.scan("BOX-M") is Verdict.ACCEPTED

    def at() -> PackSituation:
        assert pack.in_hand is not None
        return pack.in_hand[1].situation

    return at
