"""What the warehouse's policy adds to a package at the claim (D1, D5, D7)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from app.fulfilment.events import CartonOpened, UnitsPacked
from app.fulfilment.verification.policy import CheckerPolicy, VerificationPolicy, WeightPolicy
from app.fulfilment.work import PackPackage, WeightTolerance
from app.reconciliation.ledger import check_ledger
from app.store.schema.catalogue import Likeness, Product
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    picked_orders,
    release_everything,
)
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "BOOK": 1}, country="CH")
    return warehouse


def decide(warehouse: Warehouse, policy: VerificationPolicy) -> None:
    """Put a policy in force."""
    value = policy.model_dump(mode="json")
    warehouse.store.run(lambda uow: uow.policies.put("verification", value, SUPERVISOR, NINE))


def claimed(warehouse: Warehouse, badge: str = PACKER) -> tuple[StationPlay, PackPackage]:
    """The order at the packing station."""
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, "PACK-1", badge)
    return packer, packer.claim_pack("1001")


def pack_a_mug(packer: StationPlay, package: PackPackage) -> list[ScanOutcome]:
    """Put one mug into a new carton."""
    line = package.lines[0].order_line_id
    mug = UnitsPacked(order_line_id=line, units=1, carton_number=1)
    return packer.play(package, CartonOpened(carton_number=1, carton_type="BOX-M"), mug)


def test_without_a_decision_nobody_is_checked(warehouse: Warehouse) -> None:
    packer, package = claimed(warehouse)

    assert (package.other_badge_required, package.other_badge_why) == (False, "")
    assert pack_a_mug(packer, package) == [ScanOutcome.APPLIED, ScanOutcome.APPLIED]


@pytest.mark.parametrize(
    ("checker", "why"),
    [
        (CheckerPolicy(order_value_minor=3000), "order value"),
        (CheckerPolicy(countries=("CH",)), "destination"),
        (CheckerPolicy(sample_percent=100), "sample"),
    ],
)
def test_the_service_refuses_the_pickers_own_badge_whatever_the_screen_let_through(
    warehouse: Warehouse, checker: CheckerPolicy, why: str
) -> None:
    decide(warehouse, VerificationPolicy(checker=checker))
    packer, package = claimed(warehouse, PACKER)

    outcomes = pack_a_mug(packer, package)

    assert package.other_badge_why == why
    assert outcomes == [ScanOutcome.APPLIED, ScanOutcome.INVALID]
    assert [line.units_packed for line in warehouse.order("1001").lines] == [0, 0]
    assert [case.kind for case in cases_of(warehouse)] == ["replay"]
    assert check_ledger(warehouse.store).agrees


def test_another_badge_packs_it(warehouse: Warehouse) -> None:
    decide(warehouse, VerificationPolicy(checker=CheckerPolicy(sample_percent=100)))
    packer, package = claimed(warehouse, "B-101")

    assert package.other_badge_required
    assert package.pickers == (PACKER,)
    assert pack_a_mug(packer, package) == [ScanOutcome.APPLIED, ScanOutcome.APPLIED]


def test_what_a_new_picker_picked_is_packed_by_somebody_else(warehouse: Warehouse) -> None:
    decide(warehouse, VerificationPolicy(checker=CheckerPolicy(new_operator_days=14)))
    since = NINE - timedelta(days=1)
    warehouse.store.run(lambda uow: uow.people.put("B-new", "New", "packer", since=since))
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1", "B-new")
    picker.pick(picker.claim_pick())

    package = StationPlay(warehouse.store, "PACK-1", "B-new").claim_pack("1001")

    assert package.other_badge_why == "new operator"
    assert package.pickers == ("B-new",)


def test_units_are_keyed_only_where_nothing_speaks_against_it(warehouse: Warehouse) -> None:
    ids = warehouse.product_ids
    by_count = update(Product).values(count_policy="first then count")
    warehouse.store.run(lambda uow: uow.session.execute(by_count))
    alike = [(ids["BOOK"], ids["PEN"], Likeness.CODE)]
    warehouse.store.run(lambda uow: uow.verification.replace_alike(alike))

    _packer, package = claimed(warehouse)

    assert [(line.sku, line.count_by_hand) for line in package.lines] == [
        ("MUG", True),
        ("BOOK", False),
    ]
    assert [one.sku for one in package.lines[1].look_alikes] == ["PEN"]


def test_dear_units_are_scanned_one_by_one(warehouse: Warehouse) -> None:
    by_count = update(Product).values(count_policy="first then count")
    warehouse.store.run(lambda uow: uow.session.execute(by_count))
    decide(warehouse, VerificationPolicy(high_value_minor=1000))
    release_everything(warehouse.store)

    walk = StationPlay(warehouse.store, "PICK-1").claim_pick()

    assert not any(stop.count_by_hand for stop in walk.stops)


def test_the_tolerance_of_the_weight_travels_with_the_order(warehouse: Warehouse) -> None:
    decide(warehouse, VerificationPolicy(weight=WeightPolicy(grams=5, percent=0)))

    assert claimed(warehouse)[1].weight == WeightTolerance(grams=5, percent=0)
