"""What a station asks about the work it holds."""

from __future__ import annotations

from collections.abc import Collection

from app.fulfilment.work import OrderContents
from app.store.unit_of_work import Store


def orders_now(store: Store, order_nos: Collection[str]) -> dict[str, OrderContents | None]:
    """What orders ask for now, None for the cancelled; unknown ones are left out (D10)."""
    with store.reading() as uow:
        return uow.news.contents(order_nos)
