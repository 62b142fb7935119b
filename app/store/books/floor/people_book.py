"""People, stations and the audit."""

from __future__ import annotations

from sqlalchemy.orm import Session


class PeopleBook:
    """People, stations and the audit."""

    def __init__(self, session: Session) -> None:
        self._session = session
