"""How stock and waiting lines stand: what may be promised, who holds it, which holds are old."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, case, exists, func, select
from sqlalchemy.orm import Session

from app.lifecycle import OrderState
from app.store.books.allocation.plan import FREE_UNITS, MISSING
from app.store.books.planning.draft_book import DRAFTED
from app.store.books.tracking.good_lots import may_be_promised
from app.store.schema.catalogue import Bin, Product
from app.store.schema.orders import Order, OrderLine
from app.store.schema.stock import Hold, PurchaseLine, PurchaseOrder, PurchaseState, Stock

_LIVE: ColumnElement[int] = Hold.units - Hold.picked - Hold.released
_WAIT = (OrderState.BACKORDERED.value, OrderState.ALLOCATED.value, OrderState.STAGED.value)
_HOLDERS = 20
"""Holders that are named for a product; more help nobody."""


@dataclass(frozen=True, slots=True)
class BinStanding:
    """A product in one bin, in units.

    ``free`` may be promised; ``kept_back`` may not: in quarantine, expired, or too near to it.
    """

    product_id: int
    bin_code: str
    lot: str
    on_hand: int
    held: int
    suspect: int
    free: int

    @property
    def kept_back(self) -> int:
        """Units that lie there and must not leave the house."""
        return self.on_hand - self.held - self.suspect - self.free


@dataclass(frozen=True, slots=True)
class Holder:
    """An order that units of a product are held for."""

    product_id: int
    order_no: str
    units: int
    dispatch_by: datetime


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A line that misses units, in the order in which lines are served."""

    order_id: int
    order_line_id: int
    order_no: str
    sku: str
    product_id: int
    units_missing: int


@dataclass(frozen=True, slots=True)
class Expected:
    """Units of a product that a supplier still owes; ``on`` None where no day was named."""

    product_id: int
    units: int
    on: date | None
    po_no: str


class StandingBook:
    """Reads how stock and waiting lines stand; changes nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def bins(self, product_ids: Collection[int], today: date) -> list[BinStanding]:
        """Where these products lie, in walking order."""
        free = case((may_be_promised(today), FREE_UNITS), else_=0)
        query = (
            select(Stock.product_id, Bin.code, Stock.lot, Stock.on_hand, Stock.held)
            .add_columns(Stock.suspect, free)
            .join(Bin, Bin.id == Stock.bin_id)
            .where(Stock.product_id.in_(product_ids), Stock.on_hand > 0)
            .order_by(Bin.walk_order, Bin.code, Stock.id)
        )
        return [BinStanding(*row) for row in self._session.execute(query).tuples()]

    def holders(self, product_ids: Collection[int], but: str = "") -> list[Holder]:
        """Orders that units of these products are held for, the first to leave first.

        ``but`` is the number of an order that is left out.
        """
        units = func.sum(_LIVE)
        query = (
            select(Stock.product_id, Order.order_no, units, Order.dispatch_by)
            .join(Hold, Hold.stock_id == Stock.id)
            .join(OrderLine, OrderLine.id == Hold.order_line_id)
            .join(Order, Order.id == OrderLine.order_id)
            .where(Stock.product_id.in_(product_ids), Order.order_no != but, _LIVE > 0)
            .group_by(Stock.product_id, Order.id, Order.order_no, Order.dispatch_by)
            .order_by(Order.dispatch_by, Order.id)
            .limit(_HOLDERS * max(1, len(product_ids)))
        )
        return [Holder(row[0], row[1], int(row[2]), row[3]) for row in self._session.execute(query)]

    def waiting(self, product_ids: Collection[int]) -> list[WaitingLine]:
        """Lines that wait for units of these products, the first to be served first."""
        return self._waiting(OrderLine.product_id.in_(product_ids))

    def waiting_of(self, order_no: str) -> list[WaitingLine]:
        """The lines of one order that wait for units."""
        known = OrderLine.product_id.is_not(None)
        return self._waiting((Order.order_no == order_no) & known)

    def _waiting(self, wanted: ColumnElement[bool]) -> list[WaitingLine]:
        query = (
            select(Order.id, OrderLine.id, Order.order_no, OrderLine.sku)
            .add_columns(OrderLine.product_id, MISSING)
            .join(Order, Order.id == OrderLine.order_id)
            .where(wanted, Order.state.in_(_WAIT), MISSING > 0)
            .order_by(Order.dispatch_by, Order.placed_at, Order.id, OrderLine.position)
        )
        return [WaitingLine(*row) for row in self._session.execute(query)]

    def waiting_of_orders(self, order_ids: Collection[int]) -> list[WaitingLine]:
        """The lines of these orders that wait for units, the first to be served first."""
        return self._waiting(Order.id.in_(order_ids) & OrderLine.product_id.is_not(None))

    def backordered(self) -> list[WaitingLine]:
        """Every line that was found short of stock and waits for it."""
        return self._waiting((OrderLine.units_backordered > 0) & OrderLine.product_id.is_not(None))

    def lead_days(self, product_ids: Collection[int]) -> dict[int, int]:
        """How many days the suppliers of these products take; unknown ones are left out."""
        query = select(Product.id, Product.lead_days)
        query = query.where(Product.id.in_(product_ids), Product.lead_days > 0)
        return dict(self._session.execute(query).tuples().all())

    def expected(self, product_ids: Collection[int]) -> list[Expected]:
        """What open purchase orders will still bring of these products, the first day first."""
        owed = PurchaseLine.units_ordered - PurchaseLine.units_received
        on = func.coalesce(PurchaseLine.expected_on, PurchaseOrder.expected_on)
        query = (
            select(PurchaseLine.product_id, owed, on, PurchaseOrder.po_no)
            .join(PurchaseOrder, PurchaseOrder.id == PurchaseLine.purchase_order_id)
            .where(PurchaseLine.product_id.in_(product_ids), owed > 0, ~PurchaseLine.closed)
            .where(PurchaseOrder.state == PurchaseState.OPEN.value)
            .order_by(on.is_(None), on, PurchaseOrder.po_no)
        )
        return [Expected(*row) for row in self._session.execute(query).tuples()]

    def expired_orders(self, held_before: datetime, limit: int) -> list[int]:
        """Lock orders in no wave, planned or released, that hold units since before then."""
        old = exists().where(
            OrderLine.order_id == Order.id,
            Hold.order_line_id == OrderLine.id,
            Hold.held_at < held_before,
            _LIVE > 0,
        )
        idle = (OrderState.ALLOCATED.value, OrderState.BACKORDERED.value)
        query = (
            select(Order.id)
            .where(Order.state.in_(idle), old, Order.id.not_in(DRAFTED))
            .order_by(Order.id)
            .limit(limit)
            .with_for_update(skip_locked=True, of=Order)
        )
        return list(self._session.scalars(query))
