"""Orders, their lines and addresses, and the documents that they came in."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.store.books.capture.order_checks import OrderChecking
from app.store.books.capture.order_receiving import OrderReceiving


class OrderBook(OrderReceiving, OrderChecking):
    """Orders, their lines and addresses, and the documents that they came in."""

    def __init__(self, session: Session) -> None:
        self._session = session
