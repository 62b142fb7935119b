"""Products, codes, customers, bins and carton types."""

from __future__ import annotations

from sqlalchemy.orm import Session


class CatalogueBook:
    """Products, codes, customers, bins and carton types."""

    def __init__(self, session: Session) -> None:
        self._session = session
