"""What the warehouse learns from wrong scans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.fulfilment.events import CartonOpened, LineDropped, LineShort, Refused, ShortReason
from app.fulfilment.work import LookAlikeProduct, PackPackage
from app.scanning.verdicts import Verdict
from app.station.records import ScanRecord
from app.store.schema.catalogue import Bin
from app.store.schema.station import ScanOutcome
from app.store.schema.stock import CountTask
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, picked_orders
from tests.support.warehouse import SUPERVISOR, Warehouse, small_warehouse

Numbered = tuple[int, ScanRecord]


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1, "LAMP": 1})
    picked_orders(store)
    return warehouse


def wrong(packer: StationPlay, work: PackPackage, scanned: str, state: str = "packing") -> Numbered:
    """A record of ``scanned`` where a mug was needed."""
    event = Refused(verdict=Verdict.WRONG_ITEM, scanned=scanned, expected="MUG", latches=True)
    seq, record = packer.record(event, work)
    return seq, replace(record, verdict=Verdict.WRONG_ITEM, parsed=scanned, state=state)


def look_alikes(warehouse: Warehouse) -> tuple[LookAlikeProduct, ...]:
    """What a mug is taken for."""
    mug = warehouse.product_ids["MUG"]
    with warehouse.store.reading() as uow:
        return uow.verification.look_alikes([mug]).get(mug, ())


def test_what_was_scanned_instead_is_a_look_alike_from_then_on(warehouse: Warehouse) -> None:
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("1001")

    packer.send([wrong(packer, package, "PEN")])

    assert [(one.sku, one.confused) for one in look_alikes(warehouse)] == [("PEN", True)]
    assert package.lines[0].look_alikes == ()
    assert [one.sku for one in packer.claim_pack("1001").lines[0].look_alikes] == ["PEN"]


def test_scans_into_a_latched_stop_confuse_nothing(warehouse: Warehouse) -> None:
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("1001")

    packer.send([wrong(packer, package, "PEN", "latched"), wrong(packer, package, "nobody's")])

    assert look_alikes(warehouse) == ()


def test_a_line_that_was_dropped_is_a_mismatch_as_well(warehouse: Warehouse) -> None:
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("1001")
    mug = package.lines[0].order_line_id
    dropped = LineDropped(order_line_id=mug, missing=1, approved_by=SUPERVISOR)

    packer.send([wrong(packer, package, "PEN"), packer.record(dropped, package)])

    with warehouse.store.reading() as uow:
        bins = select(Bin.code).join(CountTask, CountTask.bin_id == Bin.id)
        assert set(uow.session.scalars(bins)) == {"A-01", "B-01"}  # the mug's and the pen's


def test_what_was_scanned_at_another_order_is_not_counted_for_this_ones_mismatch(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1002", {"MUG": 1})
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, "PACK-1")
    package, other = packer.claim_pack("1001"), packer.claim_pack("1002")
    mug = package.lines[0].order_line_id
    short = LineShort(order_line_id=mug, missing=1, reason=ShortReason.NOT_IN_TOTE)

    packer.send([wrong(packer, other, "PEN"), packer.record(short, package)])

    with warehouse.store.reading() as uow:
        bins = select(Bin.code).join(CountTask, CountTask.bin_id == Bin.id)
        assert set(uow.session.scalars(bins)) == {"A-01"}  # the mug's alone


def test_a_mismatch_of_the_two_counts_opens_counts_at_both_bins(warehouse: Warehouse) -> None:
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("1001")
    mug = package.lines[0].order_line_id
    short = LineShort(order_line_id=mug, missing=1, reason=ShortReason.NOT_IN_TOTE)
    packer.send([wrong(packer, package, "BOOK")])  # in an earlier batch

    opened = packer.record(CartonOpened(carton_number=1, carton_type="BOX-M"), package)
    outcomes = packer.send([opened, wrong(packer, package, "PEN"), packer.record(short, package)])

    assert outcomes == [ScanOutcome.APPLIED] * 3
    with warehouse.store.reading() as uow:
        bins = select(Bin.code).join(CountTask, CountTask.bin_id == Bin.id)
        found = set(uow.session.scalars(bins))
    assert found == {"A-01", "A-10", "B-01"}  # the mug's, the book's and the pen's
