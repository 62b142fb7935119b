"""Cartons and what is in them."""

from __future__ import annotations

from sqlalchemy.orm import Session


class CartonBook:
    """Cartons and what is in them."""

    def __init__(self, session: Session) -> None:
        self._session = session
