"""Documents and print jobs."""

from __future__ import annotations

from sqlalchemy.orm import Session


class PrintBook:
    """Documents and print jobs."""

    def __init__(self, session: Session) -> None:
        self._session = session
