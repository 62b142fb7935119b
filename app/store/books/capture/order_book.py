"""Orders, their lines and addresses, and the documents that they came in."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.store.books.capture.orders.checks import OrderChecking
from app.store.books.capture.orders.detail import OrderDetails
from app.store.books.capture.orders.lists import OrderLists
from app.store.books.capture.orders.receiving import OrderReceiving


class OrderBook(OrderReceiving, OrderChecking, OrderLists, OrderDetails):
    """Orders, their lines and addresses, and the documents that they came in."""

    def __init__(self, session: Session) -> None:
        self._session = session
