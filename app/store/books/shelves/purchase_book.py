"""Purchase orders: what is expected, what has come, who waits for it (S6; Q1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, func, select, update
from sqlalchemy.orm import Session

from app.lifecycle import OrderState
from app.stock.packages import ReceiveLine, WaitingFor
from app.stock.put_away import BinFacts, propose_bins
from app.store.books.capture.upserting import (
    Written,
    insert_into,
    table_of,
    upsert,
    upsert_by,
)
from app.store.schema.catalogue import Bin, Product
from app.store.schema.orders import Order, OrderLine
from app.store.schema.planning import LayoutPart, PartKind
from app.store.schema.stock import PurchaseLine, PurchaseOrder, PurchaseState, Stock

_ORDERS = table_of(PurchaseOrder)
_LINES = table_of(PurchaseLine)
_WANTED = case((PurchaseLine.closed, PurchaseLine.units_received), else_=PurchaseLine.units_ordered)
_OWED = ~PurchaseLine.closed & (PurchaseLine.units_received < PurchaseLine.units_ordered)


@dataclass(frozen=True, slots=True)
class NewPurchase:
    """So many units of a product that a supplier will bring."""

    po_no: str
    supplier: str
    product_id: int
    units: int
    expected_on: date | None


@dataclass(frozen=True, slots=True)
class PurchaseFacts:
    """One purchase order in a list: units ordered and units that have come."""

    purchase_order_id: int
    po_no: str
    supplier: str
    state: str
    expected_on: date | None
    units_ordered: int
    units_received: int


class OwedLine(NamedTuple):
    """A line of which less has come than was ordered, and the rest is waited for."""

    sku: str
    ordered: int
    received: int


class PurchaseBook:
    """Purchase orders."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, lines: Sequence[NewPurchase], at: datetime) -> Written:
        """Enter lines of purchase orders, or bring them up to date by number and product.

        What has come stays come; an order of which more is expected now is open again, and so
        is a line that was closed, if the supplier says something new of it.
        """
        ids = self._enter_orders(lines, at)
        rows = [
            {
                "purchase_order_id": ids[line.po_no],
                "product_id": line.product_id,
                "units_ordered": line.units,
                "expected_on": line.expected_on,
            }
            for line in lines
        ]
        told = upsert_by(self._session, _LINES, rows, ["purchase_order_id", "product_id"])
        for purchase_order_id, product_id in told.changed:
            this = _line(int(purchase_order_id), int(product_id))
            self._session.execute(update(_LINES).where(this).values(closed=False))
        for purchase_order_id in {key[0] for key in told.new | told.changed}:
            self.close_if_complete(int(purchase_order_id))
        return Written(len(told.new), len(told.changed))

    def _enter_orders(self, lines: Sequence[NewPurchase], at: datetime) -> dict[str, int]:
        query = select(_ORDERS.c.po_no, _ORDERS.c.entered_at)
        mine = _ORDERS.c.po_no.in_({line.po_no for line in lines})
        entered = dict(self._session.execute(query.where(mine)).tuples().all())
        orders = {
            line.po_no: {
                "po_no": line.po_no,
                "supplier": line.supplier,
                "expected_on": line.expected_on,
                "entered_at": entered.get(line.po_no, at),
            }
            for line in sorted(lines, key=lambda line: line.expected_on or date.max, reverse=True)
        }
        upsert(self._session, _ORDERS, list(orders.values()), ["po_no"])
        ids = self._session.execute(select(_ORDERS.c.po_no, _ORDERS.c.id).where(mine))
        return dict(ids.tuples().all())

    def find(self, po_no: str) -> PurchaseFacts | None:
        """One purchase order by its number."""
        return next(iter(self._facts(PurchaseOrder.po_no == po_no)), None)

    def number(self, purchase_order_id: int) -> str:
        """The number of a purchase order."""
        query = select(PurchaseOrder.po_no).where(PurchaseOrder.id == purchase_order_id)
        return str(self._session.execute(query).scalar_one())

    def expected(self) -> list[PurchaseFacts]:
        """Open purchase orders, the first expected first."""
        return self._facts(PurchaseOrder.state == PurchaseState.OPEN.value)

    def lines(self, purchase_order_id: int) -> tuple[ReceiveLine, ...]:
        """The lines with proposals and waiting orders, those that somebody waits for first."""
        query = (
            select(PurchaseLine, Product.sku, Product.name, Product.tracking)
            .join(Product, Product.id == PurchaseLine.product_id)
            .where(PurchaseLine.purchase_order_id == purchase_order_id, ~PurchaseLine.closed)
            .order_by(PurchaseLine.id)
        )
        found = self._session.execute(query).all()
        products = [row[0].product_id for row in found]
        waiting, bins = self.waiting(products), self.proposals(products)
        lines = [
            ReceiveLine(
                product_id=line.product_id,
                sku=sku,
                name=name,
                tracking=tracking,
                ordered=line.units_ordered,
                received=line.units_received,
                bins=bins.get(line.product_id, ()),
                waiting=waiting.get(line.product_id, ()),
            )
            for line, sku, name, tracking in found
        ]
        return tuple(sorted(lines, key=lambda line: not line.waiting))

    def waiting(self, product_ids: Collection[int]) -> dict[int, tuple[WaitingFor, ...]]:
        """The orders that wait for each product, in the order in which they are served."""
        missing = OrderLine.units_ordered - OrderLine.units_allocated
        query = (
            select(OrderLine.product_id, Order.order_no, missing)
            .join(Order, Order.id == OrderLine.order_id)
            .where(Order.state == OrderState.BACKORDERED.value, missing > 0)
            .where(OrderLine.product_id.in_(product_ids))
            .order_by(Order.dispatch_by, Order.placed_at, Order.id, OrderLine.position)
        )
        found: dict[int, tuple[WaitingFor, ...]] = {}
        for product_id, order_no, units in self._session.execute(query):
            if product_id is not None:
                one = WaitingFor(order_no=order_no, units=units)
                found[product_id] = (*found.get(product_id, ()), one)
        return found

    def proposals(self, product_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
        """Where each product should be put away, the best bin first; never where carts end."""
        drop_offs = select(LayoutPart.code).where(LayoutPart.kind == PartKind.DROP_OFF.value)
        bins = self._session.execute(
            select(Bin.id, Bin.code, Bin.zone, Bin.walk_order, Bin.quarantine).where(
                Bin.code.not_in(drop_offs)
            )
        ).all()
        lies: dict[int, dict[int, int]] = {}
        there = select(Stock.bin_id, Stock.product_id, func.sum(Stock.on_hand))
        there = there.where(Stock.on_hand > 0).group_by(Stock.bin_id, Stock.product_id)
        for bin_id, product_id, units in self._session.execute(there):
            lies.setdefault(bin_id, {})[product_id] = int(units)
        found = {}
        for product_id in product_ids:
            facts = []
            for row in bins:
                inside = lies.get(row.id, {})
                here = inside.get(product_id, 0)
                others = sum(inside.values()) - here
                facts.append(
                    BinFacts(row.code, row.zone, row.walk_order, row.quarantine, here, others)
                )
            found[product_id] = propose_bins(facts)
        return found

    def quarantine_bins(self) -> tuple[str, ...]:
        """The bins for what may not leave, in walking order."""
        query = select(Bin.code).where(Bin.quarantine).order_by(Bin.walk_order, Bin.code)
        return tuple(self._session.scalars(query))

    def count_received(self, purchase_order_id: int, product_id: int, units: int) -> None:
        """Note that units of a line have come."""
        more = update(_LINES).where(_line(purchase_order_id, product_id))
        self._session.execute(more.values(units_received=_LINES.c.units_received + units))

    def take_more(self, po_no: str, product_id: int, units: int) -> None:
        """Note units that came beyond the order, or that nobody had ordered: it is a line now.

        Raises:
            NoResultFound: there is no such purchase order.
        """
        query = select(_ORDERS.c.id).where(_ORDERS.c.po_no == po_no)
        purchase_order_id = int(self._session.execute(query).scalar_one())
        row = {
            "purchase_order_id": purchase_order_id,
            "product_id": product_id,
            "units_ordered": units,
            "units_received": 0,
            "closed": False,
        }
        into = insert_into(self._session, _LINES).values(row)
        self._session.execute(into.on_conflict_do_nothing())
        self.count_received(purchase_order_id, product_id, units)
        self.close_if_complete(purchase_order_id)

    def owed(self, purchase_order_id: int) -> list[OwedLine]:
        """The lines of which more is waited for."""
        columns = (Product.sku, PurchaseLine.units_ordered, PurchaseLine.units_received)
        query = (
            select(*columns)
            .join(Product, Product.id == PurchaseLine.product_id)
            .where(PurchaseLine.purchase_order_id == purchase_order_id, _OWED)
            .order_by(PurchaseLine.id)
        )
        return [OwedLine(*row) for row in self._session.execute(query)]

    def close_lines(self, po_no: str, skus: Collection[str]) -> None:
        """Wait no more for what has not come of these lines.

        Raises:
            NoResultFound: there is no such purchase order.
        """
        query = select(_ORDERS.c.id).where(_ORDERS.c.po_no == po_no)
        purchase_order_id = int(self._session.execute(query).scalar_one())
        products = select(Product.id).where(Product.sku.in_(skus))
        these = (_LINES.c.purchase_order_id == purchase_order_id) & _LINES.c.product_id.in_(
            products
        )
        self._session.execute(update(_LINES).where(these).values(closed=True))
        self.close_if_complete(purchase_order_id)

    def close_if_complete(self, purchase_order_id: int) -> None:
        """A purchase order of which everything has come is received; else it is open."""
        short = select(func.count()).where(
            PurchaseLine.purchase_order_id == purchase_order_id, _OWED
        )
        left = self._session.execute(short).scalar_one()
        state = PurchaseState.OPEN if left else PurchaseState.RECEIVED
        change = update(_ORDERS).where(_ORDERS.c.id == purchase_order_id)
        self._session.execute(change.values(state=state.value))

    def _facts(self, wanted: Any) -> list[PurchaseFacts]:
        query = (
            select(
                PurchaseOrder.id,
                PurchaseOrder.po_no,
                PurchaseOrder.supplier,
                PurchaseOrder.state,
                PurchaseOrder.expected_on,
                func.coalesce(func.sum(_WANTED), 0),
                func.coalesce(func.sum(PurchaseLine.units_received), 0),
            )
            .outerjoin(PurchaseLine, PurchaseLine.purchase_order_id == PurchaseOrder.id)
            .where(wanted)
            .group_by(
                PurchaseOrder.id,
                PurchaseOrder.po_no,
                PurchaseOrder.supplier,
                PurchaseOrder.state,
                PurchaseOrder.expected_on,
            )
            .order_by(PurchaseOrder.expected_on, PurchaseOrder.po_no)
        )
        return [PurchaseFacts(*row) for row in self._session.execute(query)]


def _line(purchase_order_id: int, product_id: int) -> ColumnElement[bool]:
    return (_LINES.c.purchase_order_id == purchase_order_id) & (_LINES.c.product_id == product_id)
