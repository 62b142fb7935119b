"""Writing orders as they are received: the raw document, new orders, revisions (C1)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from app.capture.reading.order_document import Address, OrderDocument
from app.lifecycle import OrderState
from app.store.books.capture.orders.searching import note_words
from app.store.books.capture.upserting import insert_into, slices, table_of, upsert
from app.store.schema.catalogue import Customer
from app.store.schema.orders import Order, OrderAddress, OrderLine, SourceDocument

_ORDERS = table_of(Order)
_LINES = table_of(OrderLine)
_ADDRESSES = table_of(OrderAddress)
_DOCUMENTS = table_of(SourceDocument)


class KnownOrder(NamedTuple):
    """An order that is in the database, as far as receipt must know it."""

    order_id: int
    order_no: str
    state: OrderState
    version: int
    fingerprint: str


class NewOrder(NamedTuple):
    """An order to be written, and by when it must leave."""

    order: OrderDocument
    dispatch_by: datetime


class OrderReceiving:
    """The part of the order book that receives."""

    _session: Session

    def keep_document(self, kind: str, name: str, content: bytes, at: datetime) -> int:
        """Keep a file as it came; the same bytes are kept once.  Returns its id."""
        digest = hashlib.sha256(content).hexdigest()
        into = insert_into(self._session, _DOCUMENTS).on_conflict_do_nothing()
        self._session.execute(
            into.values(kind=kind, name=name[:200], sha256=digest, content=content, received_at=at)
        )
        same = (_DOCUMENTS.c.kind == kind) & (_DOCUMENTS.c.sha256 == digest)
        return int(self._session.execute(select(_DOCUMENTS.c.id).where(same)).scalar_one())

    def known(self, channel: str, numbers: Sequence[str]) -> dict[str, KnownOrder]:
        """Those of ``numbers`` that the channel has sent before, locked, by channel number."""
        found: dict[str, KnownOrder] = {}
        columns = (_ORDERS.c.channel_order_no, *(_ORDERS.c[c] for c in _KNOWN))
        for some in slices(sorted(numbers)):
            query = (
                select(*columns)
                .where(_ORDERS.c.channel == channel, _ORDERS.c.channel_order_no.in_(some))
                .order_by(_ORDERS.c.id)
                .with_for_update()
            )
            for number, order_id, order_no, state, version, fingerprint in self._session.execute(
                query
            ):
                known = KnownOrder(order_id, order_no, OrderState(state), version, fingerprint)
                found[number] = known
        return found

    def insert_new(
        self, orders: Sequence[NewOrder], document_id: int, at: datetime
    ) -> dict[str, int]:
        """Write orders that are not there yet; ids by channel number.

        An order that another import wrote meanwhile, or whose number another channel has taken,
        is left out.
        """
        if not orders:
            return {}
        ordered = sorted(orders, key=lambda new: new.order.number)
        customers = self._customers([new.order.email for new in ordered])
        rows = [
            _order_row(new, customers) | {"document_id": document_id, "received_at": at}
            for new in ordered
        ]
        into = insert_into(self._session, _ORDERS).on_conflict_do_nothing()
        asked = into.returning(_ORDERS.c.channel_order_no, _ORDERS.c.id)
        ids = {row.channel_order_no: row.id for row in self._session.execute(asked, rows)}
        written = [(ids[n.order.number], n.order) for n in ordered if n.order.number in ids]
        self._insert_lines(written)
        if addresses := _address_rows(written):
            self._session.execute(insert(_ADDRESSES), addresses)
        note_words(self._session, ids.values(), new=True)
        return ids

    def revise(self, known: KnownOrder, new: NewOrder, document_id: int, at: datetime) -> None:
        """Replace what an order says, and let it be checked from the start as the next version.

        Its lines are retired with the holds that they released.  The order must not be in picking,
        and holds nothing any more.
        """
        order_id = known.order_id
        if known.state not in {OrderState.RECEIVED, OrderState.HELD}:
            self._set_state(order_id, OrderState.HELD)
        customers = self._customers([new.order.email])
        values = _order_row(new, customers) | {"document_id": document_id, "received_at": at}
        values |= {"version": known.version + 1, "staged_at": None}
        self._session.execute(update(_ORDERS).where(_ORDERS.c.id == order_id).values(values))
        lines = update(_LINES).where(_LINES.c.order_id == order_id)
        self._session.execute(lines.values(order_id=None, retired_from=order_id))
        self._insert_lines([(order_id, new.order)])
        blank = update(_ADDRESSES).where(_ADDRESSES.c.order_id == order_id)
        self._session.execute(blank.values(**Address().model_dump()))
        said = _address_rows([(order_id, new.order)])
        upsert(self._session, _ADDRESSES, said, ["order_id", "purpose"])
        note_words(self._session, [order_id])

    def correct(self, order_id: int, purpose: str, fields: Mapping[str, str]) -> None:
        """Write corrected fields into an address; an address that was blank is begun."""
        same = (_ADDRESSES.c.order_id == order_id) & (_ADDRESSES.c.purpose == purpose)
        change = update(_ADDRESSES).where(same).values(**fields).returning(_ADDRESSES.c.id)
        if self._session.execute(change).first() is None:
            blank = Address().model_dump() | dict(fields)
            row = {"order_id": order_id, "purpose": purpose, **blank}
            self._session.execute(insert(_ADDRESSES), [row])
        note_words(self._session, [order_id])

    def correct_email(self, order_id: int, email: str) -> None:
        """Write a corrected e-mail address."""
        change = update(_ORDERS).where(_ORDERS.c.id == order_id)
        self._session.execute(change.values(email=email))
        note_words(self._session, [order_id])

    def _set_state(self, order_id: int, state: OrderState) -> None:
        change = update(_ORDERS).where(_ORDERS.c.id == order_id)
        self._session.execute(change.values(state=state.value))

    def _insert_lines(self, orders: Sequence[tuple[int, OrderDocument]]) -> None:
        lines = [
            {
                "order_id": order_id,
                "position": position,
                "sku": line.sku,
                "description": line.description,
                "units_ordered": line.units,
                "price_minor": line.price_minor,
                "discount_minor": line.discount_minor,
            }
            for order_id, order in orders
            for position, line in enumerate(order.lines, start=1)
        ]
        if lines:
            self._session.execute(insert(_LINES), lines)

    def _customers(self, emails: Sequence[str]) -> dict[str, tuple[int, bool]]:
        """Id and shipping rule of the customers that are known by these e-mail addresses."""
        found: dict[str, tuple[int, bool]] = {}
        wanted = sorted({email.casefold() for email in emails if email})
        lower = func.lower(Customer.email)
        for some in slices(wanted):
            query = select(lower, Customer.id, Customer.ships_complete).where(lower.in_(some))
            for email, customer_id, ships_complete in self._session.execute(query):
                found[email] = (customer_id, ships_complete)
        return found


_KNOWN = ("id", "order_no", "state", "version", "fingerprint")


def _purposes(order: OrderDocument) -> list[tuple[str, Address]]:
    both = [("shipping", order.shipping), ("billing", order.billing)]
    return [(purpose, address) for purpose, address in both if not address.is_blank]


def _address_rows(orders: Sequence[tuple[int, OrderDocument]]) -> list[dict[str, Any]]:
    return [
        {"order_id": order_id, "purpose": purpose, **address.model_dump()}
        for order_id, order in orders
        for purpose, address in _purposes(order)
    ]


def _order_row(new: NewOrder, customers: Mapping[str, tuple[int, bool]]) -> dict[str, Any]:
    order = new.order
    customer_id, ships_complete = customers.get(order.email.casefold(), (None, True))
    said = order.model_dump(exclude={"number", "lines", "shipping", "billing"})
    return said | {
        "order_no": order.number,
        "channel_order_no": order.number,
        "state": OrderState.RECEIVED.value,
        "version": 1,
        "fingerprint": order.fingerprint(),
        "customer_id": customer_id,
        "ships_complete": ships_complete,
        "dispatch_by": new.dispatch_by,
    }
