"""A task that answers scans: everything that picking and packing do alike.

A task is pure memory.  It is used from one thread; whoever uses it appends each answer to the
journal and calls ``withdraw_last`` for an answer that could not be kept.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.fulfilment.double_scan.circumstances import Circumstances, MadeLabel, names_of
from app.fulfilment.double_scan.keyed import judge_keyed
from app.fulfilment.double_scan.ruling import Ruling, accept, refuse
from app.fulfilment.double_scan.standing import Panel, Standing, fold
from app.fulfilment.events import (
    Acknowledged,
    AnyEvent,
    Because,
    PanelChanged,
    Refused,
    SignedOut,
    Undone,
)
from app.scanning.bounce import SeenLately
from app.scanning.control_card import ControlCode
from app.scanning.directory import Directory, Person
from app.scanning.meaning import ControlScanned, Meaning
from app.scanning.resolver import CodeKind, in_words, resolve
from app.scanning.verdicts import Signal, Verdict, signal_of
from hardware.ports import Scan

ProgressT = TypeVar("ProgressT")
SituationT = TypeVar("SituationT")

KEYS = "keys"
"""The source of scans that are F-keys: their text is the control code's payload."""

_WITHDRAWABLE = 512
_WRONG_ITEMS_FOR_A_CASE = 2


@dataclass(frozen=True, slots=True)
class Answer(Generic[SituationT]):
    """One judged scan with everything that the screen and the journal need.

    Attributes:
        scan: as it came.
        state: the task's state when it came.
        parsed: the code as it was understood, for people; printable.
        verdict: the one answer.
        event: what happened.
        situation: where the task stands now.
        case_due: True if this scan was the second wrong item in a row: a case is opened.
        circumstances: what it was judged by; None only for scans that no task judged.
    """

    scan: Scan
    state: str
    parsed: str
    verdict: Verdict
    event: AnyEvent
    situation: SituationT
    case_due: bool
    circumstances: Circumstances | None = field(default=None, compare=False)

    @property
    def signal(self) -> Signal:
        """The verdict's one signal."""
        return signal_of(self.verdict)

    @property
    def expected(self) -> str:
        """The code that was expected instead, in the notation of ``parsed``; "" if none was."""
        return self.event.expected if isinstance(self.event, Refused) else ""


class DoubleScanTask(ABC, Generic[ProgressT, SituationT]):
    """Judges scans one after another and remembers where the work stands."""

    def __init__(
        self,
        progress: ProgressT,
        planned: Mapping[str, int],
        directory_source: Callable[[], Directory],
        operator: Person,
        bounce_ms: Callable[[str], int],
    ) -> None:
        self._standing = Standing(progress)
        self._planned = planned
        self._directory = directory_source
        self._operator = operator
        self._bounce_ms = bounce_ms
        self._seen = SeenLately()
        self._before: deque[tuple[Standing[ProgressT], SeenLately]] = deque(maxlen=_WITHDRAWABLE)
        self._versions: dict[str, int | None] = {}
        self._claim_lost = False

    @property
    @abstractmethod
    def situation(self) -> SituationT:
        """Where the task stands, for the screen."""

    @property
    @abstractmethod
    def _edition(self) -> int: ...

    @abstractmethod
    def _state(self) -> str: ...

    @abstractmethod
    def _is_over(self) -> bool: ...

    @abstractmethod
    def _kinds(self) -> Sequence[CodeKind]: ...

    def _labels(self) -> Collection[str]:
        return ()

    def _weighs(self) -> bool:
        return False

    def _made_labels(self) -> tuple[MadeLabel, ...]:
        return ()

    def _recalled(self, meaning: Meaning) -> Ruling | None:  # noqa: ARG002 -- goods for customers only
        """Say that a unit is of a lot that was recalled; None where such units are worked on."""
        return None

    @abstractmethod
    def _judge(self, meaning: Meaning) -> Ruling: ...

    @abstractmethod
    def _judge_in_panel(self, panel: Panel, meaning: Meaning) -> Ruling: ...

    def _judge_counted(self, units: int) -> Ruling:  # noqa: ARG002 -- nothing is keyed but in two tasks
        """Say what a keyed quantity of 1 or more does (D5)."""
        return refuse(Verdict.WRONG_STATE, because=Because.COUNT_EACH)

    @abstractmethod
    def _apply(self, progress: ProgressT, event: AnyEvent) -> ProgressT: ...

    def judge(self, scan: Scan) -> Answer[SituationT]:
        """Answer ``scan``.  Never raises for anything that a scanner can send."""
        state, before = self._state(), self._standing
        circumstances = self._circumstances(scan)
        meaning = resolve(scan, self._directory(), self._kinds(), self._labels())
        parsed = in_words(meaning, scan)
        ruling = self._decide(scan, meaning)
        event = ruling.event
        if isinstance(event, Refused) and not event.scanned:
            event = event.model_copy(update={"scanned": parsed})
        self._before.append((before, self._seen))
        self._seen = self._seen.after(scan)
        self._standing = fold(before, event, self._apply)
        wrong = (before.wrong_in_row, self._standing.wrong_in_row)
        case_due = wrong == (_WRONG_ITEMS_FOR_A_CASE - 1, _WRONG_ITEMS_FOR_A_CASE)
        facts = (state, parsed, ruling.verdict, event, self.situation, case_due)
        return Answer(scan, *facts, circumstances)

    def withdraw_last(self) -> None:
        """Forget the last judged scan: the journal could not keep it, so it never was.

        May be called again for the scans before it, newest first.
        """
        if self._before:
            self._standing, self._seen = self._before.pop()

    def restore(self, event: AnyEvent) -> None:
        """Fold an event that the journal kept, in its order, before the first scan is judged."""
        self._standing = fold(self._standing, event, self._apply)

    def remember(self, seen: SeenLately) -> None:
        """Know the scans before this task: the one that opened it must not count again (D6)."""
        self._seen = seen

    def recall(self, circumstances: Circumstances) -> None:
        """Stand in recorded circumstances, for a scan that is judged again.

        The directory, the operator and the bounce window come with the task itself.
        """
        self._versions = dict(circumstances.versions)
        self._claim_lost = circumstances.claim_lost

    def order_changed(self, order_no: str, version: int | None) -> None:
        """Hear that an order of this task has a new version, or None if it was cancelled (D10).

        The next scan answers ORDER_CHANGED or ORDER_CANCELLED; the history stays.  The version
        that the task was planned for, and orders of others, change nothing.
        """
        self._versions[order_no] = version

    def claim_lost(self) -> None:
        """Hear that another station holds this work now (D11): every scan answers NOT_YOURS."""
        self._claim_lost = True

    def _circumstances(self, scan: Scan) -> Circumstances:
        return Circumstances(
            edition=self._edition,
            operator=self._operator,
            names=names_of(scan, self._directory()),
            bounce_ms=self._bounce_ms(scan.source_id),
            seen_s=self._seen.last_s(scan),
            versions=self._versions,
            claim_lost=self._claim_lost,
            weighs=self._weighs(),
            labels=self._made_labels(),
        )

    def _decide(self, scan: Scan, meaning: Meaning) -> Ruling:
        if self._seen.bounces(scan, self._bounce_ms(scan.source_id)):
            return refuse(Verdict.NOT_COUNTED)
        code = meaning.code if isinstance(meaning, ControlScanned) else None
        standing = self._standing
        if code is ControlCode.SIGN_OUT:
            return accept(SignedOut())
        if code is ControlCode.HELP and standing.panel in {"", "help"}:
            return accept(PanelChanged(panel="" if standing.panel else "help"))
        if standing.latch is not None:
            return self._while_latched(code)
        news = self._news()
        if news is not None:
            return news
        if standing.panel not in {"", "help"}:
            if standing.panel == "quantity":
                return judge_keyed(standing.entry, meaning, self._judge_counted)
            return self._judge_in_panel(standing.panel, meaning)
        if code is ControlCode.UNDO:
            return self._undo()
        return self._recalled(meaning) or self._judge(meaning)

    def _while_latched(self, code: ControlCode | None) -> Ruling:
        """Nothing but CONFIRM goes on (D4); everything else is STOP again, for the same reason."""
        latch = self._standing.latch
        if latch is None or code is ControlCode.CONFIRM:
            return accept(Acknowledged())
        return refuse(latch.verdict, latch.expected, latch.because)

    def _news(self) -> Ruling | None:
        if self._is_over():
            return None
        if self._claim_lost or self._standing.lost:
            return refuse(Verdict.NOT_YOURS, because=Because.CLAIM_LOST)
        for order_no, version in self._versions.items():
            verdict = Verdict.ORDER_CANCELLED if version is None else Verdict.ORDER_CHANGED
            planned = self._planned.get(order_no, version)
            if version != planned and (order_no, verdict) not in self._standing.told:
                return refuse(verdict, order_no, order_no=order_no)
        return None

    def _undo(self) -> Ruling:
        if self._standing.panel:
            return accept(PanelChanged(panel=""))
        step = self._standing.last
        if step is None:
            return refuse(Verdict.WRONG_STATE, because=Because.NOTHING_TO_UNDO)
        return accept(Undone(event=step.event))
