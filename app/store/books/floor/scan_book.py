"""Replayed scan records and the stations' journals."""

from __future__ import annotations

from sqlalchemy.orm import Session


class ScanBook:
    """Replayed scan records and the stations' journals."""

    def __init__(self, session: Session) -> None:
        self._session = session
