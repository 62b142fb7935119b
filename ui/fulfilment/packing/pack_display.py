"""What the packing presenter needs of its screen and of the shared database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.fulfilment.events import ReprintReason
from app.fulfilment.shipping.label_gate import Override
from app.fulfilment.shipping.papers import Papers
from app.fulfilment.work import PackPackage
from app.scanning.directory import Person
from app.station.claims import Takeover
from app.station.own_labels.making import VerifiedCarton
from app.store.books.floor.waiting_book import OrderInTote
from ui.fulfilment.floor_keys import PanelContent
from ui.fulfilment.packing.papers_content import PapersContent
from ui.widgets.content import (
    BannerContent,
    CartonContent,
    ItemContent,
    LinesContent,
    TapeContent,
)


class PackDisplay(Protocol):
    """What the packing screen can show."""

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step, at once."""

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""

    def show_work(
        self, item: ItemContent | None, lines: LinesContent, carton: CartonContent
    ) -> None:
        """Show the unit in hand, every line, and the carton."""

    def show_carton(self, carton: CartonContent) -> None:
        """Show the carton anew: the scale shows something else."""

    def show_papers(self, papers: PapersContent | None) -> None:
        """Show carrier, label and slip in the place of the unit; None takes them away."""

    def show_panel(self, content: PanelContent | None) -> None:
        """Show a question or the help in the place of the unit; None takes it away."""

    def show_idle(self) -> None:
        """Show that no order is open."""

    def show_waiting(self, waiting: LinesContent | None) -> None:
        """Show beside it which totes wait; None where none is known to."""


Then = Callable[[Papers], None]
Failed = Callable[[Exception], None]


class MakesOwnPapers(Protocol):
    """The station's own label desk; it never waits for the network, and answers later."""

    def label(self, verified: VerifiedCarton, person: Person, then: Then, failed: Failed) -> None:
        """Label a verified carton, once."""

    def print_again(
        self,
        verified: VerifiedCarton,
        reason: ReprintReason,
        person: Person,
        then: Then,
        failed: Failed,
    ) -> None:
        """Print once more what did not come out."""


@dataclass(frozen=True, slots=True)
class PackUseCases:
    """What the station asks of the shared database; each runs on the store's thread.

    Attributes:
        claim: takes an order by one of its totes or its number, over from another station where
            that is asked for.
        prepare: books the carrier, makes and prints label and slip of a carton, once; with an
            override only the label, of a carton that is not verified (D8).
        reprint: prints a carton's label again, with its reason; an early one by its override.
        report_wrong_items: opens a case: order, what was scanned, what was needed, who.
        waiting: picked orders that nobody packs yet, the earliest due first.
        own: makes labels where the shared database cannot be reached.
    """

    claim: Callable[[str, Person, Takeover | None], PackPackage]
    prepare: Callable[[str, int, Person, Override | None], Papers]
    reprint: Callable[[str, int, ReprintReason, Person, Override | None], Papers]
    report_wrong_items: Callable[[str, str, str, Person], object]
    waiting: Callable[[], Sequence[OrderInTote]]
    own: MakesOwnPapers
