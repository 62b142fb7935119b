"""Who closes a carrier's handover, by the database's own roles."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from app.errors import AppError, NotAllowed, StoreDenied
from app.fulfilment.dispatch.loading import dispatch_parcel
from app.fulfilment.dispatch.manifest import ManifestVerdict, close_manifest
from app.fulfilment.shipping.booking import prepare_carton
from app.store.keeping.rights import Group
from app.store.schema.shipping import Shipment
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import DESK, close_cartons, packed_warehouse
from tests.support.station_roles import RoledDatabase
from tests.support.warehouse import PACKER

pytestmark = pytest.mark.postgresql

_ENTRY = (
    "INSERT INTO manifests (manifest_no, carrier, closed_at, closed_by, station, approved_by,"
    " parcels) VALUES ('M-9', 'Parcelway', now(), 'B-1', '{}', '', 1)"
)
_CHANGED = (
    "UPDATE manifests SET parcels = 2",
    "DELETE FROM manifests",
    "UPDATE shipments SET carrier = 'Parcelway'",
)


@pytest.fixture
def dock(database: RoledDatabase) -> Store:
    """A station of the dock; the parcel of SO-1 is aboard its van."""
    packed_warehouse(database.owner)
    sscc = prepare_carton(database.owner, "SO-1", 1, DESK, PACKER).sscc
    close_cartons(database.owner, "SO-1")
    dock = database.station("DOCK-1", [Group.SHIP])
    dispatch_parcel(dock, sscc, None, PACKER, "DOCK-1")
    return dock


def carrier_of(store: Store) -> str:
    with store.reading() as uow:
        return uow.session.execute(select(Shipment.carrier)).scalar_one()


def test_a_station_of_the_dock_closes_a_handover_under_its_own_login(dock: Store) -> None:
    answer = close_manifest(dock, carrier_of(dock), PACKER, "DOCK-1")

    assert (answer.verdict, answer.manifest_no) == (ManifestVerdict.CLOSED, "M-00001")


@pytest.mark.parametrize("group", [Group.PICK, Group.PACK])
def test_a_station_that_does_not_load_closes_nothing(
    database: RoledDatabase, dock: Store, group: Group
) -> None:
    other = database.station("PACK-1", [group])

    with pytest.raises(NotAllowed, match="no right"):
        close_manifest(other, carrier_of(dock), PACKER, "PACK-1")
    with pytest.raises(StoreDenied), other.unit() as uow:
        uow.session.execute(text(_ENTRY.format("PACK-1")))


@pytest.mark.parametrize("statement", _CHANGED)
def test_not_even_the_dock_changes_a_manifest(dock: Store, statement: str) -> None:
    close_manifest(dock, carrier_of(dock), PACKER, "DOCK-1")

    with pytest.raises(StoreDenied), dock.unit() as uow:
        uow.session.execute(text(statement))


def test_no_dock_closes_under_anothers_name(dock: Store) -> None:
    with pytest.raises(AppError, match="row-level security"), dock.unit() as uow:
        uow.session.execute(text(_ENTRY.format("DOCK-2")))
