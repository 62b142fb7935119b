"""What supervisors let pass, weights and looked-at bins, as the shared database takes them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.fulfilment.events import (
    AnyEvent,
    Approved,
    BinChecked,
    CartonOpened,
    CartonWeighed,
    Deviation,
    EarlyReason,
    LabelLetOut,
    LabelMatched,
    LineDropped,
    PutInTote,
    Undone,
    UnitsPacked,
    WeightReason,
)
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.label_gate import Override
from app.fulfilment.verification.policy import CheckerPolicy, VerificationPolicy
from app.fulfilment.work import PackPackage
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.books.floor.people_book import Audited
from app.store.schema.floor import Carton
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import DESK
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    count_tasks,
    give_sscc,
    one_stop,
    picked_orders,
)
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse

APPLIED, INVALID, OVER = ScanOutcome.APPLIED, ScanOutcome.INVALID, ScanOutcome.OVER
OPENED = CartonOpened(carton_number=1, carton_type="BOX-M", tare_grams=250)


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
    return warehouse


def at_desk(warehouse: Warehouse) -> tuple[StationPlay, PackPackage]:
    """Order 1001 at the packing station, a carton open."""
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("1001")
    assert packer.play(package, OPENED) == [APPLIED]
    return packer, package


def audited(warehouse: Warehouse, action: str) -> list[Audited]:
    """What the audit says of an action."""
    with warehouse.store.reading() as uow:
        return uow.people.audited(action=action)


def packed(line: int, units: int = 1) -> UnitsPacked:
    """Units that went into carton 1."""
    return UnitsPacked(order_line_id=line, units=units, carton_number=1)


def test_30_an_empty_looking_bin_that_is_not_empty_is_counted(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"PEN": 1})
    stop = package.stops[0]
    put = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)
    empty = BinChecked(pick_line_id=stop.pick_line_id, empty=True)
    not_empty = BinChecked(pick_line_id=stop.pick_line_id, empty=False)

    assert picker.play(package, put, empty) == [APPLIED, APPLIED]
    assert count_tasks(warehouse) == []
    assert picker.play(package, not_empty) == [APPLIED]
    assert count_tasks(warehouse) == ["not empty"]


def test_a_weight_is_kept_and_undone(warehouse: Warehouse) -> None:
    packer, package = at_desk(warehouse)
    weighed = CartonWeighed(carton_number=1, grams=1010, expected_grams=1000)

    assert packer.play(package, weighed) == [APPLIED]
    assert weights(warehouse) == [1010]
    assert cases_of(warehouse) == []
    assert packer.play(package, Undone(event=weighed)) == [APPLIED]
    assert weights(warehouse) == [None]


def test_the_weight_of_a_scale_that_is_wrong_is_not_kept(warehouse: Warehouse) -> None:
    packer, package = at_desk(warehouse)
    doubted = CartonWeighed(
        carton_number=1, grams=40, expected_grams=1000, reason=WeightReason.SCALE_WRONG
    )

    assert packer.play(package, doubted) == [APPLIED]

    assert weights(warehouse) == [None]
    assert [case.facts["grams"] for case in cases_of(warehouse)] == [40]


def weights(warehouse: Warehouse) -> list[int | None]:
    """What the cartons weigh."""
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(Carton.weight_grams).order_by(Carton.id)))


def test_a_weight_that_went_on_for_a_reason_is_a_case(warehouse: Warehouse) -> None:
    packer, package = at_desk(warehouse)
    off = CartonWeighed(
        carton_number=1, grams=500, expected_grams=1000, reason=WeightReason.COUNTED_AGAIN
    )

    assert packer.play(package, off) == [APPLIED]

    (case,) = cases_of(warehouse)
    assert (case.kind, case.subject) == ("weight", "1001")
    assert case.facts["grams"] == 500
    assert case.facts["reason"] == "counted again"


def test_a_weight_that_a_supervisor_let_pass_is_in_the_audit_and_no_case(
    warehouse: Warehouse,
) -> None:
    packer, package = at_desk(warehouse)
    passed = CartonWeighed(carton_number=1, grams=500, expected_grams=9, approved_by=SUPERVISOR)

    assert packer.play(package, passed) == [APPLIED]

    (entry,) = audited(warehouse, "weight")
    assert (entry.badge, entry.subject) == (SUPERVISOR, "1001")
    assert cases_of(warehouse) == []


def test_30_finishing_with_unpacked_lines_needs_a_supervisor(warehouse: Warehouse) -> None:
    packer, package = at_desk(warehouse)
    mugs, lamp = (line.order_line_id for line in package.lines)

    nobody = LineDropped(order_line_id=lamp, missing=1, approved_by=PACKER)
    too_many = LineDropped(order_line_id=lamp, missing=2, approved_by=SUPERVISOR)
    dropped = LineDropped(order_line_id=lamp, missing=1, approved_by=SUPERVISOR)
    outcomes = packer.play(package, packed(mugs), packed(mugs), nobody, too_many, dropped)

    assert outcomes == [APPLIED, APPLIED, INVALID, OVER, APPLIED]
    assert [line.units_ordered for line in warehouse.order("1001").lines] == [2, 0]
    assert packer.label(package) == [APPLIED]
    assert warehouse.order("1001").state == OrderState.PACKED
    (entry,) = audited(warehouse, "ship short")
    assert (entry.badge, entry.facts["sku"]) == (SUPERVISOR, "LAMP")
    assert count_tasks(warehouse) == ["double-scan"]
    assert check_ledger(warehouse.store).agrees


def test_a_picker_packs_what_a_supervisor_let_pass_and_nothing_before(
    warehouse: Warehouse,
) -> None:
    policy = VerificationPolicy(checker=CheckerPolicy(sample_percent=100)).model_dump(mode="json")
    warehouse.store.run(lambda uow: uow.policies.put("verification", policy, SUPERVISOR, NINE))
    packer, package = at_desk(warehouse)
    mugs = package.lines[0].order_line_id

    def approved(badge: str) -> AnyEvent:
        return Approved(deviation=Deviation.SAME_BADGE, approved_by=badge)

    outcomes = packer.play(
        package, packed(mugs), approved(PACKER), approved(SUPERVISOR), packed(mugs)
    )

    assert outcomes == [INVALID, INVALID, APPLIED, APPLIED]
    (entry,) = audited(warehouse, "deviation")
    assert entry.facts == {"deviation": "same badge", "packer": PACKER}


@pytest.mark.parametrize(
    ("packer_badge", "approver"), [(PACKER, "B-200"), (SUPERVISOR, SUPERVISOR)]
)
def test_nobody_lets_their_own_check_pass_and_nobody_else_without_the_right(
    warehouse: Warehouse, packer_badge: str, approver: str
) -> None:
    warehouse.add_person("B-200")
    packer, package = at_desk(warehouse)
    packer.badge = packer_badge
    same_badge = Approved(deviation=Deviation.SAME_BADGE, approved_by=approver)

    assert packer.play(package, same_badge) == [INVALID]

    assert audited(warehouse, "deviation") == []


def test_only_the_lines_of_the_order_at_hand_are_dropped_and_only_what_is_not_packed(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1002", {"LAMP": 1})
    packer, package = at_desk(warehouse)
    other = packer.claim_pack("1002")
    mugs = package.lines[0].order_line_id

    def dropped(line: int, missing: int) -> LineDropped:
        return LineDropped(order_line_id=line, missing=missing, approved_by=SUPERVISOR)

    records = [
        packer.record(OPENED, other),
        packer.record(dropped(other.lines[0].order_line_id, 1), package),
        packer.record(dropped(4711, 1), package),
        packer.record(packed(mugs), package),
        packer.record(dropped(mugs, 2), package),
    ]

    assert packer.send(records) == [APPLIED, INVALID, INVALID, APPLIED, OVER]
    assert [line.units_ordered for line in warehouse.order("1002").lines] == [1]
    assert [line.units_ordered for line in warehouse.order("1001").lines] == [2, 1]


def test_a_carton_that_nobody_opened_or_that_bears_its_label_is_neither_weighed_nor_let_out(
    warehouse: Warehouse,
) -> None:
    packer, package = at_desk(warehouse)
    packer.play(package, packed(package.lines[0].order_line_id))
    give_sscc(warehouse.store, "1001", 1)

    def weighed(number: int) -> CartonWeighed:
        return CartonWeighed(carton_number=number, grams=510, expected_grams=500)

    assert packer.play(package, weighed(1), weighed(7), let_out()) == [INVALID] * 3
    assert weights(warehouse) == [None]


def test_a_label_is_void_when_the_weight_on_it_is_undone(warehouse: Warehouse) -> None:
    packer, package = at_desk(warehouse)
    weighed = CartonWeighed(carton_number=1, grams=510, expected_grams=500)
    mug = packed(package.lines[0].order_line_id)
    packer.play(package, mug, weighed)
    give_sscc(warehouse.store, "1001", 1)

    assert packer.play(package, mug, Undone(event=weighed), mug) == [INVALID, APPLIED, APPLIED]


def let_out(badge: str = SUPERVISOR, number: int = 1) -> LabelLetOut:
    """A label that was let out early."""
    reason = EarlyReason.CARRIER_WAITS
    return LabelLetOut(carton_number=number, reason=reason, approved_by=badge)


def test_a_label_is_let_out_early_by_a_supervisor_of_a_carton_that_holds_something(
    warehouse: Warehouse,
) -> None:
    packer, package = at_desk(warehouse)
    mugs = package.lines[0].order_line_id

    outcomes = packer.play(package, let_out(), packed(mugs), let_out(PACKER), let_out(number=2))

    assert outcomes == [INVALID, APPLIED, INVALID, INVALID]
    assert packer.play(package, let_out()) == [APPLIED]


def test_units_go_into_a_carton_whose_label_is_out_and_it_closes_when_all_is_verified(
    warehouse: Warehouse,
) -> None:
    packer, package = at_desk(warehouse)
    mugs, lamp = (line.order_line_id for line in package.lines)
    packer.play(package, packed(mugs), let_out())
    override = Override(SUPERVISOR, EarlyReason.CARRIER_WAITS.value)
    prepared = prepare_carton(warehouse.store, "1001", 1, DESK, PACKER, override=override)
    label = LabelMatched(carton_number=1, sscc=prepared.sscc)

    assert packer.play(package, packed(mugs), Undone(event=packed(mugs))) == [APPLIED, APPLIED]
    assert packer.play(package, packed(mugs), packed(lamp)) == [APPLIED, APPLIED]
    prepare_carton(warehouse.store, "1001", 1, DESK, PACKER)

    assert packer.play(package, label) == [APPLIED]
    assert warehouse.order("1001").state == OrderState.PACKED
    assert check_ledger(warehouse.store).agrees


def test_a_label_that_is_out_closes_nothing_in_the_books_either(warehouse: Warehouse) -> None:
    packer, package = at_desk(warehouse)
    packer.play(package, packed(package.lines[0].order_line_id), let_out())
    override = Override(SUPERVISOR, EarlyReason.CARRIER_WAITS.value)
    prepared = prepare_carton(warehouse.store, "1001", 1, DESK, PACKER, override=override)

    assert packer.play(package, LabelMatched(carton_number=1, sscc=prepared.sscc)) == [INVALID]

    assert warehouse.order("1001").state == OrderState.PACKING
