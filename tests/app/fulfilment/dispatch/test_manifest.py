"""A carrier's handover is closed once, with all that is aboard and by whoever may."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from app.fulfilment.dispatch.manifest import (
    Approval,
    ManifestAnswer,
    ManifestVerdict,
    close_manifest,
    judge_closing,
)
from app.fulfilment.shipping.booking import prepare_carton
from app.store.books.floor.people_book import Audited
from app.store.schema.floor import Carton
from app.store.schema.shipping import Shipment
from app.store.unit_of_work import Store
from tests.app.fulfilment.dispatch.test_handover import (
    load,
)
from tests.app.fulfilment.dispatch.test_handover import (
    warehouse as warehouse,  # noqa: PLC0414 -- the same fixture
)
from tests.app.fulfilment.shipping.packed_orders import DESK, pack
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse

DOCK, OTHER_DOCK = "DOCK-1", "DOCK-2"
ALL = (("SO-1", 1), ("SO-2", 1), ("SO-2", 2))


def load_all(store: Store) -> str:
    """Load the three parcels of the warehouse; the carrier that has them."""
    return {load(store, order_no, number) for order_no, number in ALL}.pop()


def close(store: Store, carrier: str, approved_by: str = "", station: str = DOCK) -> ManifestAnswer:
    return close_manifest(store, carrier, PACKER, station, approved_by)


def on_manifest(store: Store, manifest_no: str) -> list[tuple[str, int]]:
    with store.reading() as uow:
        return [(one.order_no, one.place) for one in uow.shipments.manifests.parcels(manifest_no)]


def audited(store: Store, action: str) -> list[Audited]:
    with store.reading() as uow:
        return uow.people.audited(action=action)


def test_all_that_is_aboard_is_closed_on_one_manifest_and_audited(warehouse: Warehouse) -> None:
    store = warehouse.store
    carrier = load_all(store)

    answer = close(store, carrier)

    assert answer == ManifestAnswer(ManifestVerdict.CLOSED, carrier, "M-00001", 3)
    assert on_manifest(store, "M-00001") == list(ALL)
    (entry,) = audited(store, "manifest closed")
    assert (entry.subject, entry.badge, entry.station) == ("M-00001", PACKER, DOCK)
    assert entry.facts == {
        "carrier": carrier, "parcels": 3, "missing": 0, "named": [], "approved_by": "",
    }  # fmt: skip


def test_an_empty_van_gets_no_manifest_and_no_number_is_lost(warehouse: Warehouse) -> None:
    store = warehouse.store

    assert close(store, "Parcelway").verdict is ManifestVerdict.NOTHING_ABOARD

    assert close(store, load_all(store)).manifest_no == "M-00001"


def test_what_is_missing_is_named_and_nothing_is_closed(warehouse: Warehouse) -> None:
    store = warehouse.store
    carrier = load(store, "SO-2", 1)

    answer = close(store, carrier)

    assert (answer.verdict, answer.manifest_no) == (ManifestVerdict.PARCELS_MISSING, "")
    assert (answer.parcels, answer.missing) == (1, 2)
    assert [(one.order_no, one.carton_number) for one in answer.named] == [("SO-1", 1), ("SO-2", 2)]
    assert audited(store, "manifest closed") == []


def test_a_parcel_that_is_still_at_packing_is_missing_as_the_docks_list_says(
    warehouse: Warehouse,
) -> None:
    store = warehouse.store
    carrier = load_all(store)
    pack(warehouse, "SO-3", [{"MUG": 1}])
    prepare_carton(store, "SO-3", 1, DESK, PACKER)

    answer = close(store, carrier)

    assert answer.verdict is ManifestVerdict.PARCELS_MISSING
    assert [(one.order_no, one.closed) for one in answer.named] == [("SO-3", False)]
    assert close(store, carrier, SUPERVISOR).verdict is ManifestVerdict.CLOSED


def test_a_supervisors_badge_closes_it_without_what_is_missing(warehouse: Warehouse) -> None:
    store = warehouse.store
    carrier = load(store, "SO-2", 1)

    answer = close(store, carrier, SUPERVISOR)

    assert (answer.verdict, answer.parcels, answer.missing) == (ManifestVerdict.CLOSED, 1, 2)
    with store.reading() as uow:
        kept = uow.shipments.manifests.find(answer.manifest_no)
    assert kept is not None
    assert (kept.closed_by, kept.approved_by, kept.parcels) == (PACKER, SUPERVISOR, 1)
    (entry,) = audited(store, "manifest closed")
    assert entry.facts["approved_by"] == SUPERVISOR
    assert entry.facts["named"] == ["SO-1/1", "SO-2/2"]


@pytest.mark.parametrize("badge", [PACKER, "nobody's"])
def test_nobody_elses_badge_closes_it_and_the_try_is_audited(
    warehouse: Warehouse, badge: str
) -> None:
    store = warehouse.store
    carrier = load(store, "SO-2", 1)

    assert close(store, carrier, badge).verdict is ManifestVerdict.NOT_A_SUPERVISOR

    (entry,) = audited(store, "manifest refused")
    assert (entry.subject, entry.facts["approved_by"]) == (carrier, badge)
    assert close(store, carrier, SUPERVISOR).manifest_no == "M-00001"


def test_whose_badge_was_not_needed_approved_nothing(warehouse: Warehouse) -> None:
    store = warehouse.store

    answer = close(store, load_all(store), SUPERVISOR)

    with store.reading() as uow:
        kept = uow.shipments.manifests.find(answer.manifest_no)
    assert kept is not None
    assert kept.approved_by == ""


def test_what_is_loaded_afterwards_goes_on_the_next_manifest(warehouse: Warehouse) -> None:
    store = warehouse.store
    carrier = load(store, "SO-1", 1)
    close(store, carrier, SUPERVISOR)
    assert close(store, carrier).verdict is ManifestVerdict.NOTHING_ABOARD

    load(store, "SO-2", 2)
    load(store, "SO-2", 1)

    assert close(store, carrier).manifest_no == "M-00002"
    assert on_manifest(store, "M-00001") == [("SO-1", 1)]
    assert on_manifest(store, "M-00002") == [("SO-2", 1), ("SO-2", 2)]


def test_another_carriers_parcels_are_neither_taken_nor_missed(warehouse: Warehouse) -> None:
    store = warehouse.store
    other = "Lone Courier"
    carrier = load(store, "SO-1", 1)
    theirs = Carton.order_id == warehouse.order_ids["SO-2"]
    with store.unit() as uow:
        order = update(Shipment).where(Shipment.order_id == warehouse.order_ids["SO-2"])
        uow.session.execute(order.values(carrier=other))
        uow.session.execute(update(Carton).where(theirs, Carton.number == 2).values(state="open"))
        uow.commit()
    load(store, "SO-2", 1)

    assert (close(store, carrier).parcels, close(store, other).parcels) == (1, 1)


def test_two_docks_that_close_it_at_once_close_it_once_with_all(warehouse: Warehouse) -> None:
    store = warehouse.store
    carrier = load_all(store)

    with ThreadPoolExecutor(2) as docks:
        answers = list(docks.map(lambda dock: close(store, carrier, "", dock), (DOCK, OTHER_DOCK)))

    by_verdict = {answer.verdict: answer for answer in answers}
    assert set(by_verdict) == {ManifestVerdict.CLOSED, ManifestVerdict.NOTHING_ABOARD}
    assert by_verdict[ManifestVerdict.CLOSED].parcels == 3
    assert on_manifest(store, "M-00001") == list(ALL)
    assert len(audited(store, "manifest closed")) == 1


def test_a_dock_that_comes_while_another_closes_waits_and_finds_nothing(
    warehouse: Warehouse,
) -> None:
    store = warehouse.store
    carrier = load_all(store)

    with ThreadPoolExecutor(1) as other, store.unit() as uow:
        # given a dock that has begun to close, when the other comes
        book = uow.shipments.manifests
        aboard = book.lock_aboard(carrier)
        second = other.submit(close, store, carrier, "", OTHER_DOCK)
        book.close(carrier, aboard, uow.now, PACKER, DOCK, "")
        uow.commit()

        # then all of it is on the first one's
        assert second.result().verdict is ManifestVerdict.NOTHING_ABOARD
    assert on_manifest(store, "M-00001") == list(ALL)


@given(
    aboard=st.integers(0, 3),
    missing=st.integers(0, 3),
    approval=st.sampled_from(Approval),
)
def test_it_is_closed_only_with_something_aboard_and_nothing_missing_or_approved(
    aboard: int, missing: int, approval: Approval
) -> None:
    closes = judge_closing(aboard, missing, approval) is ManifestVerdict.CLOSED

    assert closes == (aboard > 0 and (missing == 0 or approval is Approval.A_SUPERVISORS))
