"""Orders, their lines and addresses, and the documents that they came in."""

from __future__ import annotations

from sqlalchemy.orm import Session


class OrderBook:
    """Orders, their lines and addresses, and the documents that they came in."""

    def __init__(self, session: Session) -> None:
        self._session = session
