"""Manifests: which parcels left together with a carrier, closed once and never changed (F6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, func, select, update
from sqlalchemy.orm import Session

from app.store.books.capture.upserting import table_of
from app.store.books.shipping.number_series import take_numbers
from app.store.schema.floor import Carton, CartonContent
from app.store.schema.orders import Order
from app.store.schema.shipping import Manifest, Shipment
from app.store.statements.among import among
from app.store.statements.own_rights import MAY_CLOSE
from app.store.statements.ready import Ready

_SERIES = "manifest"


@dataclass(frozen=True, slots=True)
class ManifestFacts:
    """A closed handover: whose, when, by which badge at which station.

    ``approved_by`` is the supervisor's badge that let it go without what was missing, or "".
    """

    manifest_no: str
    carrier: str
    closed_at: datetime
    closed_by: str
    station: str
    approved_by: str
    parcels: int


@dataclass(frozen=True, slots=True)
class ManifestParcel:
    """A parcel of a manifest: carton ``place`` of ``of`` of its delivery; empty ones not counted.

    ``of`` is what the delivery has by now: more may have been packed since the manifest was closed.
    """

    order_no: str
    place: int
    of: int
    service: str
    tracking_no: str
    sscc: str
    weight_grams: int


class ManifestBook:
    """Manifests and the parcels that they name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def may_close(self) -> bool:
        """True if the login that asks may close a handover."""
        return bool(_MAY_CLOSE.rows(self._session)[0][0])

    def lock_aboard(self, carrier: str) -> list[int]:
        """The shipments that ``carrier`` has and that are on no manifest yet.

        Nobody else puts them on one until this transaction ends: two docks that close the same
        handover take turns, and the second finds nothing left.
        """
        self._session.flush()
        return [row[0] for row in _ABOARD.rows(self._session, carrier=carrier)]

    def close(
        self,
        carrier: str,
        shipments: Sequence[int],
        at: datetime,
        closed_by: str,
        station: str,
        approved_by: str,
    ) -> ManifestFacts:
        """Put ``shipments``, which ``lock_aboard`` gave, on a manifest with the next number."""
        number = take_numbers(self._session, _SERIES)[0]
        row = Manifest(
            manifest_no=f"M-{number:05}",
            carrier=carrier,
            closed_at=at,
            closed_by=closed_by,
            station=station,
            approved_by=approved_by,
            parcels=len(shipments),
        )
        self._session.add(row)
        self._session.flush()
        _TAKE.run(self._session, {"shipments": shipments, "manifest": row.id})
        return _facts(row)

    def find(self, manifest_no: str) -> ManifestFacts | None:
        """The manifest of a number; None if there is none."""
        return self._one(Manifest.manifest_no == manifest_no)

    def last_of(self, station: str) -> ManifestFacts | None:
        """The last that was closed at a station; None if none ever was."""
        return self._one(Manifest.station == station)

    def parcels(self, manifest_no: str) -> tuple[ManifestParcel, ...]:
        """What is on a manifest, by order and carton."""
        self._session.flush()
        rows = _PARCELS.rows(self._session, manifest_no=manifest_no)
        return tuple(
            ManifestParcel(
                order_no, place, of, kept["service_name"], tracking_no, sscc or "", grams
            )
            for order_no, place, of, kept, tracking_no, sscc, grams in rows
        )

    def _one(self, condition: ColumnElement[bool]) -> ManifestFacts | None:
        query = select(Manifest).where(condition).order_by(Manifest.id.desc()).limit(1)
        row = self._session.scalar(query)
        return None if row is None else _facts(row)


def _facts(row: Manifest) -> ManifestFacts:
    return ManifestFacts(
        row.manifest_no,
        row.carrier,
        row.closed_at,
        row.closed_by,
        row.station,
        row.approved_by,
        row.parcels,
    )


_SHIPMENTS = table_of(Shipment)
_MAY_CLOSE = Ready(select(MAY_CLOSE))
_ABOARD = Ready(
    select(Shipment.id)
    .where(Shipment.manifest_id.is_(None), Shipment.carrier == bindparam("carrier"))
    .where(Shipment.dispatched_at.is_not(None))
    .order_by(Shipment.id)
    .with_for_update()
)
_TAKE = Ready(
    update(_SHIPMENTS)
    .where(among(_SHIPMENTS.c.id, "shipments"))
    .values(manifest_id=bindparam("manifest"))
)
_MINE = select(Manifest.id).where(Manifest.manifest_no == bindparam("manifest_no"))
_OF_ORDERS = select(Shipment.order_id).where(Shipment.manifest_id == _MINE.scalar_subquery())
_FILLED = (
    select(CartonContent.id)
    .where(CartonContent.carton_id == Carton.id, CartonContent.units > 0)
    .exists()
)
_DELIVERY = (Carton.order_id, Carton.delivery)
_PLACES = (
    select(
        Carton.id.label("carton_id"),
        func.row_number().over(partition_by=_DELIVERY, order_by=Carton.number).label("place"),
        func.count().over(partition_by=_DELIVERY).label("of"),
    )
    .where(Carton.order_id.in_(_OF_ORDERS), _FILLED)
    .subquery()
)
_PARCELS = Ready(
    select(
        Order.order_no, _PLACES.c.place, _PLACES.c.of, Shipment.quotes, Shipment.tracking_no,
        Carton.sscc, Shipment.weight_grams,
    )
    .join(Carton, Carton.id == Shipment.carton_id)
    .join(Order, Order.id == Shipment.order_id)
    .join(_PLACES, _PLACES.c.carton_id == Carton.id)
    .where(Shipment.manifest_id == _MINE.scalar_subquery())
    .order_by(Order.order_no, Carton.number)
)  # fmt: skip
