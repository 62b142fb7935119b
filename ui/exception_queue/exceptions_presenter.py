"""The exception queue: stand on a case, take it, solve it; a supervisor's badge in place (T1)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.exception_queue.kinds import Resolution
from app.exception_queue.solving import SolveAnswer
from app.scanning.directory import Person
from app.scanning.resolver import CodeKind
from app.station.runner import Runner
from app.store.books.capture.case_lists import CaseEventRow
from hardware.ports import Scan
from ui.exception_queue import exceptions_content as content
from ui.exception_queue import queue_answers as says
from ui.exception_queue.exceptions_display import ExceptionsDisplay, QueueUseCases
from ui.exception_queue.queue_choices import QueueChoices
from ui.fulfilment.desk_scans import DeskPage
from ui.fulfilment.floor_kit import FloorKit
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone

_HERE = ScreenName.EXCEPTIONS
_KINDS = (CodeKind.ORDER, CodeKind.TOTE, CodeKind.BIN, CodeKind.BADGE)


class ExceptionsPresenter:
    """Keeps ``Screen`` for the exception queue."""

    def __init__(
        self, display: ExceptionsDisplay, kit: FloorKit, on_store: Runner, use: QueueUseCases
    ) -> None:
        self._display = display
        self._kit = kit
        self._use, self._minute = use, -1
        self._choices = QueueChoices(self)
        decide = self._choices.decide
        self._page = DeskPage(display, kit, on_store, _HERE, _KINDS, decide, self.redraw)

    def enter(self, person: Person | None, code: str) -> None:
        """Read the queue and stand on the case of ``code``, or on the first one due."""
        self._page.enter(person)
        self._choices.begin(self._page.person, code)
        self.refresh()

    def leave(self) -> None:
        """A case that was taken is free again after its five minutes."""
        self._page.leave()

    def tick(self) -> None:
        """Draw the times again, once a minute."""
        if self._page.in_front and self._kit.clock().minute != self._minute:
            self._draw_list()

    def scanned(self, scan: Scan) -> None:
        """Find a case by what it is about, press a button, or approve with a badge."""
        self._page.scanned(scan)

    def refresh(self) -> None:
        """Read the queue again; the shared database has changed."""
        self._page.read(self._use.queue, self._read)

    def stand_on(self, key: str) -> None:
        """A row was chosen, by its key."""
        if key and int(key) != self._choices.current:
            self.select(int(key))

    def filter_by(self, kind: str) -> None:
        """A chip was chosen."""
        self._choices.filter_by(kind)
        self.select(self._choices.current)

    def take(self, key: str) -> None:
        """Enter on a row: it is mine for five minutes."""
        case_id = int(key) if key else self._choices.current
        if case_id:
            person = self._page.person
            self._page.run(lambda: self._use.take(case_id, person), self._taken)

    def select(self, case_id: int) -> None:
        """Stand on a case, whatever the filter was."""
        self._choices.stand_on(case_id)
        self._draw_list()
        self._show_current()

    def solve(self, resolution: Resolution, approver: Person, bin_code: str = "") -> None:
        """Do it in the name of whoever may."""
        owner = None if approver.badge == self._page.person.badge else self._page.person
        job = partial(self._use.solve, self._choices.current, resolution, approver, owner, bin_code)
        self._choices.asking = self._choices.asking_bin = None
        self._page.say(says.doing(resolution), Tone.BUSY)
        self._page.run(job, partial(self._solved, resolution))

    def _read(self, read: content.QueueRead) -> None:
        same = self._choices.take_rows(read)
        self._draw_list()
        self._show_current(again=same)

    def _taken(self, mine: bool) -> None:  # noqa: FBT001 -- the answer of the use case
        self._page.say(*says.taken(mine=mine))
        self.refresh()

    def _solved(self, resolution: Resolution, answer: SolveAnswer) -> None:
        self._choices.go_on(answer)
        self._page.say(*says.solved(resolution, answer))
        self.refresh()

    def _draw_list(self) -> None:
        names, choices = content.names_of(self._kit), self._choices
        self._minute = names.now.minute
        self._display.show_figures(content.figures_of(choices.counts, names.now))
        self._display.show_chips(content.chips_of(choices.all_rows), choices.kind)
        rows = tuple(content.row_of(row, names) for row in choices.rows)
        self._display.show_rows(rows, str(choices.current or ""))

    def _show_current(self, *, again: bool = False) -> None:
        case_id = self._choices.current
        self._choices.history = self._choices.history if again else ()
        self.redraw()
        if case_id:
            job, then = partial(self._use.history, case_id), partial(self._know, case_id)
            self._page.run(job, then)

    def _know(self, case_id: int, history: Sequence[CaseEventRow]) -> None:
        if case_id == self._choices.current:
            self._choices.history = history
            self.redraw()

    def redraw(self) -> None:
        """Draw the case stood on with what its keys mean now."""
        self._display.show_detail(*self._choices.detail(content.names_of(self._kit)))
