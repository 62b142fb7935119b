"""What a simulation proves afterwards, from the shared database alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from app.store.schema.catalogue import Product
from app.store.schema.floor import Carton, CartonState, ClaimedPackage
from app.store.schema.orders import OrderLine
from app.store.schema.shipping import Manifest, Shipment
from app.store.schema.station import ScanEvent, ScanOutcome
from app.store.schema.stock import LedgerEntry, Movement, Place

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class KeptScan:
    """A record as the shared database has it."""

    scan_id: UUID
    station: str
    seq: int
    device: str
    device_sequence: int | None
    verdict: str
    outcome: str


@dataclass(frozen=True, slots=True)
class MisstatedManifest:
    """A manifest that is not the paper of what left: all in parcels.

    ``said`` stands on it, ``named`` by it are so many; of those ``strange`` are another carrier's
    and ``ashore`` never left.
    """

    manifest_no: str
    said: int
    named: int
    strange: int
    ashore: int


class ProofBook:
    """Reads what must be true after many stations have worked; changes nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def scans(self) -> Iterator[KeptScan]:
        """Every scan that is here."""
        query = select(
            ScanEvent.id,
            ScanEvent.station,
            ScanEvent.seq,
            ScanEvent.device,
            ScanEvent.device_sequence,
            ScanEvent.verdict,
            ScanEvent.outcome,
        ).execution_options(yield_per=_AT_ONCE)
        for row in self._session.execute(query):
            yield KeptScan(*row)

    def claims_of_two(self) -> list[tuple[int, int]]:
        """Works and fences under which two stations' scans were applied: a double claim."""
        query = (
            select(ScanEvent.work_id, ScanEvent.fence)
            .where(ScanEvent.work_id.is_not(None))
            .where(ScanEvent.outcome == ScanOutcome.APPLIED.value)
            .group_by(ScanEvent.work_id, ScanEvent.fence)
            .having(func.count(ScanEvent.station.distinct()) > 1)
            .order_by(ScanEvent.work_id)
        )
        return [(int(row[0] or 0), row[1]) for row in self._session.execute(query)]

    def claims(self) -> set[tuple[int, int]]:
        """Works and fences that were ever given to a station."""
        query = select(ClaimedPackage.work_id, ClaimedPackage.fence)
        return {(row[0], row[1]) for row in self._session.execute(query)}

    def oversold(self) -> list[tuple[str, int, int]]:
        """Products of which more units are promised or gone than ever came: SKU, both numbers."""
        came = (
            select(LedgerEntry.product_id, func.sum(-LedgerEntry.units).label("units"))
            .where(LedgerEntry.movement == Movement.RECEIPT.value)
            .where(LedgerEntry.place_kind == Place.SUPPLIER.value)
            .group_by(LedgerEntry.product_id)
            .subquery()
        )
        promised = (
            select(OrderLine.product_id, func.sum(OrderLine.units_allocated).label("units"))
            .group_by(OrderLine.product_id)
            .subquery()
        )
        had = func.coalesce(came.c.units, 0)
        query = (
            select(Product.sku, promised.c.units, had)
            .join(promised, promised.c.product_id == Product.id)
            .outerjoin(came, came.c.product_id == Product.id)
            .where(promised.c.units > had)
            .order_by(Product.sku)
        )
        return [(row[0], int(row[1]), int(row[2])) for row in self._session.execute(query)]

    def manifests(self) -> int:
        """How many handovers were closed."""
        return self._session.scalar(select(func.count(Manifest.id))) or 0

    def misstated_manifests(self) -> list[MisstatedManifest]:
        """Manifests that do not name just what left with their carrier, by number.

        That no parcel is on two needs no look: a shipment has room for one, and stays on it.
        """
        named = func.count(Shipment.id)
        strange = func.count(case((Shipment.carrier != Manifest.carrier, 1)))
        ashore = func.count(case((Carton.state != CartonState.SHIPPED.value, 1)))
        query = (
            select(Manifest.manifest_no, Manifest.parcels, named, strange, ashore)
            .outerjoin(Shipment, Shipment.manifest_id == Manifest.id)
            .outerjoin(Carton, Carton.id == Shipment.carton_id)
            .group_by(Manifest.id, Manifest.manifest_no, Manifest.parcels)
            .having(or_(named != Manifest.parcels, strange > 0, ashore > 0))
            .order_by(Manifest.id)
        )
        return [MisstatedManifest(*row) for row in self._session.execute(query)]
