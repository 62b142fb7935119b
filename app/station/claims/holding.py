"""What a station asks about the work it holds."""

from __future__ import annotations

from collections.abc import Collection

from app.fulfilment.work import OrderContents
from app.store.unit_of_work import Store


def orders_now(store: Store, order_nos: Collection[str]) -> dict[str, OrderContents | None]:
    """What orders ask for now, None for the cancelled; unknown ones are left out (D10)."""
    with store.reading() as uow:
        return uow.news.contents(order_nos)


def give_back(store: Store, station: str, work_id: int) -> bool:
    """Open a work again that ``station`` holds, for whoever comes; False if it does not hold it.

    Its records must be in the shared database before: those that come later are stale (D11).
    """
    return store.run(lambda uow: uow.claims.give_back(work_id, station))
