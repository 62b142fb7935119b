"""Labels without the shared database: the station's own desk behind the packing screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from app.errors import raise_bug
from app.fulfilment.events import ReprintReason
from app.fulfilment.shipping.papers import PaperDesk, Papers
from app.scanning.directory import Person
from app.station.own_labels.blocks import fetch_blocks, running_low, series_of
from app.station.own_labels.desk import OwnLabelDesk
from app.station.own_labels.making import VerifiedCarton
from app.store.books.stations.block_book import GivenBlock
from ui.fulfilment.packing.pack_display import Failed, Then
from ui.shell.workplace.station_works import StationWorks


class OwnPapers:
    """Makes labels from the station's own numbers, and keeps those in stock while on line."""

    def __init__(self, works: StationWorks, paper: PaperDesk) -> None:
        self._works = works
        self._series = series_of(paper.shipping.card)
        self._desk = OwnLabelDesk(
            works.journal, works.on_journal.call, paper, lambda: datetime.now(UTC)
        )
        self._fetching = False

    # -- labels -----------------------------------------------------------------------------

    def label(self, verified: VerifiedCarton, person: Person, then: Then, failed: Failed) -> None:
        """Label a verified carton; ``then`` hears of papers that are journalled and printed."""
        self._run(lambda: self._desk.label(verified, person.badge), then, failed)

    def print_again(
        self,
        verified: VerifiedCarton,
        reason: ReprintReason,
        person: Person,
        then: Then,
        failed: Failed,
    ) -> None:
        """Print once more what did not come out."""
        self._run(lambda: self._desk.print_again(verified, reason, person.badge), then, failed)

    def _run(self, job: Callable[[], Papers], then: Then, failed: Failed) -> None:
        def made(papers: Papers) -> None:
            then(papers)
            self._works.sync.kick()

        self._works.on_papers.run(job, made, failed)

    # -- numbers ----------------------------------------------------------------------------

    def stock_up(self) -> None:
        """The shared database answers: fetch blocks of numbers before those here run out."""
        if not self._fetching:
            self._fetching = True
            journal = self._works.journal
            self._works.on_journal.run(journal.numbers_left, self._counted, self._not_fetched)

    def _counted(self, left: dict[str, int]) -> None:
        low, works = running_low(left, self._series), self._works
        if not low:
            self._fetching = False
            return
        works.on_store.run(
            lambda: fetch_blocks(works.store, works.station, works.journal.epoch, low),
            self._keep,
            self._not_fetched,
        )

    def _keep(self, blocks: tuple[GivenBlock, ...]) -> None:
        def keep() -> None:
            for block in blocks:
                self._works.journal.keep_block(block.series, block.first, block.last)

        self._works.on_journal.run(keep, self._fetched, self._not_fetched)

    def _fetched(self, _done: None) -> None:
        self._fetching = False

    def _not_fetched(self, error: Exception) -> None:
        self._fetching = False
        raise_bug(error)
        self._works.untroubled(error)
