"""The planning board as it is kept: drafts and released waves, stop by stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.lifecycle import OrderState
from app.store.books.allocation.plan import MISSING
from app.store.books.planning.draft_book import DRAFTED
from app.store.schema.catalogue import Bin
from app.store.schema.floor import PickLine, Tote, Wave, WaveState, Work, WorkState
from app.store.schema.orders import Order, OrderLine
from app.store.schema.planning import DraftOrder
from app.store.schema.stock import Hold, Stock

_SHOWN = 200
_BEFORE_THE_FLOOR = (
    OrderState.RECEIVED.value,
    OrderState.HELD.value,
    OrderState.STAGED.value,
    OrderState.BACKORDERED.value,
    OrderState.ALLOCATED.value,
)


@dataclass(frozen=True, slots=True)
class OpenWave:
    """A draft, or a released wave that is not done; figures as ``Wave`` has them."""

    wave_id: int
    wave_no: str
    state: str
    grouping: str
    zone: str
    cut_off: datetime | None
    walk_mm: int | None
    before_mm: int | None
    walk_s: int | None


@dataclass(frozen=True, slots=True)
class BoardStop:
    """Units of an order from one bin, on one cart of a wave.

    ``work_no``, ``holder`` and ``tote`` are "" in a draft, ``tote`` until it is bound; ``cart``
    counts from 1 there and is the work's id in a released wave.
    """

    wave_id: int
    cart: int
    work_no: str
    state: str
    holder: str
    fence: int
    slot: int
    order_no: str
    tote: str
    sku: str
    bin_code: str
    units: int


@dataclass(frozen=True, slots=True)
class OrderOutside:
    """An order that is in no wave; ``missing`` are units that nothing is held for."""

    order_no: str
    state: str
    dispatch_by: datetime
    units: int
    missing: int


class BoardBook:
    """Reads the planning board; changes nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def open_waves(self) -> list[OpenWave]:
        """Drafts first, then released waves, each the newest first."""
        states = (WaveState.DRAFT.value, WaveState.RELEASED.value)
        query = (
            select(
                Wave.id,
                Wave.wave_no,
                Wave.state,
                Wave.grouping,
                Wave.zone,
                Wave.cut_off,
                Wave.walk_mm,
                Wave.before_mm,
                Wave.walk_s,
            )
            .where(Wave.state.in_(states))
            .order_by(Wave.state, Wave.id.desc())
            .limit(_SHOWN)
        )
        return [OpenWave(*row) for row in self._session.execute(query)]

    def draft_stops(self, wave_ids: Sequence[int]) -> list[BoardStop]:
        """The stops of drafts by cart, in natural bin order: what is held for their orders now."""
        live = Hold.units - Hold.picked - Hold.released
        query = (
            select(
                DraftOrder.wave_id,
                DraftOrder.cart,
                DraftOrder.slot,
                Order.order_no,
                OrderLine.sku,
                Bin.code,
                live,
            )
            .join(Order, Order.id == DraftOrder.order_id)
            .join(OrderLine, OrderLine.order_id == Order.id)
            .join(Hold, Hold.order_line_id == OrderLine.id)
            .join(Stock, Stock.id == Hold.stock_id)
            .join(Bin, Bin.id == Stock.bin_id)
            .where(DraftOrder.wave_id.in_(wave_ids), live > 0)
            .order_by(DraftOrder.wave_id, DraftOrder.cart, Bin.walk_order, Bin.code, Order.id)
        )
        return [
            BoardStop(wave, cart, "", WaveState.DRAFT.value, "", 0, slot, order, "", *rest)
            for wave, cart, slot, order, *rest in self._session.execute(query)
        ]

    def released_stops(self, wave_ids: Sequence[int]) -> list[BoardStop]:
        """The stops of released waves by cart, in walking order; withdrawn carts are left out."""
        query = (
            select(
                Work.wave_id,
                Work.id,
                Work.work_no,
                Work.state,
                Work.holder,
                Work.fence,
                PickLine.slot,
                Order.order_no,
                func.coalesce(Tote.code, ""),
                OrderLine.sku,
                Bin.code,
                PickLine.units_needed,
            )
            .join(PickLine, PickLine.work_id == Work.id)
            .join(OrderLine, OrderLine.id == PickLine.order_line_id)
            .join(Order, Order.id == OrderLine.order_id)
            .outerjoin(Tote, Tote.id == PickLine.tote_id)
            .join(Hold, Hold.id == PickLine.hold_id)
            .join(Stock, Stock.id == Hold.stock_id)
            .join(Bin, Bin.id == Stock.bin_id)
            .where(Work.wave_id.in_(wave_ids), Work.state != WorkState.WITHDRAWN.value)
            .order_by(Work.wave_id, Work.id, PickLine.sequence)
        )
        return [BoardStop(*row) for row in self._session.execute(query)]

    def outside(self) -> list[OrderOutside]:
        """Orders before the floor that are in no draft, the earliest due first."""
        first = (
            select(Order.id)
            .where(Order.state.in_(_BEFORE_THE_FLOOR), Order.id.not_in(DRAFTED))
            .order_by(Order.dispatch_by, Order.id)
            .limit(_SHOWN)
            .subquery()
        )
        units = func.coalesce(func.sum(OrderLine.units_ordered - OrderLine.units_shipped), 0)
        query = (
            select(Order.order_no, Order.state, Order.dispatch_by, units)
            .add_columns(func.coalesce(func.sum(MISSING), 0))
            .join(first, first.c.id == Order.id)
            .outerjoin(OrderLine, OrderLine.order_id == Order.id)
            .group_by(Order.id, Order.order_no, Order.state, Order.dispatch_by)
            .order_by(Order.dispatch_by, Order.id)
        )
        return [OrderOutside(*row) for row in self._session.execute(query).tuples()]

    def free_totes(self) -> int:
        """How many totes are free."""
        query = select(func.count(Tote.id)).where(Tote.order_id.is_(None))
        return self._session.execute(query).scalar_one()
