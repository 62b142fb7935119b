"""Hands that do the right thing, or a wrong one on purpose that no task takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.commands.simulation.station.hands import Hands, Stuck
from app.fulfilment.allocation import allocate
from app.fulfilment.documents.sscc import make_sscc
from app.fulfilment.next_cart import next_cart
from app.fulfilment.packing.task import PackTask
from app.fulfilment.picking.task import PickTask
from app.fulfilment.work import PickPackage
from app.scanning.directory import Directory, Person
from app.scanning.verdicts import Signal
from app.station.claims import claim_pack
from app.store.unit_of_work import Store
from hardware.ports import Scan
from tests.support.floor_play import StationPlay
from tests.support.simulated_floor import STATION, filled, quick_plan
from tests.support.warehouse import NINE

NEVER, ALWAYS = 0, 1


@pytest.fixture
def names(store: Store, tmp_path: Path) -> Directory:
    filled(store, quick_plan("", tmp_path))
    allocate(store, NINE)
    with store.reading() as uow:
        return uow.catalogue.directory()


@pytest.fixture
def cart(store: Store, names: Directory) -> PickPackage:
    assert names.totes
    package = next_cart(store, STATION, f"P-{STATION}", NINE)
    assert package is not None
    return package


def hands_of(names: Directory, tmp_path: Path, wrong: int = NEVER, short: int = NEVER) -> Hands:
    return Hands(names, quick_plan("", tmp_path).chance("hands"), wrong, short)


def scan(text: str, aim_id: str | None, number: int) -> Scan:
    return Scan("hand", text.encode(), text, aim_id, number * 10.0, number)


def walk_of(cart: PickPackage, names: Directory) -> PickTask:
    return PickTask(cart, lambda: names, Person(f"P-{STATION}", "", "packer"), lambda _s: 0)


def test_right_hands_walk_a_cart_to_its_end(
    cart: PickPackage, names: Directory, tmp_path: Path
) -> None:
    hands, task, number = hands_of(names, tmp_path), walk_of(cart, names), 0
    while not task.situation.is_over:
        number += 1
        move = hands.pick(cart, task.situation)
        assert not move.wrong
        assert task.judge(scan(move.text, move.aim_id, number)).signal is Signal.OK
    assert task.situation.units_done == sum(stop.units for stop in cart.stops)


def test_right_hands_put_an_empty_tote_on_each_slot_first(
    cart: PickPackage, names: Directory, tmp_path: Path
) -> None:
    bare = tuple(stop.model_copy(update={"tote": ""}) for stop in cart.stops)
    bare_cart = cart.model_copy(update={"stops": bare, "totes": ()})
    hands, task, number = hands_of(names, tmp_path), walk_of(bare_cart, names), 0

    while task.situation.slot:
        number += 1
        move = hands.pick(bare_cart, task.situation)
        assert task.judge(scan(move.text, move.aim_id, number)).signal is Signal.OK

    assert set(task.situation.slots) == {stop.slot for stop in cart.stops}
    assert len(set(task.situation.slots.values())) == len(task.situation.slots)


def test_no_mistake_is_ever_taken(cart: PickPackage, names: Directory, tmp_path: Path) -> None:
    # given hands that are wrong at every second scan
    hands, task = hands_of(names, tmp_path, wrong=2), walk_of(cart, names)

    wrong = []
    for number in range(1, 400):
        if task.situation.is_over:
            break
        move = hands.pick(cart, task.situation)
        answer = task.judge(scan(move.text, move.aim_id, number))
        assert (answer.signal is Signal.OK) is not move.wrong
        wrong += [answer.verdict] if move.wrong else []

    assert len(set(wrong)) >= 3  # bins, items and totes


def test_an_empty_bin_is_said_at_the_bin(
    cart: PickPackage, names: Directory, tmp_path: Path
) -> None:
    hands, task, number = hands_of(names, tmp_path, short=ALWAYS), walk_of(cart, names), 0
    while not task.situation.is_over:
        number += 1
        move = hands.pick(cart, task.situation)
        assert task.judge(scan(move.text, move.aim_id, number)).signal is Signal.OK
    assert task.situation.units_done == 0


def test_right_hands_pack_an_order_up_to_its_label(
    store: Store, cart: PickPackage, names: Directory, tmp_path: Path
) -> None:
    StationPlay(store, STATION, f"P-{STATION}").pick(cart)
    order = claim_pack(store, cart.stops[0].tote, STATION, f"K-{STATION}", NINE)
    packer = Person(f"K-{STATION}", "", "packer")
    task = PackTask(order, lambda: names, packer, lambda _source: 0)
    hands, number = hands_of(names, tmp_path), 0
    while not task.all_verified:
        number += 1
        move = hands.pack(order, task.situation)
        assert task.judge(scan(move.text, move.aim_id, number)).signal is Signal.OK
    with pytest.raises(Stuck, match="printing"):
        hands.pack(order, task.situation)
    task.documents_ready(1, make_sscc(0, "9521234", 1), "")

    not_ours = hands_of(names, tmp_path, wrong=ALWAYS).pack(order, task.situation)
    ours = hands.pack(order, task.situation)

    assert task.judge(scan(not_ours.text, not_ours.aim_id, 90)).signal is not Signal.OK
    while task.situation.latch is not None:
        acknowledge = hands.pack(order, task.situation)
        task.judge(scan(acknowledge.text, acknowledge.aim_id, 91 + number))
        number += 1
    assert task.judge(scan(ours.text, ours.aim_id, 99 + number)).signal is Signal.OK
