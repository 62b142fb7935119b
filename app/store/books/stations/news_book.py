"""What orders ask for just now: what a claimed package is held against (D10)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Select, String, and_, select
from sqlalchemy.orm import Session

from app.fulfilment.work import OrderContents
from app.lifecycle import OrderState
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.statements.among import among
from app.store.statements.ready import Ready

_ADDRESS = ("name", "company", "street1", "street2", "city", "postcode", "region", "country")


def _contents() -> Select[Any]:
    """Orders with their lines and the shipping address beside each, in one statement made once."""
    wanted = and_(OrderLine.order_id == Order.id, OrderLine.units_ordered > 0)
    to = and_(OrderAddress.order_id == Order.id, OrderAddress.purpose == "shipping")
    return (
        select(Order.order_no, Order.version, Order.state, OrderLine.sku, OrderLine.units_ordered)
        .add_columns(*(getattr(OrderAddress, name) for name in _ADDRESS))
        .outerjoin(OrderLine, wanted)
        .outerjoin(OrderAddress, to)
        .where(among(Order.order_no, "numbers", String))
        .order_by(Order.id, OrderLine.position)
    )


_CONTENTS = Ready(_contents())


class NewsBook:
    """What orders ask for just now."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def contents(self, order_nos: Collection[str]) -> dict[str, OrderContents | None]:
        """Orders by number, None for the cancelled; unknown ones are left out."""
        heads: dict[str, tuple[int, str, str]] = {}
        lines: dict[str, list[tuple[str, int]]] = {}
        self._session.flush()
        for row in _CONTENTS.rows(self._session, numbers=order_nos):
            order_no, version, state, sku, units, *address = row
            if order_no not in heads:
                heads[order_no] = version, state, _fingerprint(address)
                lines[order_no] = []
            if sku is not None:
                lines[order_no].append((sku, units))
        return {
            order_no: None
            if state == OrderState.CANCELLED
            else OrderContents(
                order_no=order_no, version=version, lines=tuple(lines[order_no]), ship_to=ship_to
            )
            for order_no, (version, state, ship_to) in heads.items()
        }


def _fingerprint(fields: Sequence[str | None]) -> str:
    """Enough of a shipping address to see that it is another one; "" where there is none."""
    if fields[0] is None:
        return ""
    return sha256("\n".join(map(str, fields)).encode()).hexdigest()[:16]
