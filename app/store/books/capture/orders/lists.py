"""Lists of orders: pages that open quickly however many orders there are.

A page is found by an index that covers it (ids only); only its rows are then read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, literal, select, union_all, update
from sqlalchemy.orm import Session

from app.errors import NotAllowed, NothingFound
from app.exception_queue.kinds import CaseKind
from app.lifecycle import OrderState, may_move
from app.store.books.capture.orders.searching import found_by
from app.store.schema.cases import Case
from app.store.schema.orders import Order, OrderAddress, OrderLine

_LIMIT = 500


class OrderSort(StrEnum):
    """How a list of orders is sorted."""

    DUE = "due"
    NEWEST = "newest"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order as a list shows it; ``holds`` are the kinds of its open cases."""

    order_id: int
    order_no: str
    state: OrderState
    customer: str
    country: str
    placed_at: datetime
    dispatch_by: datetime
    lines: int
    units_ordered: int
    units_picked: int
    units_packed: int
    total_minor: int
    currency: str
    holds: frozenset[CaseKind]


@dataclass(frozen=True, slots=True)
class LockedOrder:
    """An order that nobody else can change until this transaction ends."""

    order_id: int
    order_no: str
    state: OrderState
    version: int


class OrderLists:
    """The part of the order book that lists, locks and moves."""

    _session: Session

    def page(
        self,
        state: OrderState | None = None,
        search: str = "",
        sort: OrderSort = OrderSort.DUE,
        offset: int = 0,
        limit: int = 100,
    ) -> list[OrderRow]:
        """Orders of one state, or of all.

        ``search`` finds order numbers, e-mail addresses and words of recipients' names from their
        start, all the words that it has.  At most 500 rows come at once.
        """
        by_number = sort is OrderSort.NUMBER  # the index of numbers has no ids
        columns = select(Order.order_no) if by_number else select(Order.id)
        keys = self._chosen(columns, state, search).order_by(*_ORDERS_BY[sort])
        found = list(self._session.scalars(keys.offset(offset).limit(min(limit, _LIMIT))))
        ids = self._ids(found) if by_number else found
        rows = {row.order_id: row for row in self._rows(ids)}
        return [rows[order_id] for order_id in ids]

    def _ids(self, order_nos: Sequence[str]) -> list[int]:
        query = select(Order.order_no, Order.id).where(Order.order_no.in_(order_nos))
        by_number = dict(self._session.execute(query).tuples().all())
        return [by_number[order_no] for order_no in order_nos]

    def count(self, state: OrderState | None = None, search: str = "") -> int:
        """How many orders ``page`` would list in all."""
        if state is OrderState.SHIPPED and not search.strip():
            return self.counts_by_state()[state]
        query = self._chosen(select(func.count(Order.id)), state, search)
        return int(self._session.execute(query).scalar_one())

    def counts_by_state(self) -> dict[OrderState, int]:
        """How many orders stand in each state; every state is there.

        Nearly all of a long year have been shipped: those are what is left of all, for counting
        all is the quickest of counts, and few are in the other states.
        """
        others = [state.value for state in OrderState if state is not OrderState.SHIPPED]
        in_others = select(Order.state, func.count()).where(Order.state.in_(others))
        of_all = select(literal(OrderState.SHIPPED.value), func.count(Order.id))
        both = union_all(in_others.group_by(Order.state), of_all)
        found = {OrderState(state): count for state, count in self._session.execute(both)}
        orders = found.pop(OrderState.SHIPPED)
        found[OrderState.SHIPPED] = orders - sum(found.values())
        return {state: found.get(state, 0) for state in OrderState}

    def _chosen(self, query: Select[Any], state: OrderState | None, search: str) -> Select[Any]:
        if state is not None:
            query = query.where(Order.state == state.value)
        found = found_by(self._session, search)
        return query if found is None else query.where(found)

    def _rows(self, ids: Sequence[int]) -> list[OrderRow]:
        query = (
            select(Order, OrderAddress.name, OrderAddress.country)
            .outerjoin(
                OrderAddress,
                (OrderAddress.order_id == Order.id) & (OrderAddress.purpose == "shipping"),
            )
            .where(Order.id.in_(ids))
        )
        units, holds = self._units(ids), self._open_kinds(ids)
        return [
            OrderRow(
                order_id=order.id,
                order_no=order.order_no,
                state=OrderState(order.state),
                customer=name or "",
                country=country or "",
                placed_at=order.placed_at,
                dispatch_by=order.dispatch_by,
                total_minor=order.total_minor,
                currency=order.currency,
                holds=frozenset(holds.get(order.id, ())),
                **units.get(order.id, _NO_UNITS),
            )
            for order, name, country in self._session.execute(query).tuples()
        ]

    def _units(self, ids: Sequence[int]) -> dict[int, Mapping[str, int]]:
        query = (
            select(
                OrderLine.order_id,
                func.count(),
                func.sum(OrderLine.units_ordered),
                func.sum(OrderLine.units_picked),
                func.sum(OrderLine.units_packed),
            )
            .where(OrderLine.order_id.in_(ids))
            .group_by(OrderLine.order_id)
        )
        return {
            row[0]: dict(zip(_NO_UNITS, (int(figure) for figure in row[1:]), strict=True))
            for row in self._session.execute(query)
        }

    def _open_kinds(self, ids: Sequence[int]) -> dict[int, set[CaseKind]]:
        query = select(Case.order_id, Case.kind).where(Case.order_id.in_(ids), Case.state == "open")
        found: dict[int, set[CaseKind]] = {}
        for order_id, kind in self._session.execute(query):
            found.setdefault(order_id or 0, set()).add(CaseKind(kind))
        return found

    def lock(self, order_no: str) -> LockedOrder:
        """Lock one order until this transaction ends.

        Raises:
            NothingFound: no such order.
        """
        return self._locked(Order.order_no == order_no, order_no)

    def lock_id(self, order_id: int) -> LockedOrder:
        """Lock the order with this id until this transaction ends.

        Raises:
            NothingFound: no such order.
        """
        return self._locked(Order.id == order_id, str(order_id))

    def _locked(self, which: Any, code: str) -> LockedOrder:
        columns = select(Order.id, Order.order_no, Order.state, Order.version)
        found = self._session.execute(columns.where(which).with_for_update()).first()
        if found is None:
            raise NothingFound(kind="order", code=code)
        return LockedOrder(found[0], found[1], OrderState(found[2]), found[3])

    def move(self, order: LockedOrder, new: OrderState, *, edited: bool = False) -> LockedOrder:
        """Move a locked order to ``new``; ``edited`` makes open work on it outdated (D10).

        Raises:
            NotAllowed: the lifecycle knows no such move.
        """
        if not may_move(order.state, new):
            raise NotAllowed(action=f"{order.state.value} to {new.value}", reason="lifecycle")
        version = order.version + int(edited)
        change = update(Order).where(Order.id == order.order_id)
        self._session.execute(change.values(state=new.value, version=version))
        return LockedOrder(order.order_id, order.order_no, new, version)


_NO_UNITS: Mapping[str, int] = {
    "lines": 0,
    "units_ordered": 0,
    "units_picked": 0,
    "units_packed": 0,
}

_ORDERS_BY = {
    OrderSort.DUE: (Order.dispatch_by, Order.id),
    OrderSort.NEWEST: (Order.placed_at.desc(), Order.id.desc()),
    OrderSort.NUMBER: (Order.order_no,),
}
