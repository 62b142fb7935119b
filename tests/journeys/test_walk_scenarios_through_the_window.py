"""The scenarios of verification about a whole walk, through the real window by scanner."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.fulfilment.picking.situation import PickState
from app.reconciliation.ledger import check_ledger
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.verdicts import Verdict
from app.store.unit_of_work import Store
from tests.support.newcomer import Newcomer
from tests.support.picking_aisle import PickingAisle
from tests.support.warehouse import PACKER, SUPERVISOR, small_warehouse
from ui.shell.screen import ScreenName
from ui.theme.theme import Theme

pytestmark = pytest.mark.postgresql  # at a window of the shared database, under its own login


def leave(aisle: PickingAisle) -> None:
    """Go home; the ledger agrees with what lies in bins and totes."""
    aisle.person.settle()
    aisle.person.leave()
    assert check_ledger(aisle.store).agrees
    aisle.store.close()


def test_17_partial_quantity_remainder_offered_at_once(
    postgres_url: str, tmp_path: Path, theme: Theme
) -> None:
    aisle = PickingAisle(Store.open(postgres_url), tmp_path / "journal", theme, {"1": {"MUG": 2}})
    aisle.person.scan(aisle.stop.bin_code)
    aisle.item("MUG")

    put = aisle.person.scan(aisle.stop.tote)

    assert put is Verdict.ACCEPTED
    assert (aisle.stop.sku, aisle.at.in_tote, aisle.at.to_count) == ("MUG", 1, 1)
    assert aisle.at.state is PickState.AT_BIN
    leave(aisle)


def test_28_short_pick_reallocates_elsewhere_and_leaves_picked_lines_alone(
    postgres_url: str, tmp_path: Path, theme: Theme
) -> None:
    aisle = PickingAisle(Store.open(postgres_url), tmp_path / "journal", theme, {"1": {"MUG": 2}})
    pick = aisle.person.workplace.floor.pick
    aisle.person.scan("A-01")
    aisle.item("MUG")
    aisle.person.scan(aisle.stop.tote)

    aisle.person.say(ControlCode.SHORT)
    assert aisle.at.state is PickState.SHORT_PANEL
    aisle.person.say(ControlCode.CONFIRM)  # the bin is empty

    def walks_on() -> bool:
        work = pick.in_hand
        return pick.ready and work is not None and len(work[0].stops) == 2

    aisle.person.wait(walks_on, "the missing mug as a new stop of the same walk")
    assert (aisle.stop.bin_code, aisle.stop.units, aisle.at.units_done) == ("B-02", 1, 1)
    leave(aisle)


def test_4_bin_with_lines_of_several_orders(
    postgres_url: str, tmp_path: Path, theme: Theme
) -> None:
    orders = {"1": {"MUG": 1}, "2": {"MUG": 1}}
    aisle = PickingAisle(Store.open(postgres_url), tmp_path / "journal", theme, orders)
    first = aisle.stop
    aisle.person.scan("A-01")
    aisle.item("MUG")
    aisle.person.scan(first.tote)
    second = aisle.stop
    if aisle.at.state is PickState.GO_TO_BIN:
        aisle.person.scan("A-01")
    aisle.item("MUG")

    assert {first.order_no, second.order_no} == {"1", "2"}
    assert aisle.person.scan(first.tote) is Verdict.WRONG_TOTE
    aisle.person.say(ControlCode.CONFIRM)
    assert aisle.person.scan(second.tote) is Verdict.LINE_DONE
    leave(aisle)


def test_3_order_not_fully_held(postgres_url: str, tmp_path: Path, theme: Theme) -> None:
    orders = {"1": {"MUG": 1}, "2": {"PEN": 2}}  # there is one pen
    aisle = PickingAisle(Store.open(postgres_url), tmp_path / "journal", theme, orders)
    person, pack = aisle.person, aisle.person.workplace.floor.pack
    person.scan("A-01")
    aisle.item("MUG")
    person.scan(aisle.stop.tote)
    person.say(ControlCode.CONFIRM)
    person.settle()
    person.say(ControlCode.UNDO)  # nothing in hand: home
    person.wait(lambda: person.front is ScreenName.HOME, "home")
    person.say(ControlCode.CONFIRM)  # F1 of the home page: pack
    person.wait(lambda: person.front is ScreenName.PACK and pack.ready, "packing")

    person.scan("2")

    person.wait(lambda: pack.ready, "the answer")
    assert pack.in_hand is None
    leave(aisle)


def test_42_the_last_unit_wanted_by_two_stations_at_once(
    postgres_url: str, tmp_path: Path, theme: Theme
) -> None:
    store = Store.open(postgres_url)
    warehouse = small_warehouse(store)
    for order_no in ("1", "2"):
        warehouse.add_order(order_no, {"PEN": 1})  # there is one pen
    badges = {"Pick 01": PACKER, "Pick 02": SUPERVISOR}
    people = [Newcomer(store, tmp_path, theme, station=station) for station in badges]
    for person, badge in zip(people, badges.values(), strict=True):
        go_picking(person, badge)

    picks = [person.workplace.floor.pick for person in people]
    seen = [len(person.verdicts) for person in people]
    for person in people:
        person.scanner.push(payload_of(ControlCode.CONFIRM))  # both want the next cart
    people[0].wait(
        lambda: all(len(one.verdicts) > n for one, n in zip(people, seen, strict=True)),
        "both verdicts",
    )
    for person in people:
        person.settle()  # the station's questions are answered in turn
    people[0].wait(lambda: any(pick.in_hand is not None for pick in picks), "the pen")
    people[0].wait(lambda: all(pick.ready for pick in picks), "both answers")

    stops = [pick.in_hand[0].stops for pick in picks if pick.in_hand is not None]
    assert [stop.sku for walk in stops for stop in walk] == ["PEN"]
    for person in people:
        person.leave()
    assert check_ledger(store).agrees
    store.close()


def go_picking(person: Newcomer, badge: str) -> None:
    person.scan(badge)
    person.wait(lambda: person.front is ScreenName.HOME, "home")
    person.say(ControlCode.SHORT)  # F2 of the home page: pick
    pick = person.workplace.floor.pick
    person.wait(lambda: person.front is ScreenName.PICK and pick.ready, "picking")
