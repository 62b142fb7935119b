"""Label and slip of the carton in hand: asked for once, and heard of on the screen's thread.

A label is made once everything that was kept is in the shared database, which alone may say
that all is verified (D8); the task then waits for the scan of that label (D9).
"""

from __future__ import annotations

from collections.abc import Callable

from app.errors import AppError, NotAllowed, StoreUnreachable
from app.fulfilment.events import ReprintReason
from app.fulfilment.packing.situation import PackState
from app.fulfilment.packing.task import PackTask
from app.fulfilment.shipping.papers import NothingBooked, Papers
from app.scanning.directory import Directory, Person
from app.station.journal import NO_NUMBERS
from app.station.own_labels.desk import NOT_OWN, PRINTED
from app.station.own_labels.making import COUNTS_DECIDE, VerifiedCarton
from app.station.workbench import Workbench
from ui.fulfilment.packing.carton.early_label import EarlyLabel
from ui.fulfilment.packing.pack_display import PackUseCases
from ui.fulfilment.packing.papers_content import PapersContent, papers_content
from ui.messages.floor.papers import for_early_label, for_prints
from ui.messages.floor.steps import Instruction

_MakesAlone = Callable[
    [VerifiedCarton, Callable[[Papers], None], Callable[[Exception], None]], None
]
_FOR_THE_DATABASE = {COUNTS_DECIDE, NO_NUMBERS, NOT_OWN, PRINTED}


def _may_be_alone(error: Exception, *, reached: bool) -> bool:
    """True if the shared database surely knows nothing of a label of this carton.

    Where the answer to its booking was lost, that booking counts: there is one label, not two.
    """
    return isinstance(error, StoreUnreachable) and (not reached or isinstance(error, NothingBooked))


def _waits(error: Exception) -> bool:
    """True if the station cannot do it alone, and the shared database will."""
    return isinstance(error, NotAllowed) and error.facts.get("reason") in _FOR_THE_DATABASE


class PaperWork:
    """Asks for the papers of one order after another.

    Args:
        bench: runs a use case after everything that was kept.
        use: the use cases.
        names: what codes stand for at this station.
        made: told once papers are made, printed or not.
        failed: told why there are none.
    """

    def __init__(
        self,
        bench: Workbench,
        use: PackUseCases,
        names: Callable[[], Directory],
        made: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._bench = bench
        self._use = use
        self._names = names
        self._tell_made = made
        self._tell_failed = failed
        self._order_no = ""
        self._task: PackTask | None = None
        self._person = Person("", "", "")
        self._asked: tuple[int, int] | None = None
        self._papers: Papers | None = None
        self.waits_for_database = False
        self._early = EarlyLabel(bench, use, made, failed)

    def begin(self, order_no: str, task: PackTask, person: Person) -> None:
        """Another order is at the station, or the same after a restart."""
        self._order_no, self._task, self._person = order_no, task, person
        self._asked, self._papers = None, None
        self.waits_for_database = False
        self._early.begin(order_no, task, person)

    @property
    def content(self) -> PapersContent | None:
        """The papers of the carton in hand, or of the one that was closed last; None if none."""
        papers, task = self._papers, self._task
        if papers is None or task is None:
            return None
        carton = task.situation.carton
        mine = carton is None or carton.number == papers.carton.carton_number
        return papers_content(papers) if mine else None

    @property
    def step(self) -> Instruction | None:
        """What to do instead of sticking the label, or with one that came early (D8)."""
        early = self._early.papers
        if early is not None:
            return for_early_label(early.failed, early.carton.lost)
        if self._papers is None or self.content is None:
            return None
        return for_prints(self._papers.failed).step

    @property
    def is_troubled(self) -> bool:
        """True if something of the carton in hand is not on paper."""
        papers = self._early.papers or (self._papers if self.content is not None else None)
        return papers is not None and bool(papers.failed)

    def ask(self) -> None:
        """Have the papers of the carton in hand made, once: all is verified, or it was let out."""
        task, person, order_no = self._task, self._person, self._order_no
        self._early.ask()
        if task is None or task.situation.state is not PackState.PRINTING:
            return
        situation = task.situation
        if situation.carton is None:
            return
        number, edition = situation.carton.number, situation.edition
        if self._asked == (number, edition):
            return
        self._asked = (number, edition)
        self._make(
            lambda: self._use.prepare(order_no, number, person, None),
            lambda verified, then, failed: self._use.own.label(verified, person, then, failed),
            number,
        )

    def ask_if_it_waits(self) -> None:
        """The database answers: ask again for what waits for it."""
        if self._task is not None and self.waits_for_database:
            self.ask()
        self._early.ask_if_it_waits()

    def ask_again(self, number: int, reason: ReprintReason) -> None:
        """Print what is not on paper, or the label anew."""
        person, order_no = self._person, self._order_no
        if self._early.ask_again(reason):
            return
        self._make(
            lambda: self._use.reprint(order_no, number, reason, person, None),
            lambda verified, then, failed: self._use.own.print_again(
                verified, reason, person, then, failed
            ),
            number,
        )

    def _make(self, make: Callable[[], Papers], alone: _MakesAlone, number: int) -> None:
        """Have papers made by the shared database, else, where it cannot be reached, alone."""
        task = self._task
        if task is None:
            return
        edition, reached = task.situation.edition, False
        self.waits_for_database = False

        def make_there() -> Papers:
            nonlocal reached
            reached = True
            return make()

        def made(papers: Papers) -> None:
            # UNDO may have taken a unit out meanwhile: that label is void.
            if task is self._task and task.situation.edition == edition:
                self._made(task, papers, edition)

        def failed(error: Exception) -> None:
            alone_too = not task.was_let_out(number) and _may_be_alone(error, reached=reached)
            if task is not self._task or not alone_too:
                self._failed(error)
                return
            verified = self._verified(task, number)
            alone(verified, made, lambda own: self._failed(error if _waits(own) else own))

        self._bench.in_store(make_there, made, failed)

    def _verified(self, task: PackTask, number: int) -> VerifiedCarton:
        cartons = task.situation.cartons
        kind = next(one.carton_type for one in cartons if one.number == number)
        names = self._names()
        return VerifiedCarton(
            task.package, cartons, number, names.cartons.get(kind), names.recalled
        )

    def _made(self, task: PackTask, papers: Papers, edition: int) -> None:
        carton = papers.carton
        try:
            task.documents_ready(
                carton.carton_number, carton.sscc, carton.tracking_no, edition=edition
            )
        except AppError as error:
            self._failed(error)
            return
        self._papers = papers
        self._tell_made()

    def _failed(self, error: Exception) -> None:
        self._asked = None
        self.waits_for_database = isinstance(error, StoreUnreachable)
        self._tell_failed(error)
