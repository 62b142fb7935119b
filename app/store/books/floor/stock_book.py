"""Stock, holds, the ledger and count tasks."""

from __future__ import annotations

from sqlalchemy.orm import Session


class StockBook:
    """Stock, holds, the ledger and count tasks."""

    def __init__(self, session: Session) -> None:
        self._session = session
