"""What a simulation proves from the shared database alone."""

from __future__ import annotations

from sqlalchemy import update

from app.fulfilment.dispatch.manifest import close_manifest
from app.fulfilment.events import BinReached
from app.scanning.verdicts import Verdict
from app.store.books.stations.proof_book import MisstatedManifest
from app.store.schema.orders import OrderLine
from app.store.schema.shipping import Manifest
from app.store.unit_of_work import Store
from tests.app.fulfilment.dispatch.test_handover import (
    load,
)
from tests.app.fulfilment.dispatch.test_handover import (
    warehouse as warehouse,  # noqa: PLC0414 -- the same fixture
)
from tests.support.floor_play import StationPlay, one_stop, picks_of, release_everything
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse


def test_every_scan_is_told_with_what_became_of_it(store: Store) -> None:
    picker, package = one_stop(small_warehouse(store), {"MUG": 2})
    picker.play(package, *picks_of(package))

    with store.reading() as uow:
        (scan,) = uow.proof.scans()

    assert (scan.station, scan.seq, scan.device) == ("PICK-1", 1, "scanner-1")
    assert (scan.verdict, scan.outcome) == (Verdict.ACCEPTED.value, "applied")


def test_two_stations_under_one_claim_are_found(store: Store) -> None:
    picker, package = one_stop(small_warehouse(store), {"MUG": 2})
    (stop,) = package.stops
    picker.play(package, BinReached(pick_line_id=stop.pick_line_id))
    with store.reading() as uow:
        assert uow.proof.claims_of_two() == []
        assert uow.proof.claims() == {(package.work_id, package.fence)}

    # when another station's scan of it is taken, as a bug would take it
    other = StationPlay(store, "PICK-2")
    other.play(package, BinReached(pick_line_id=stop.pick_line_id))

    with store.reading() as uow:
        assert uow.proof.claims_of_two() == [(package.work_id, package.fence)]


def test_more_promised_than_came_is_found(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    release_everything(store)
    with store.reading() as uow:
        assert uow.proof.oversold() == []

    with store.unit() as uow:
        line = {"units_ordered": 9_000, "units_allocated": 9_000}
        uow.session.execute(update(OrderLine).values(line))
        uow.commit()

    with store.reading() as uow:
        ((sku, promised, came),) = uow.proof.oversold()
    assert (sku, promised) == ("MUG", 9_000)
    assert 0 < came < promised


def test_a_closed_handover_is_counted_and_agrees_with_what_left(warehouse: Warehouse) -> None:
    store = warehouse.store
    close_manifest(store, load(store, "SO-1", 1), PACKER, "DOCK-1", SUPERVISOR)
    load(store, "SO-2", 1)  # aboard and on no manifest yet

    with store.reading() as uow:
        assert (uow.proof.manifests(), uow.proof.misstated_manifests()) == (1, [])


def test_a_manifest_of_more_than_it_names_is_found(warehouse: Warehouse) -> None:
    store = warehouse.store
    with store.unit() as uow:
        facts = {"carrier": "Parcelway", "closed_by": PACKER, "station": "DOCK-1"}
        row = Manifest(manifest_no="M-00001", closed_at=NINE, approved_by="", parcels=2, **facts)
        uow.session.add(row)
        uow.commit()

    with store.reading() as uow:
        found = uow.proof.misstated_manifests()
    assert found == [MisstatedManifest("M-00001", said=2, named=0, strange=0, ashore=0)]
