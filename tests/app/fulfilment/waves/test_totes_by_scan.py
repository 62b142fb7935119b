"""Carts go without totes where the rule of waves says so; the picker's scans bind them (T2)."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.fulfilment.allocation import allocate
from app.fulfilment.events import PutInTote, ToteBound, Undone
from app.fulfilment.remedies import cancel_order
from app.fulfilment.verification.policy_change import change_policy, policy_of
from app.fulfilment.waves import release_wave
from app.fulfilment.waves.changing import pull_back
from app.fulfilment.waves.rule import change_rule
from app.fulfilment.waves.wave_papers import cart_labels, cart_list
from app.fulfilment.work import DoubleScan, PickPackage
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.scanning.directory import Person, ToteUse
from app.store.books.planning.rule_book import RuleFacts
from app.store.schema.floor import Tote
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, cases_of
from tests.support.warehouse import NINE, SUPERVISOR, Warehouse, small_warehouse

APPLIED, INVALID = ScanOutcome.APPLIED, ScanOutcome.INVALID
INES = Person(SUPERVISOR, "Ines", "supervisor")


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    made = small_warehouse(store)
    change_rule(store, RuleFacts(totes_by_scan=True), NINE, INES)
    return made


def _released(warehouse: Warehouse, *order_nos: str, totes_per_cart: int = 10) -> StationPlay:
    for order_no in order_nos:
        warehouse.add_order(order_no, {"MUG": 1})
    allocate(warehouse.store, NINE)
    release_wave(warehouse.store, NINE, totes_per_cart=totes_per_cart)
    return StationPlay(warehouse.store, "PICK-1")


def _put(package: PickPackage, slot: int, tote: str) -> PutInTote:
    stop = next(stop for stop in package.stops if stop.slot == slot)
    return PutInTote(pick_line_id=stop.pick_line_id, units=stop.units, tote=tote)


def _bound(store: Store) -> dict[str, int | None]:
    with store.reading() as uow:
        found = uow.session.execute(select(Tote.code, Tote.slot).where(Tote.order_id.is_not(None)))
        return dict(found.tuples().all())


def test_a_cart_is_released_whole_though_no_tote_is_bound_to_it(warehouse: Warehouse) -> None:
    picker = _released(warehouse, *(f"10{number:02}" for number in range(8)))  # of six totes

    package = picker.claim_pick()

    assert {stop.slot for stop in package.stops} == set(range(1, 9))
    assert {stop.tote for stop in package.stops} == {""}
    assert package.totes == ()
    assert _bound(warehouse.store) == {}
    assert [label.code for label in cart_labels(package)] == ["P-0001"]
    assert cart_list(package, NINE).data.startswith(b"%PDF")


def test_a_scanned_tote_is_the_slots_orders_and_goods_go_into_it(warehouse: Warehouse) -> None:
    picker = _released(warehouse, "1001", "1002")
    package = picker.claim_pick()

    outcomes = picker.play(
        package,
        ToteBound(slot=1, tote="T-05"),
        ToteBound(slot=2, tote="T-03"),
        _put(package, 2, "T-03"),
        _put(package, 1, "T-05"),
    )

    assert outcomes == [APPLIED] * 4
    assert _bound(warehouse.store) == {"T-05": 1, "T-03": 2}
    assert check_ledger(warehouse.store).agrees


def test_the_next_picker_takes_along_which_totes_are_in_use(warehouse: Warehouse) -> None:
    first = _released(warehouse, "1001", "1002", totes_per_cart=1)
    package = first.claim_pick()
    first.play(package, ToteBound(slot=1, tote="T-05"))

    theirs = StationPlay(warehouse.store, "PICK-2").claim_pick()

    assert package.totes_in_use == {}
    assert theirs.totes_in_use == {"T-05": ToteUse("1001", "P-0001")}
    with warehouse.store.reading() as uow:
        kept = uow.claims.by_id(theirs.work_id)
    assert kept is not None
    assert PickPackage.model_validate(kept.package).totes_in_use == {}


def test_a_walk_that_begins_anew_knows_the_totes_that_were_bound(warehouse: Warehouse) -> None:
    picker = _released(warehouse, "1001", "1002")
    package = picker.claim_pick()
    picker.play(package, ToteBound(slot=2, tote="T-03"))
    picker.give_back(package)

    again = StationPlay(warehouse.store, "PICK-2").claim_pick()

    assert {(stop.slot, stop.tote) for stop in again.stops} == {(1, ""), (2, "T-03")}


def test_two_stations_that_took_the_same_tote_make_a_case_with_both_sides(
    warehouse: Warehouse,
) -> None:
    # given two carts that were claimed before the link was cut, and one tote taken by both
    first = _released(warehouse, "1001", "1002", totes_per_cart=1)
    second = StationPlay(warehouse.store, "PICK-2")
    mine, theirs = first.claim_pick(), second.claim_pick()
    assert first.play(mine, ToteBound(slot=1, tote="T-05")) == [APPLIED]

    # when the other's records arrive
    late = second.play(theirs, ToteBound(slot=1, tote="T-05"), _put(theirs, 1, "T-05"))

    # then its goods are in no books of this tote, and the case says who else has it
    assert late == [INVALID, INVALID]
    case = next(iter(cases_of(warehouse)))
    assert len(case.facts["scans"]) == 2
    assert case.facts["work_no"] == "P-0002"
    assert (case.facts["bound_order"], case.facts["bound_cart"]) == ("1001", "P-0001")
    assert case.facts["bound_at_station"] == "PICK-1"
    assert _bound(warehouse.store) == {"T-05": 1}
    assert check_ledger(warehouse.store).agrees


def test_undo_takes_the_tote_off_unless_goods_lie_in_it(warehouse: Warehouse) -> None:
    picker = _released(warehouse, "1001")
    package = picker.claim_pick()
    bound = ToteBound(slot=1, tote="T-05")
    assert picker.play(package, bound, Undone(event=bound)) == [APPLIED, APPLIED]
    assert _bound(warehouse.store) == {}

    again = ToteBound(slot=1, tote="T-04")
    outcomes = picker.play(package, again, _put(package, 1, "T-04"), Undone(event=again))

    assert outcomes == [APPLIED, APPLIED, INVALID]
    assert _bound(warehouse.store) == {"T-04": 1}


def test_two_totes_change_places_within_one_batch(warehouse: Warehouse) -> None:
    picker = _released(warehouse, "1001", "1002")
    package = picker.claim_pick()
    wrong = [ToteBound(slot=1, tote="T-06"), ToteBound(slot=2, tote="T-02")]
    picker.play(package, *wrong)

    undone = [Undone(event=event) for event in reversed(wrong)]
    right = [ToteBound(slot=1, tote="T-02"), ToteBound(slot=2, tote="T-06")]
    outcomes = picker.play(package, *undone, *right)

    assert outcomes == [APPLIED] * 4
    assert _bound(warehouse.store) == {"T-02": 1, "T-06": 2}


def test_slots_totes_and_orders_that_are_not_there_bind_nothing(warehouse: Warehouse) -> None:
    picker = _released(warehouse, "1001", "1002")
    package = picker.claim_pick()
    warehouse.store.run(lambda uow: cancel_order(uow, warehouse.order_ids["1002"], SUPERVISOR))

    outcomes = picker.play(
        package,
        ToteBound(slot=7, tote="T-05"),
        ToteBound(slot=1, tote="T-77"),
        ToteBound(slot=2, tote="T-05"),
        ToteBound(slot=1, tote="T-05"),
        ToteBound(slot=1, tote="T-06"),
        Undone(event=ToteBound(slot=1, tote="T-06")),
    )

    assert outcomes == [INVALID, INVALID, ScanOutcome.ORDER_CHANGED, APPLIED, INVALID, INVALID]
    assert _bound(warehouse.store) == {"T-05": 1}


def test_who_picks_on_paper_gets_totes_at_the_release(warehouse: Warehouse) -> None:
    with warehouse.store.reading() as uow:
        policy = policy_of(uow).model_copy(update={"double_scan": DoubleScan.ITEM_AND_CARTON})
    change_policy(warehouse.store, policy, INES, "PACK-1", NINE)

    package = _released(warehouse, "1001").claim_pick()

    assert package.totes == ("T-01",)


def test_a_cart_without_totes_is_pulled_back(warehouse: Warehouse) -> None:
    _released(warehouse, "1001")

    report = pull_back(warehouse.store, "W-0001", NINE, INES)

    assert report.orders == 1
    assert warehouse.order("1001").state == OrderState.ALLOCATED
