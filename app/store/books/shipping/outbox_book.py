"""What is to be done in the world outside."""

from __future__ import annotations

from sqlalchemy.orm import Session


class OutboxBook:
    """What is to be done in the world outside."""

    def __init__(self, session: Session) -> None:
        self._session = session
