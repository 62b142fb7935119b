"""The books of the stations, as a unit of work opens them."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy.orm import Session

from app.store.books.stations.block_book import BlockBook
from app.store.books.stations.late_book import LateBook
from app.store.books.stations.lease_book import LeaseBook
from app.store.books.stations.news_book import NewsBook
from app.store.books.stations.proof_book import ProofBook
from app.store.books.stations.station_book import StationBook


class StationBooks:
    """Opened as they are asked for, all in the one transaction of ``session``."""

    session: Session

    @cached_property
    def blocks(self) -> BlockBook:
        """Numbers that stations may give by themselves."""
        return BlockBook(self.session)

    @cached_property
    def leases(self) -> LeaseBook:
        """How long claims hold, and who loses one."""
        return LeaseBook(self.session)

    @cached_property
    def late(self) -> LateBook:
        """Scans that came too late."""
        return LateBook(self.session)

    @cached_property
    def news(self) -> NewsBook:
        """What orders ask for just now."""
        return NewsBook(self.session)

    @cached_property
    def stations(self) -> StationBook:
        """What stations say of themselves and what they hold."""
        return StationBook(self.session)

    @cached_property
    def proof(self) -> ProofBook:
        """What must be true after many stations have worked."""
        return ProofBook(self.session)
