"""Everything about one order: lines, addresses, checks, money, holds, cartons, what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.capture.reading.order_document import Address
from app.errors import NothingFound
from app.exception_queue.kinds import CaseKind, Resolution
from app.lifecycle import OrderState
from app.store.books.capture.case_lists import CaseRow, row_of
from app.store.books.capture.orders.timeline import TimelineEntry, timeline_of
from app.store.schema.cases import Case
from app.store.schema.catalogue import Bin
from app.store.schema.floor import Carton, CartonContent, CartonState
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.schema.shipping import Shipment
from app.store.schema.stock import Hold, Stock


class CheckState(StrEnum):
    """How one check of an order stands."""

    WAITING = "waiting"
    PASSED = "passed"
    HELD = "held"
    APPROVED = "approved"


CHECKS = (CaseKind.ADDRESS, CaseKind.SKU, CaseKind.PRICE, CaseKind.PAYMENT)
"""The four checks C2 to C5, in the order of the SOP."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line and how far it has come; amounts in minor units.

    ``kit_units`` says that it is a kit.
    """

    order_line_id: int
    position: int
    sku: str
    description: str
    is_known: bool
    price_minor: int
    discount_minor: int
    units_ordered: int
    units_allocated: int
    units_backordered: int
    units_packed: int
    kit_units: int = 0


@dataclass(frozen=True, slots=True)
class HoldRow:
    """Units of a bin that are promised to a line, or came from there."""

    order_line_id: int
    bin_code: str
    units: int


@dataclass(frozen=True, slots=True)
class CartonRow:
    """A carton of the order; ``units`` are verified into it."""

    number: int
    units: int
    weight_grams: int | None
    carrier: str
    tracking_no: str


@dataclass(frozen=True, slots=True)
class OrderDetail:
    """One order, whole.  Amounts in minor units of ``currency``."""

    order_id: int
    order_no: str
    version: int
    state: OrderState
    email: str
    currency: str
    goods_minor: int
    discount_minor: int
    shipping_minor: int
    tax_minor: int
    total_minor: int
    financial_status: str
    ships_complete: bool
    placed_at: datetime
    dispatch_by: datetime
    shipping: Address
    billing: Address
    lines: tuple[LineRow, ...]
    checks: Mapping[CaseKind, CheckState]
    cases: tuple[CaseRow, ...]
    holds: tuple[HoldRow, ...]
    cartons: tuple[CartonRow, ...]
    timeline: tuple[TimelineEntry, ...]


class OrderDetails:
    """The part of the order book that shows one order."""

    _session: Session

    def detail(self, order_no: str) -> OrderDetail:
        """Everything about one order.

        Raises:
            NothingFound: no such order.
        """
        query = select(Order).where(Order.order_no == order_no)
        order = self._session.scalar(query.execution_options(populate_existing=True))
        if order is None:
            raise NothingFound(kind="order", code=order_no)
        cases = self._cases(order.id)
        lines = tuple(_line(line) for line in order.lines)
        addresses = {row.purpose: _address(row) for row in order.addresses}
        said = {name: getattr(order, name) for name in _AS_STORED}
        return OrderDetail(
            order_id=order.id,
            state=OrderState(order.state),
            goods_minor=sum(_worth(line) for line in lines),
            shipping=addresses.get("shipping", Address()),
            billing=addresses.get("billing", Address()),
            lines=lines,
            checks=_checks(OrderState(order.state), order.version, cases),
            cases=cases,
            holds=self._holds(order.id),
            cartons=self._cartons(order.id),
            timeline=timeline_of(self._session, order),
            **said,
        )

    def _cases(self, order_id: int) -> tuple[CaseRow, ...]:
        found = self._session.scalars(
            select(Case).where(Case.order_id == order_id).order_by(Case.id)
        )
        return tuple(row_of(case) for case in found)

    def _holds(self, order_id: int) -> tuple[HoldRow, ...]:
        query = (
            select(Hold.order_line_id, Bin.code, Hold.units - Hold.released)
            .join(Stock, Stock.id == Hold.stock_id)
            .join(Bin, Bin.id == Stock.bin_id)
            .join(OrderLine, OrderLine.id == Hold.order_line_id)
            .where(OrderLine.order_id == order_id, Hold.units > Hold.released)
            .order_by(OrderLine.position, Bin.walk_order)
        )
        return tuple(HoldRow(*row) for row in self._session.execute(query))

    def _cartons(self, order_id: int) -> tuple[CartonRow, ...]:
        query = (
            select(Carton, Shipment)
            .outerjoin(Shipment, Shipment.carton_id == Carton.id)
            .where(Carton.order_id == order_id)
            .order_by(Carton.number)
        )
        units: dict[int, int] = {}
        contents = select(CartonContent.carton_id, CartonContent.units)
        contents = contents.join(Carton, Carton.id == CartonContent.carton_id)
        for carton_id, count in self._session.execute(contents.where(Carton.order_id == order_id)):
            units[carton_id] = units.get(carton_id, 0) + count
        rows = self._session.execute(query).tuples()
        return tuple(
            _carton(carton, shipment, units.get(carton.id, 0))
            for carton, shipment in rows
            if units.get(carton.id) or carton.state != CartonState.OPEN.value  # not on the shelf
        )


_AS_STORED = (
    "order_no", "version", "email", "currency", "discount_minor", "shipping_minor", "tax_minor",
    "total_minor", "financial_status", "ships_complete", "placed_at", "dispatch_by",
)  # fmt: skip

_LINE_AS_STORED = (
    "position", "sku", "description", "price_minor", "discount_minor", "units_ordered",
    "units_allocated", "units_backordered", "units_packed", "kit_units",
)  # fmt: skip


def _worth(line: LineRow) -> int:
    bought = line.units_ordered + line.kit_units
    return bought * line.price_minor - line.discount_minor


def _line(line: OrderLine) -> LineRow:
    said: dict[str, Any] = {name: getattr(line, name) for name in _LINE_AS_STORED}
    return LineRow(order_line_id=line.id, is_known=line.product_id is not None, **said)


def _address(row: OrderAddress) -> Address:
    return Address(**{name: getattr(row, name) for name in Address.model_fields})


def _carton(carton: Carton, shipment: Shipment | None, units: int) -> CartonRow:
    return CartonRow(
        number=carton.number,
        units=units,
        weight_grams=carton.weight_grams,
        carrier=shipment.carrier if shipment else "",
        tracking_no=shipment.tracking_no if shipment else "",
    )


def _checks(
    state: OrderState, version: int, cases: tuple[CaseRow, ...]
) -> dict[CaseKind, CheckState]:
    """How C2 to C5 stand; an approval counts for the version that was approved."""
    if state is OrderState.RECEIVED:
        return dict.fromkeys(CHECKS, CheckState.WAITING)
    checks = dict.fromkeys(CHECKS, CheckState.PASSED)
    for case in cases:
        if case.kind not in checks:
            continue
        if case.is_open:
            checks[case.kind] = CheckState.HELD
        elif _is_approval(case, version) and checks[case.kind] is CheckState.PASSED:
            checks[case.kind] = CheckState.APPROVED
    return checks


def _is_approval(case: CaseRow, version: int) -> bool:
    return case.resolution is Resolution.APPROVE and case.facts.get("version") == version
