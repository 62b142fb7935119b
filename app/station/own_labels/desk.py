"""The station's own label desk: numbers from its blocks, papers to its printers, all journalled.

Use it on a thread of its own: printers take their time.  Whatever it does is in the journal before
it happens, so that a restart prints nothing twice and loses no number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from app.errors import NotAllowed
from app.fulfilment.documents.preview import png_of
from app.fulfilment.events import CartonWeighed, ReprintReason, Undone, UnitsPacked
from app.fulfilment.own_label import LabelMade, LabelPrinted, OwnPaper, PrintEnd
from app.fulfilment.shipping.papers import PREVIEW_PX, PaperDesk, Papers
from app.fulfilment.shipping.parcel.paperwork import (
    PaperFormat,
    PaperKind,
    letters_without_font,
)
from app.fulfilment.shipping.parcel.prepared import prepared
from app.fulfilment.shipping.printing import PrintJobResult
from app.scanning.verdicts import Verdict
from app.station.journal import OpenWork
from app.station.own_labels.making import VerifiedCarton, make_own_label, plan_label
from app.station.recorder import Judged, record_of
from app.station.records import ScanRecord
from app.store.schema.shipping import PrintState
from hardware.ports import HardwareError, PrintOutcome, PrintResult, Scan

T = TypeVar("T")

NOT_OWN = "not own"
"""The reason for no reprint: the shared database made this label, and it is not to be reached."""

PRINTED = "printed"
"""The reason for no reprint: the label came out; another one with its number needs the database."""

_SOURCE = "station"
_AGAIN = "it is being printed again"
_ENDS: Mapping[PrintOutcome, PrintEnd] = {
    PrintOutcome.CONFIRMED: "confirmed",
    PrintOutcome.FAILED: "failed",
    PrintOutcome.UNKNOWN: "unknown",
}


class KeepsOwnLabels(Protocol):
    """The journal, as the label desk needs it."""

    def append(self, record: ScanRecord) -> int:
        """Keep a record durably."""

    def open_work(self) -> OpenWork | None:
        """The work in hand, with all that happened to it."""

    def take_numbers(self, series: Sequence[str]) -> dict[str, int]:
        """Take the next number of each series out of the blocks; NotAllowed if there is none."""


@dataclass(frozen=True, slots=True)
class OwnLabelDesk:
    """Makes labels without the shared database.

    Attributes:
        journal: touched by ``on_journal`` only.
        on_journal: runs a job on the journal's thread and waits for it.
        papers: printers, rate card and company.
        clock: the station's wall clock, aware.
    """

    journal: KeepsOwnLabels
    on_journal: Callable[[Callable[[], Any]], Any]
    papers: PaperDesk
    clock: Callable[[], datetime]

    def label(self, verified: VerifiedCarton, badge: str) -> Papers:
        """Book, number, draw and print a verified carton; asked again, print nothing twice.

        After UNDO it is another label, of new numbers: nobody scans the void one by mistake.

        Raises:
            NotAllowed: ``reason`` is that of ``plan_label``, or "no numbers left".
            JournalUnwritable: it could not be kept, so nothing was printed.
        """
        made, printed = self._kept(verified)
        if made is not None:
            return self._papers(verified, made, printed)
        plan = plan_label(verified, self.papers.shipping.card, self.clock())
        choices = {kind: one.choice for kind, one in self.papers.printers.items()}
        numbers = self._call(lambda: self.journal.take_numbers(plan.numbers_of))
        made = make_own_label(plan, numbers, self.papers.shipping, choices)
        self._keep(verified, made, badge)
        return self._papers(verified, made, self._print(verified, made, _to_print(made), badge))

    def print_again(self, verified: VerifiedCarton, reason: ReprintReason, badge: str) -> Papers:
        """Print once more what is not on paper as far as anybody knows.

        Raises:
            NotAllowed: ``reason`` is ``NOT_OWN`` or ``PRINTED``.
        """
        made, ends = self._kept(verified)
        if made is None:
            raise NotAllowed(action="reprint", reason=NOT_OWN)
        missing = [paper for paper in _to_print(made) if _is_missing(ends, paper, reason)]
        if not missing:
            raise NotAllowed(action="reprint", reason=PRINTED)
        for paper in missing:  # whatever happens now, nobody may say that it did not print
            self._end(verified, made, paper, PrintResult(PrintOutcome.UNKNOWN, _AGAIN), badge)
        again = self._print(verified, made, missing, badge)
        return self._papers(verified, made, {**ends, **again})

    def _kept(self, verified: VerifiedCarton) -> tuple[LabelMade | None, dict[str, LabelPrinted]]:
        """The label that this carton bears, and how its last prints ended.

        UNDO opens the carton again: what was printed before it is void (D9), and so are its
        numbers; the shared database hears of both labels and puts the void one before a person.
        """
        work = self._call(self.journal.open_work)
        events = work.events if work and work.work_id == verified.package.work_id else ()
        made, ends = None, dict[str, LabelPrinted]()
        for event in events:
            match event:
                case LabelMade(carton_number=verified.number):
                    made, ends = event, {}
                case LabelPrinted(carton_number=verified.number):
                    ends[event.paper] = event
                case Undone(event=UnitsPacked(carton_number=verified.number)):
                    made, ends = None, {}
                case Undone(event=CartonWeighed(carton_number=verified.number)):
                    made, ends = None, {}
                case _:
                    pass
        return made, ends

    def _print(
        self, verified: VerifiedCarton, made: LabelMade, papers: Sequence[OwnPaper], badge: str
    ) -> dict[str, LabelPrinted]:
        ends: dict[str, LabelPrinted] = {}
        for paper in papers:
            printer = self.papers.printers[PaperKind(paper.kind)].printer
            name = f"{paper.kind}-{verified.package.order_no}-{made.carton_number}"
            try:
                result = printer.send(name, paper.content)
            except HardwareError as error:  # a driver that breaks its promise promises nothing
                result = PrintResult(PrintOutcome.UNKNOWN, error.detail)
            ends[paper.kind] = self._end(verified, made, paper, result, badge)
        return ends

    def _end(
        self,
        verified: VerifiedCarton,
        made: LabelMade,
        paper: OwnPaper,
        result: PrintResult,
        badge: str,
    ) -> LabelPrinted:
        printed = LabelPrinted(
            carton_number=made.carton_number,
            sscc=made.sscc,
            paper=paper.kind,
            outcome=_ENDS[result.outcome],
            detail=result.detail,
        )
        self._keep(verified, printed, badge)
        return printed

    def _keep(self, verified: VerifiedCarton, event: LabelMade | LabelPrinted, badge: str) -> None:
        """Put it into the journal in its turn among the scans, under the claim that stands."""
        package = verified.package
        what = event.sscc if isinstance(event, LabelMade) else event.paper
        scan = Scan(_SOURCE, b"", what, None, 0.0, 0)
        work = (badge, package.work_id, package.fence)
        judged = Judged(scan, "printing", what, Verdict.ACCEPTED, event, *work)
        record = record_of(judged, self.papers.shipping.station, self.clock())
        self._call(lambda: self.journal.append(record))

    def _call(self, job: Callable[[], T]) -> T:
        found: T = self.on_journal(job)
        return found

    def _papers(
        self, verified: VerifiedCarton, made: LabelMade, ends: dict[str, LabelPrinted]
    ) -> Papers:
        order_no, basis = verified.package.order_no, verified.package.papers
        lost = letters_without_font(basis.ship_to) if basis is not None else ()
        pictures = {kind: made.paper(kind.value, PaperFormat.PDF.value) for kind in PaperKind}
        label, slip = pictures[PaperKind.LABEL], pictures[PaperKind.SLIP]
        return Papers(
            prepared(order_no, 0, made.carton_number, made.sscc, made.booking, (), lost),
            tuple(_result(one, ends.get(one.kind)) for one in _to_print(made)),
            png_of(label.content, PREVIEW_PX) if label else b"",
            png_of(slip.content, PREVIEW_PX) if slip else b"",
        )


def _to_print(made: LabelMade) -> list[OwnPaper]:
    return [paper for paper in made.papers if paper.printer]


def _is_missing(ends: dict[str, LabelPrinted], paper: OwnPaper, reason: ReprintReason) -> bool:
    end = ends.get(paper.kind)
    if end is not None and end.outcome == PrintOutcome.FAILED.value:
        return True
    unknown = end is None or end.outcome == PrintOutcome.UNKNOWN.value
    return unknown and reason is ReprintReason.NOT_PRINTED


def _result(paper: OwnPaper, end: LabelPrinted | None) -> PrintJobResult:
    state = PrintState(end.outcome) if end else PrintState.UNKNOWN
    return PrintJobResult(
        kind=PaperKind(paper.kind),
        printer=paper.printer,
        state=state,
        detail=end.detail if end else "",
    )
