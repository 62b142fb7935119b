"""The book of manifests: what is aboard, what a manifest names, and that it stays so."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from app.errors import StoreRefused
from app.store.books.shipping.manifest_book import ManifestFacts, ManifestParcel
from app.store.schema.floor import Carton
from app.store.schema.shipping import Shipment
from app.store.unit_of_work import Store
from tests.app.fulfilment.dispatch.test_handover import (
    load,
)
from tests.app.fulfilment.dispatch.test_handover import (
    warehouse as warehouse,  # noqa: PLC0414 -- the same fixture
)
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse


def close(store: Store, carrier: str, station: str = "DOCK-1") -> ManifestFacts:
    with store.unit() as uow:
        book = uow.shipments.manifests
        closed = book.close(carrier, book.lock_aboard(carrier), NINE, PACKER, station, SUPERVISOR)
        uow.commit()
    return closed


def test_a_manifest_is_found_by_its_number_and_as_the_last_of_its_station(
    warehouse: Warehouse,
) -> None:
    store = warehouse.store
    first = close(store, load(store, "SO-1", 1))
    second = close(store, load(store, "SO-2", 1), "DOCK-2")
    third = close(store, load(store, "SO-2", 2))

    assert first == ManifestFacts(
        "M-00001", first.carrier, NINE, PACKER, "DOCK-1", SUPERVISOR, parcels=1
    )
    with store.reading() as uow:
        book = uow.shipments.manifests
        assert book.find("M-00002") == second
        assert book.find("M-00009") is None
        assert (book.last_of("DOCK-1"), book.last_of("DOCK-2")) == (third, second)
        assert book.last_of("PACK-1") is None
        assert book.lock_aboard(first.carrier) == []


def test_a_manifest_names_its_parcels_as_their_labels_do(warehouse: Warehouse) -> None:
    store = warehouse.store
    carrier = load(store, "SO-2", 2)
    load(store, "SO-1", 1)
    closed = close(store, carrier)

    with store.reading() as uow:
        found = uow.shipments.manifests.parcels(closed.manifest_no)
        query = select(Shipment, Carton).join(Carton, Carton.id == Shipment.carton_id)
        rows = {carton.sscc: shipment for shipment, carton in uow.session.execute(query)}
        labels = [rows[one.sscc] for one in found]

    assert [(one.order_no, one.place, one.of) for one in found] == [("SO-1", 1, 1), ("SO-2", 2, 2)]
    assert found == tuple(
        ManifestParcel(
            one.order_no, one.place, one.of, label.quotes["service_name"], label.tracking_no,
            one.sscc, label.weight_grams,
        )
        for one, label in zip(found, labels, strict=True)
    )  # fmt: skip


def test_a_parcel_stays_on_the_manifest_that_it_left_with(warehouse: Warehouse) -> None:
    store = warehouse.store
    carrier = load(store, "SO-1", 1)
    close(store, carrier)
    load(store, "SO-2", 1)
    close(store, carrier)

    for wish in (None, 2):
        first = update(Shipment).where(Shipment.manifest_id == 1)
        with pytest.raises(StoreRefused) as refused, store.unit() as uow:
            uow.session.execute(first.values(manifest_id=wish))
        assert refused.value.facts["constraint"] == "shipments_stay_on_their_manifest"


def test_a_parcel_that_is_not_aboard_is_on_no_manifest(warehouse: Warehouse) -> None:
    store = warehouse.store
    close(store, load(store, "SO-1", 1))

    waiting = update(Shipment).where(Shipment.dispatched_at.is_(None))
    with pytest.raises(StoreRefused, match="on_a_manifest_is_aboard"), store.unit() as uow:
        uow.session.execute(waiting.values(manifest_id=1))
