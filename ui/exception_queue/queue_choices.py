"""Which case is stood on, what its keys mean just now, and what a scan means here.

Pure memory: answers scans at once and asks its desk to do what takes time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from app.exception_queue.kinds import Resolution, needs_bin, resolutions_of
from app.exception_queue.solving import SolveAnswer, needs_supervisor
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import (
    BadgeScanned,
    BinScanned,
    ControlScanned,
    Meaning,
    OrderScanned,
    ToteScanned,
)
from app.scanning.verdicts import Verdict
from app.store.books.capture.case_lists import CaseCounts, CaseEventRow, CaseRow
from ui.exception_queue import exceptions_content as content
from ui.exception_queue import queue_answers as says
from ui.fulfilment.desk_scans import Decision
from ui.messages.cases import resolution_words
from ui.widgets.desk_content import ActionContent, DetailContent


class QueueDesk(Protocol):
    """Who does what a key or scan asks for."""

    def select(self, case_id: int) -> None:
        """Stand on a case."""

    def redraw(self) -> None:
        """Draw the case and its keys again."""

    def solve(self, resolution: Resolution, approver: Person, bin_code: str = "") -> None:
        """Solve the case stood on, in the name of ``approver``; goods lie in a bin, if asked."""


class QueueChoices:
    """The queue as one desk sees it.  ``current`` is the case stood on, 0 for none."""

    def __init__(self, desk: QueueDesk) -> None:
        self._desk = desk
        self._person = Person("", "", "")
        self._wanted = ""
        self.all_rows: tuple[CaseRow, ...] = ()
        self.counts: CaseCounts | None = None
        self.kind = content.ALL
        self.current = 0
        self.history: Sequence[CaseEventRow] = ()
        self.asking: Resolution | None = None
        self.asking_bin: tuple[Resolution, Person] | None = None

    @property
    def rows(self) -> tuple[CaseRow, ...]:
        """The cases that the chosen chip lets through."""
        if self.kind == content.ALL:
            return self.all_rows
        return tuple(row for row in self.all_rows if row.kind.value == self.kind)

    @property
    def case(self) -> CaseRow | None:
        """The case stood on."""
        return next((row for row in self.all_rows if row.case_id == self.current), None)

    def begin(self, person: Person, code: str) -> None:
        """Somebody sits down; ``code`` is what they want to see."""
        self._person, self._wanted, self.asking, self.asking_bin = person, code, None, None

    def take_rows(self, read: content.QueueRead) -> bool:
        """The queue was read again; True where the case stood on is still the same."""
        before = self.current
        self.all_rows, self.counts = read.rows, read.counts
        if self.kind != content.ALL and not self.rows:
            self.kind = content.ALL
        found = self.find(self._wanted) if self._wanted else None
        self._wanted = ""
        if found is not None:
            self.stand_on(found.case_id)
        elif self.case is None:
            self.asking = None
            self.current = self.rows[0].case_id if self.rows else 0
        return self.current == before

    def find(self, code: str) -> CaseRow | None:
        """The first due case of an order, bin or tote."""
        return next((row for row in self.all_rows if code in {row.order_no, row.subject}), None)

    def stand_on(self, case_id: int) -> None:
        """Another case; a wish for a badge was for the old one."""
        self.current, self.asking, self.asking_bin = case_id, None, None
        row = self.case
        if row is not None and row not in self.rows:
            self.kind = content.ALL

    def filter_by(self, kind: str) -> None:
        """Only one kind, or all; stand on the first of them."""
        self.kind, self.asking = kind, None
        self.current = self.rows[0].case_id if self.rows else 0

    def go_on(self, answer: SolveAnswer) -> None:
        """Where the case is solved: the next one, or the one before where it was the last."""
        if not answer.is_solved:
            return
        ids = [row.case_id for row in self.rows]
        place = ids.index(self.current) if self.current in ids else -1
        after = [*ids[place + 1 :], *reversed(ids[: max(place, 0)])]
        self.all_rows = tuple(row for row in self.all_rows if row.case_id != self.current)
        self.current = after[0] if after else 0

    def detail(self, names: content.Names) -> tuple[DetailContent, tuple[ActionContent, ...]]:
        """The case stood on, with what its keys mean just now."""
        row = self.case
        if row is None:
            return content.empty_detail(), ()
        if self.asking_bin is not None:
            actions = content.asking_bin_actions()
        elif self.asking is not None:
            actions = content.asking_actions(self.asking)
        else:
            mine = row.owner in {"", self._person.badge} or not content.owner_of(row, names)
            actions = content.actions_of(row, enabled=mine)
        return content.detail_of(row, self.history, names), actions

    # -- scans ------------------------------------------------------------------------------

    def decide(self, meaning: Meaning) -> Decision:
        """Answer a scan or key."""
        match meaning:
            case ControlScanned(ControlCode.HELP):
                return Decision(Verdict.ACCEPTED, says.help_text(), to="help")
            case _ if self.asking_bin is not None:
                return self._decide_bin(meaning, *self.asking_bin)
            case _ if self.asking is not None:
                return self._decide_approval(meaning, self.asking)
            case ControlScanned(code):
                return self._decide_key(code)
            case OrderScanned(code) | ToteScanned(code) | BinScanned(code=code):
                row = self.find(code)
                if row is None:
                    return Decision(Verdict.WRONG_STATE, says.no_case_of(code))
                act = partial(self._desk.select, row.case_id)
                return Decision(Verdict.ACCEPTED, says.case_of(code), to=row.case_no, act=act)
            case BadgeScanned():
                return Decision(Verdict.WRONG_STATE, says.no_badge_wanted())
            case _:
                return Decision(Verdict.WRONG_STATE)

    def _decide_key(self, code: ControlCode) -> Decision:
        row = self.case
        choices = resolutions_of(row.kind, row.facts) if row is not None else ()
        if row is None or code.f_key > len(choices):
            return Decision(Verdict.WRONG_STATE, says.dead_key())
        resolution = choices[code.f_key - 1]
        words = resolution_words(resolution, row.station, str(row.facts.get("bin") or ""))
        if needs_supervisor(row.kind, resolution) and not self._person.supervises:
            ask = partial(self._ask, resolution)
            return Decision(Verdict.ACCEPTED, says.scan_supervisor(), to=resolution.value, act=ask)
        act = self._doing(row, resolution, self._person)
        return Decision(Verdict.ACCEPTED, words, to=resolution.value, act=act)

    def _doing(self, row: CaseRow, resolution: Resolution, approver: Person) -> Callable[[], None]:
        """Solve it, or ask first for the bin where the goods lie now."""
        if needs_bin(row.kind, resolution):
            return partial(self._ask_bin, resolution, approver)
        return partial(self._desk.solve, resolution, approver)

    def _decide_bin(self, meaning: Meaning, done: Resolution, approver: Person) -> Decision:
        match meaning:
            case BinScanned(code=code):
                act = partial(self._desk.solve, done, approver, code)
                return Decision(Verdict.ACCEPTED, says.put_into(code), to=done.value, act=act)
            case ControlScanned(ControlCode.UNDO):
                return Decision(Verdict.ACCEPTED, says.gone_back(), to="queue", act=self._go_back)
            case _:
                return Decision(Verdict.WRONG_STATE, says.scan_bin())

    def _decide_approval(self, meaning: Meaning, resolution: Resolution) -> Decision:
        match meaning:
            case BadgeScanned(person) if person.supervises and self.case is not None:
                act = self._doing(self.case, resolution, person)
                words = says.approved_by(person)
                return Decision(Verdict.ACCEPTED, words, to=resolution.value, act=act)
            case BadgeScanned(person):
                return Decision(Verdict.WRONG_STATE, says.may_not_approve(person))
            case ControlScanned(ControlCode.UNDO):
                return Decision(Verdict.ACCEPTED, says.gone_back(), to="queue", act=self._go_back)
            case _:
                return Decision(Verdict.WRONG_STATE, says.scan_supervisor())

    def _ask(self, resolution: Resolution) -> None:
        self.asking = resolution
        self._desk.redraw()

    def _ask_bin(self, resolution: Resolution, approver: Person) -> None:
        self.asking, self.asking_bin = None, (resolution, approver)
        self._desk.redraw()

    def _go_back(self) -> None:
        self.asking = self.asking_bin = None
        self._desk.redraw()
