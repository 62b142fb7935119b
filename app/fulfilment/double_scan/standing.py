"""Where a task stands, as the fold of its events (verification.md D2, D4; UNDO).

The live task and the one that is restored from the journal go through the same ``fold``, so they
cannot stand at different units.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, Literal, TypeVar

from app.fulfilment.events import (
    Acknowledged,
    AnyEvent,
    Approved,
    Because,
    BinChecked,
    DigitKeyed,
    Event,
    LabelAsked,
    LabelLetOut,
    LabelMade,
    LabelMatched,
    LabelPrinted,
    LineDropped,
    LineShort,
    Navigated,
    PanelChanged,
    ProblemReported,
    Refused,
    ReprintRequested,
    ShortDeclared,
    SignedOut,
    Undone,
    WorkFinished,
)
from app.scanning.verdicts import Verdict
from app.stock.events import STOCK_MOVING

ProgressT = TypeVar("ProgressT")

Panel = Literal[
    "",
    "short",
    "exception",
    "help",
    "reprint",
    "quantity",
    "weight",
    "empty",
    "adjust",
    "missing",
    "early label",
    "supervisor",
]
"""What stands in the place of the instruction; "" is the instruction itself."""

_FINAL = (
    ShortDeclared,
    BinChecked,
    LineShort,
    LineDropped,
    Approved,
    ProblemReported,
    LabelMatched,
    WorkFinished,
    *STOCK_MOVING,
)
"""Others act on these at once (a count task, a case, a closed carton): UNDO stops at them."""


@dataclass(frozen=True, slots=True)
class Latch:
    """A STOP that waits for CONFIRM: what was scanned and what was expected."""

    verdict: Verdict
    scanned: str
    expected: str
    because: Because | None = None


@dataclass(frozen=True, slots=True)
class Step(Generic[ProgressT]):
    """One accepted event that UNDO can reverse, and the steps before it."""

    event: Event
    before: ProgressT
    earlier: Step[ProgressT] | None


@dataclass(frozen=True, slots=True)
class Standing(Generic[ProgressT]):
    """Where a task stands.

    Attributes:
        progress: the goods: what is counted, in totes, in cartons.
        latch: the STOP that waits for CONFIRM.
        panel: what stands in the place of the instruction.
        entry: the digits that were keyed, of a quantity that is not confirmed yet.
        last: the last accepted event that UNDO can reverse.
        wrong_in_row: wrong items since the last accepted scan.
        told: orders that changed, with the verdict that the operator has been given.
        lost: the operator has been told that the claim is gone.
        undone: how many events were reversed; what was printed before the last of them is void.
        asked: which label is wanted early and why, while a supervisor's badge is waited for.
        let_out: the labels that a supervisor let out early; UNDO takes none back (D8).
    """

    progress: ProgressT
    latch: Latch | None = None
    panel: Panel = ""
    entry: str = ""
    last: Step[ProgressT] | None = None
    wrong_in_row: int = 0
    told: frozenset[tuple[str, Verdict]] = frozenset()
    lost: bool = False
    undone: int = 0
    asked: LabelAsked | None = None
    let_out: tuple[LabelLetOut, ...] = ()


Apply = Callable[[ProgressT, AnyEvent], ProgressT]


def fold(
    standing: Standing[ProgressT], event: AnyEvent, apply: Apply[ProgressT]
) -> Standing[ProgressT]:
    """Where the task stands after ``event``.

    Args:
        standing: where it stood.
        event: what happened.
        apply: what an event does to the goods; also asked for a ``Refused`` with an order number.
    """
    match event:
        case Refused():
            return _refused(standing, event, apply)
        case Acknowledged():
            return replace(standing, latch=None)
        case PanelChanged(panel=panel):
            return replace(standing, panel=panel, entry="", asked=None)
        case DigitKeyed(digit=digit):
            return replace(standing, panel="quantity", entry=f"{standing.entry}{digit}")
        case ReprintRequested():
            return replace(standing, panel="")
        case LabelAsked():
            return replace(standing, panel="supervisor", asked=event)
        case LabelLetOut():
            let_out = (*standing.let_out, event)
            return replace(standing, panel="", asked=None, let_out=let_out)
        case SignedOut() | Navigated() | LabelMade() | LabelPrinted():
            return standing
        case Undone():
            return _undone(standing)
        case _:
            return _accepted(standing, event, apply)


def _refused(
    standing: Standing[ProgressT], event: Refused, apply: Apply[ProgressT]
) -> Standing[ProgressT]:
    if event.order_no:
        told = standing.told | {(event.order_no, event.verdict)}
        progress = apply(standing.progress, event)
        standing = replace(standing, told=told, progress=progress, last=None, panel="", entry="")
    if event.because is Because.CLAIM_LOST:
        standing = replace(standing, lost=True)
    if not event.latches or standing.latch is not None:
        return standing
    latch = Latch(event.verdict, event.scanned, event.expected, event.because)
    wrong = standing.wrong_in_row + (event.verdict is Verdict.WRONG_ITEM)
    panel: Panel = "" if standing.panel == "quantity" else standing.panel
    return replace(standing, latch=latch, wrong_in_row=wrong, panel=panel, entry="")


def _undone(standing: Standing[ProgressT]) -> Standing[ProgressT]:
    step = standing.last
    if step is None:
        return standing
    return replace(
        standing,
        progress=step.before,
        last=step.earlier,
        panel="",
        entry="",
        wrong_in_row=0,
        undone=standing.undone + 1,
    )


def _accepted(
    standing: Standing[ProgressT], event: Event, apply: Apply[ProgressT]
) -> Standing[ProgressT]:
    final = isinstance(event, _FINAL)
    return replace(
        standing,
        progress=apply(standing.progress, event),
        last=None if final else Step(event, standing.progress, standing.last),
        panel="",
        entry="",
        wrong_in_row=0,
    )
