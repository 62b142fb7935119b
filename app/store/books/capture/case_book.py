"""Exception cases and their history."""

from __future__ import annotations

from sqlalchemy.orm import Session


class CaseBook:
    """Exception cases and their history."""

    def __init__(self, session: Session) -> None:
        self._session = session
