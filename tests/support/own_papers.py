"""The station's own label desk as a test sets it: silent until papers are put into it."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.errors import NotAllowed
from app.fulfilment.events import ReprintReason
from app.fulfilment.shipping.papers import Papers
from app.scanning.directory import Person
from app.station.own_labels.making import COUNTS_DECIDE, VerifiedCarton
from ui.fulfilment.packing.pack_display import Failed, Then


@dataclass
class OwnDesk:
    """Keeps ``MakesOwnPapers``; answers at once.

    ``papers`` is None where the station has nothing to make a label of.
    """

    papers: Papers | None = None
    labelled: list[int] = field(default_factory=list)
    again: list[tuple[int, ReprintReason]] = field(default_factory=list)
    refusal: str = COUNTS_DECIDE

    def label(self, verified: VerifiedCarton, person: Person, then: Then, failed: Failed) -> None:
        """Give the papers that were put in."""
        del person
        self.labelled.append(verified.number)
        self._answer(then, failed)

    def print_again(
        self,
        verified: VerifiedCarton,
        reason: ReprintReason,
        person: Person,
        then: Then,
        failed: Failed,
    ) -> None:
        """Give them again."""
        del person
        self.again.append((verified.number, reason))
        self._answer(then, failed)

    def _answer(self, then: Then, failed: Failed) -> None:
        if self.papers is None:
            failed(NotAllowed(action="label", reason=self.refusal))
        else:
            then(self.papers)
