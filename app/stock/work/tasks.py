"""Stock work as tasks that answer scans, on the same machinery as picking and packing (D2, D4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, assert_never

from app.fulfilment.double_scan import DoubleScanTask, Ruling
from app.fulfilment.double_scan.standing import Panel
from app.fulfilment.events import AnyEvent
from app.scanning.directory import Directory, Person
from app.scanning.meaning import ControlScanned, Meaning
from app.scanning.resolver import CodeKind
from app.stock.packages import (
    CountPackage,
    MovePackage,
    PutAwayPackage,
    ReceivePackage,
    StockPackage,
)
from app.stock.work.counting import COUNTING, CountProgress
from app.stock.work.frame import ProgressT, StateT, StockWork
from app.stock.work.moving import MOVING, MoveProgress
from app.stock.work.putting_away import PUTTING_AWAY, PutAwayProgress
from app.stock.work.receiving import RECEIVING, ReceiveProgress
from app.stock.work.situation import StockSituation
from app.stock.work.tracked import kinds_for

Names = Callable[[], Directory]
BounceMs = Callable[[str], int]


class StockTask(
    DoubleScanTask[ProgressT, StockSituation[StateT, ProgressT]], Generic[StateT, ProgressT]
):
    """One kind of stock work, scan by scan: no order is planned, one panel at most."""

    def __init__(
        self,
        work: StockWork[StateT, ProgressT],
        progress: ProgressT,
        names: Names,
        operator: Person,
        bounce_ms: BounceMs,
    ) -> None:
        super().__init__(progress, {}, names, operator, bounce_ms)
        self._work = work

    @property
    def situation(self) -> StockSituation[StateT, ProgressT]:
        """Where the work stands."""
        return self._work.situation(self._standing)

    @property
    def _edition(self) -> int:
        return self._standing.progress.package.edition

    def _state(self) -> str:
        return str(self.situation.state.value)

    def _is_over(self) -> bool:
        return self._standing.progress.is_over

    def _kinds(self) -> Sequence[CodeKind]:
        return kinds_for(self._standing.progress.named)

    def _judge(self, meaning: Meaning) -> Ruling:
        return self._work.judge(self._standing.progress, meaning)

    def _judge_in_panel(self, panel: Panel, meaning: Meaning) -> Ruling:  # noqa: ARG002 -- there is one panel at most
        code = meaning.code if isinstance(meaning, ControlScanned) else None
        return self._work.judge_answer(self._standing.progress, code)

    def _judge_counted(self, units: int) -> Ruling:
        return self._work.judge_keyed(self._standing.progress, units)

    def _apply(self, progress: ProgressT, event: AnyEvent) -> ProgressT:
        return self._work.after(progress, event)


def stock_task(
    package: StockPackage, names: Names, operator: Person, bounce_ms: BounceMs
) -> StockTask[Any, Any]:
    """The task that answers scans over a package of stock work, of whatever kind."""
    match package:
        case ReceivePackage():
            return StockTask(RECEIVING, ReceiveProgress(package), names, operator, bounce_ms)
        case CountPackage():
            return StockTask(COUNTING, CountProgress(package), names, operator, bounce_ms)
        case MovePackage():
            return StockTask(MOVING, MoveProgress(package), names, operator, bounce_ms)
        case PutAwayPackage():
            return StockTask(PUTTING_AWAY, PutAwayProgress(package), names, operator, bounce_ms)
        case _:
            assert_never(package)
