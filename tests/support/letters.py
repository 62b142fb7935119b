"""How a letter to a customer stands in the outbox, as its row says it."""

from __future__ import annotations

from sqlalchemy import select

from app.store.schema.cases import OutboxMessage
from app.store.unit_of_work import Store


def letter_in_outbox(store: Store, key: str) -> OutboxMessage:
    """The message with ``key``; it must be there."""
    with store.reading() as uow:
        query = select(OutboxMessage).where(OutboxMessage.key == key)
        row = uow.session.scalars(query).one()
        uow.session.expunge(row)
    return row
