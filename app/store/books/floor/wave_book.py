"""Waves, totes, claimed work and pick lines."""

from __future__ import annotations

from sqlalchemy.orm import Session


class WaveBook:
    """Waves, totes, claimed work and pick lines."""

    def __init__(self, session: Session) -> None:
        self._session = session
