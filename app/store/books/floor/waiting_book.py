"""What waits for hands: carts to pick, totes to pack, parcels to load, goods to put away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import Session

from app.lifecycle import OrderState
from app.store.schema.floor import Carton, CartonState, Tote, Work, WorkKind, WorkState
from app.store.schema.orders import Order, OrderLine
from app.store.schema.shipping import Shipment
from app.store.statements.ready import Ready


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits: carts with a walk, orders in totes, closed cartons."""

    carts: int
    totes: int
    parcels: int


@dataclass(frozen=True, slots=True)
class OrderInTote:
    """A picked order that nobody packs yet, in one of its totes; ``units`` are 1 or more."""

    tote: str
    order_no: str
    units: int
    dispatch_by: datetime


@dataclass(frozen=True, slots=True)
class ParcelToLoad:
    """A closed carton that no carrier has yet, by its SSCC; ``carrier`` is "" if none is booked."""

    sscc: str
    carrier: str


@dataclass(frozen=True, slots=True)
class GoodsToPutAway:
    """A cancelled order of which units lie in totes and cartons; ``units`` are 1 or more."""

    order_no: str
    units: int
    totes: tuple[str, ...]


_TO_PACK = (Order.state == OrderState.PICKED.value, Work.state == WorkState.OPEN.value)
_TO_LOAD = (
    Carton.state == CartonState.CLOSED.value,
    Order.state != OrderState.CANCELLED.value,
)


def _counts() -> Select[tuple[int, int, int]]:
    """One statement, made once: every screen at rest reads it after every change.

    Open works are looked through once and totes found by their order, whatever statistics say
    that lag behind a shift: in a join they let each read begin with all totes or all works.
    """
    carts = select(func.count()).where(
        Work.kind == WorkKind.PICK.value, Work.state == WorkState.OPEN.value
    )
    open_work = select(Work.order_id).where(
        Work.state == WorkState.OPEN.value, Work.order_id.is_not(None)
    )
    tote = select(Tote.id).where(Tote.order_id == Order.id).limit(1).scalar_subquery()
    waits = case((and_(Order.id.in_(open_work), tote.is_not(None)), 1))
    totes = select(func.count(waits)).where(Order.state == OrderState.PICKED.value)
    parcels = select(func.count(Carton.id)).join(Order, Order.id == Carton.order_id)
    parcels = parcels.where(*_TO_LOAD)
    return select(carts.scalar_subquery(), totes.scalar_subquery(), parcels.scalar_subquery())


_COUNTS = Ready(_counts())


class WaitingBook:
    """What waits for hands."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def counts(self) -> Waiting:
        """How much waits at each place of the floor."""
        self._session.flush()
        return Waiting(*_COUNTS.rows(self._session)[0])

    def totes_to_pack(self, limit: int) -> list[str]:
        """A tote of each picked order that nobody packs yet, the earliest due first."""
        return [order.tote for order in self.orders_to_pack(limit)]

    def orders_to_pack(self, limit: int) -> list[OrderInTote]:
        """Picked orders that nobody packs yet, the earliest due first."""
        return [OrderInTote(*row) for row in self._session.execute(self._totes().limit(limit))]

    def to_load(self, limit: int) -> list[ParcelToLoad]:
        """Closed cartons that no carrier has yet, the first closed first.

        A cancelled order's carton waits for a remedy, not for a van.
        """
        return [ParcelToLoad(*row) for row in self._session.execute(self._parcels().limit(limit))]

    def to_put_away(self) -> list[GoodsToPutAway]:
        """Cancelled orders of which goods lie about, by number."""
        picked = func.sum(OrderLine.units_picked)
        query = (
            select(Order.id, Order.order_no, picked)
            .join(OrderLine, OrderLine.order_id == Order.id)
            .where(Order.state == OrderState.CANCELLED.value, OrderLine.units_picked > 0)
            .group_by(Order.id, Order.order_no)
            .order_by(Order.order_no)
        )
        orders = self._session.execute(query).tuples().all()
        totes: dict[int, list[str]] = {order_id: [] for order_id, _no, _units in orders}
        bound = select(Tote.order_id, Tote.code).where(Tote.order_id.in_(totes))
        for order_id, code in self._session.execute(bound.order_by(Tote.code)):
            totes[order_id].append(code)
        return [GoodsToPutAway(no, int(units), tuple(totes[of])) for of, no, units in orders]

    @staticmethod
    def _totes() -> Select[tuple[str, str, int, datetime]]:
        units = (
            select(func.coalesce(func.sum(OrderLine.units_picked - OrderLine.units_packed), 0))
            .where(OrderLine.order_id == Order.id)
            .scalar_subquery()
        )
        return (
            select(func.min(Tote.code), Order.order_no, units, Order.dispatch_by)
            .join(Order, Order.id == Tote.order_id)
            .join(Work, Work.order_id == Order.id)
            .where(*_TO_PACK)
            .group_by(Order.id, Order.order_no, Order.dispatch_by)
            .order_by(Order.dispatch_by, Order.id)
        )

    @staticmethod
    def _parcels() -> Select[tuple[str, str]]:
        return (
            select(func.coalesce(Carton.sscc, ""), func.coalesce(Shipment.carrier, ""))
            .join(Order, Order.id == Carton.order_id)
            .outerjoin(Shipment, Shipment.carton_id == Carton.id)
            .where(*_TO_LOAD)
            .order_by(Carton.closed_at, Carton.id)
        )
