"""Shipments: the carrier chosen for each carton, and what became of it."""

from __future__ import annotations

from sqlalchemy.orm import Session


class ShipmentBook:
    """Shipments: the carrier chosen for each carton, and what became of it."""

    def __init__(self, session: Session) -> None:
        self._session = session
