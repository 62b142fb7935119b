"""Final dispatch: each label is scanned on to the van; the last carton ships the order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from app.fulfilment.dispatch.loading import (
    DispatchVerdict,
    dispatch_parcel,
    judge_parcel,
)
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.parcel.facts import ParcelFacts
from app.fulfilment.shipping.parcel.prepared import PreparedCarton
from app.lifecycle import OrderState
from app.store.change_feed import Change
from app.store.schema.cases import OutboxMessage
from app.store.schema.floor import Carton
from app.store.schema.orders import Order
from app.store.schema.stock import LedgerEntry
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import (
    DESK,
    cancel,
    close_cartons,
    open_cases,
    pack,
    packed_warehouse,
)
from tests.support.changes import changes_told
from tests.support.warehouse import PACKER, Warehouse

DOCK = "DOCK-1"
CLOSED = ParcelFacts(
    carton_id=1,
    order_id=1,
    order_no="SO-1",
    order_state=OrderState.PACKED,
    number=1,
    carton_state="closed",
    sscc="095212340000000019",
    carrier="Parcelway",
    tracking_no="PW000000016GB",
    others_left=0,
)


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return packed_warehouse(store)


def ready(warehouse: Warehouse, order_no: str = "SO-1", cartons: int = 1) -> list[PreparedCarton]:
    """Every carton of the order labelled and closed."""
    prepared = [
        prepare_carton(warehouse.store, order_no, number, DESK, PACKER)
        for number in range(1, cartons + 1)
    ]
    close_cartons(warehouse.store, order_no)
    return prepared


def load(store: Store, label: str, carrier: str | None = None) -> DispatchVerdict:
    return dispatch_parcel(store, label, carrier, PACKER, DOCK).verdict


def at_places(store: Store) -> dict[tuple[str, str], int]:
    """Units by product and kind of place, as the ledger has them."""
    with store.reading() as uow:
        query = select(
            LedgerEntry.product_id, LedgerEntry.place_kind, func.sum(LedgerEntry.units)
        ).group_by(LedgerEntry.product_id, LedgerEntry.place_kind)
        return {(str(row[0]), row[1]): int(row[2]) for row in uow.session.execute(query)}


def notices(store: Store) -> list[OutboxMessage]:
    with store.reading() as uow:
        return list(uow.session.scalars(select(OutboxMessage)))


def test_the_last_carton_ships_the_order_and_the_ledger_follows(warehouse: Warehouse) -> None:
    prepared = ready(warehouse)[0]

    answer = dispatch_parcel(warehouse.store, prepared.sscc, "Redgate Post", PACKER, DOCK)

    assert answer.verdict is DispatchVerdict.ORDER_SHIPPED
    assert (answer.order_no, answer.tracking_no) == ("SO-1", prepared.tracking_no)
    order = warehouse.order("SO-1")
    assert order.state == OrderState.SHIPPED.value
    assert order.shipped_at is not None
    assert [line.units_shipped for line in order.lines] == [2, 1]
    mug = str(warehouse.product_ids["MUG"])
    places = at_places(warehouse.store)
    assert (places[(mug, "carton")], places[(mug, "customer")]) == (0, 2)
    assert sum(units for (product, _), units in places.items() if product == mug) == 0


def test_a_loaded_parcel_tells_the_floor_and_its_papers_only_who_looks_at_it(
    warehouse: Warehouse,
) -> None:
    with changes_told(warehouse.store) as told:
        prepared = ready(warehouse)[0]
        load(warehouse.store, prepared.sscc)

    assert Change.PROGRESS in told
    assert told[-1] is Change.FLOOR


def test_the_customer_is_told_the_tracking_number_once(warehouse: Warehouse) -> None:
    prepared = ready(warehouse)[0]

    for _scan in range(3):
        load(warehouse.store, prepared.sscc)

    told = notices(warehouse.store)
    assert [(notice.key, notice.kind) for notice in told] == [("shipped:SO-1", "mail shipped")]
    parcel = told[0].payload["parcels"][0]
    assert parcel["tracking_no"] == prepared.tracking_no
    assert parcel["tracking_link"].endswith(prepared.tracking_no)
    assert told[0].payload["to_address"] == "ada@example.com"


def test_an_order_of_two_cartons_is_shipped_with_the_second(warehouse: Warehouse) -> None:
    pack(warehouse, "SO-2", [{"MUG": 1}, {"BOOK": 3}])
    first, second = ready(warehouse, "SO-2", cartons=2)

    assert load(warehouse.store, second.sscc) is DispatchVerdict.LOADED
    assert warehouse.order("SO-2").state == OrderState.PACKED.value
    assert notices(warehouse.store) == []

    assert load(warehouse.store, first.sscc) is DispatchVerdict.ORDER_SHIPPED
    assert len(notices(warehouse.store)[0].payload["parcels"]) == 2


def test_a_carton_that_was_left_empty_keeps_no_order_here(warehouse: Warehouse) -> None:
    pack(warehouse, "SO-2", [{}, {"MUG": 1}])
    prepared = prepare_carton(warehouse.store, "SO-2", 2, DESK, PACKER)
    with warehouse.store.unit() as uow:
        shut = Carton.sscc == prepared.sscc
        uow.session.execute(update(Carton).where(shut).values(state="closed"))
        uow.session.execute(update(Order).where(Order.order_no == "SO-2").values(state="packed"))
        uow.commit()

    assert load(warehouse.store, prepared.sscc) is DispatchVerdict.ORDER_SHIPPED


def test_a_partial_shipment_says_what_follows(warehouse: Warehouse) -> None:
    pack(warehouse, "SO-2", [{"MUG": 1}], backordered={"PEN": 4})
    prepared = ready(warehouse, "SO-2")[0]

    load(warehouse.store, prepared.sscc)

    follows = notices(warehouse.store)[0].payload["follows"]
    assert follows == [{"sku": "PEN", "name": "Pen", "units": 4}]


def test_a_label_scanned_twice_is_loaded_once(warehouse: Warehouse) -> None:
    prepared = ready(warehouse)[0]
    load(warehouse.store, prepared.sscc)
    before = at_places(warehouse.store)

    assert load(warehouse.store, prepared.sscc) is DispatchVerdict.ALREADY_LOADED
    assert at_places(warehouse.store) == before


def test_two_scanners_at_the_dock_load_a_parcel_once(warehouse: Warehouse) -> None:
    pack(warehouse, "SO-2", [{"MUG": 1}, {"BOOK": 3}])
    labels = [prepared.sscc for prepared in ready(warehouse, "SO-2", cartons=2)] * 2

    with ThreadPoolExecutor(4) as scanners:
        verdicts = sorted(scanners.map(lambda label: load(warehouse.store, label), labels))

    assert verdicts == [
        DispatchVerdict.ALREADY_LOADED,
        DispatchVerdict.ALREADY_LOADED,
        DispatchVerdict.LOADED,
        DispatchVerdict.ORDER_SHIPPED,
    ]
    assert len(notices(warehouse.store)) == 1


def test_41_an_order_cancelled_between_label_and_dispatch_stays_here_as_a_case(
    warehouse: Warehouse,
) -> None:
    prepared = ready(warehouse)[0]
    cancel(warehouse.store, "SO-1")
    before = at_places(warehouse.store)

    verdicts = [load(warehouse.store, prepared.sscc) for _scan in range(2)]

    assert verdicts == [DispatchVerdict.ORDER_CANCELLED] * 2
    assert at_places(warehouse.store) == before
    assert notices(warehouse.store) == []
    cases = open_cases(warehouse.store)
    assert [(case.kind, case.subject) for case in cases] == [("cancellation", "SO-1")]
    assert cases[0].facts["sscc"] == prepared.sscc
    assert cases[0].due_at - cases[0].opened_at == timedelta(minutes=30)  # the van waits


def test_a_parcel_of_another_carrier_is_refused(warehouse: Warehouse) -> None:
    prepared = ready(warehouse)[0]

    assert load(warehouse.store, prepared.sscc, "Parcelway") is DispatchVerdict.OTHER_CARRIER
    assert warehouse.order("SO-1").state == OrderState.PACKED.value


def test_a_carton_whose_label_was_never_scanned_is_not_closed(warehouse: Warehouse) -> None:
    prepared = prepare_carton(warehouse.store, "SO-1", 1, DESK, PACKER)

    assert load(warehouse.store, prepared.sscc) is DispatchVerdict.NOT_CLOSED


def test_a_label_that_is_nobodys_is_unknown(warehouse: Warehouse) -> None:
    assert load(warehouse.store, "00340123451234567895") is DispatchVerdict.UNKNOWN_LABEL


def test_a_number_of_no_known_shape_is_asked_for_as_it_is(warehouse: Warehouse) -> None:
    answer = dispatch_parcel(warehouse.store, " house-7 ", None, PACKER, DOCK)

    assert (answer.verdict, answer.label) == (DispatchVerdict.UNKNOWN_LABEL, "HOUSE-7")


@pytest.mark.parametrize("written", ["{sscc}", "00{sscc}", "(00){sscc}", " {sscc} ", "{tracking}"])
def test_a_label_is_known_by_each_of_its_codes(warehouse: Warehouse, written: str) -> None:
    prepared = ready(warehouse)[0]
    label = written.format(sscc=prepared.sscc, tracking=prepared.tracking_no.lower())

    assert load(warehouse.store, label) is DispatchVerdict.ORDER_SHIPPED


def test_every_scan_at_the_dock_is_in_the_audit(warehouse: Warehouse) -> None:
    prepared = ready(warehouse)[0]
    load(warehouse.store, prepared.sscc, "Parcelway")
    load(warehouse.store, prepared.sscc, "Redgate Post")

    with warehouse.store.reading() as uow:
        entries = uow.people.audited(subject="SO-1", action="label at the dock")
    assert [entry.facts["verdict"] for entry in entries] == ["order shipped", "other carrier"]


@given(
    state=st.sampled_from(OrderState),
    carton=st.sampled_from(["open", "labelled", "closed", "shipped"]),
    left=st.integers(0, 3),
    carrier=st.sampled_from([None, "Parcelway", "Redgate Post"]),
)
def test_nothing_leaves_that_is_not_closed_not_ours_or_cancelled(
    state: OrderState, carton: str, left: int, carrier: str | None
) -> None:
    parcel = replace(CLOSED, order_state=state, carton_state=carton, others_left=left)

    verdict = judge_parcel(parcel, carrier)

    if verdict.leaves:
        assert carton == "closed"
        assert state is not OrderState.CANCELLED
        assert carrier in {None, "Parcelway"}
    if verdict is DispatchVerdict.ORDER_SHIPPED:
        assert (left, state) == (0, OrderState.PACKED)


def test_a_carton_that_is_closed_may_leave_before_the_last_one_is_packed() -> None:
    being_packed = replace(CLOSED, order_state=OrderState.PACKING)

    assert judge_parcel(replace(being_packed, others_left=1), None) is DispatchVerdict.LOADED
    assert judge_parcel(being_packed, None) is DispatchVerdict.NOT_CLOSED  # nothing would ship it


def test_a_carton_with_a_recalled_lot_stays_here() -> None:
    assert judge_parcel(replace(CLOSED, recalled="L1"), None) is DispatchVerdict.RECALLED
    assert not DispatchVerdict.RECALLED.leaves
