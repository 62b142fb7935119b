"""Stock work as tasks that answer scans, on the same machinery as picking and packing (D2, D4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from app.fulfilment.double_scan import DoubleScanTask, Ruling, refuse
from app.fulfilment.double_scan.standing import Panel
from app.fulfilment.events import AnyEvent, Because
from app.fulfilment.work import ClaimedPackage
from app.scanning.directory import Directory, Person
from app.scanning.meaning import ControlScanned, Meaning
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from app.stock.packages import CountPackage, MovePackage, PutAwayPackage, ReceivePackage
from app.stock.work.counting import (
    CountProgress,
    CountSituation,
    after_count,
    count_situation,
    judge_count,
    judge_count_keyed,
)
from app.stock.work.moving import (
    MoveProgress,
    MoveSituation,
    after_move,
    judge_move,
    judge_move_count,
    judge_reason,
    move_situation,
)
from app.stock.work.putting_away import (
    PutAwayProgress,
    PutAwaySituation,
    after_put_away,
    judge_put_away,
    judge_put_away_count,
    put_away_situation,
)
from app.stock.work.receiving import (
    ReceiveProgress,
    ReceiveSituation,
    after_receipt,
    judge_receipt,
    judge_receipt_count,
    receive_situation,
)
from app.stock.work.situation import StockProgress, StockSituation
from app.stock.work.tracked import kinds_for

Names = Callable[[], Directory]
BounceMs = Callable[[str], int]
ProgressT = TypeVar("ProgressT", bound=StockProgress)
SituationT = TypeVar("SituationT", bound=StockSituation)  # type: ignore[type-arg]  # of any work


class StockTask(DoubleScanTask[ProgressT, SituationT]):
    """What receiving, counting and moving do alike: no order is planned, one panel at most."""

    def __init__(
        self,
        package: ClaimedPackage,
        progress: ProgressT,
        names: Names,
        operator: Person,
        bounce_ms: BounceMs,
    ) -> None:
        super().__init__(progress, {}, names, operator, bounce_ms)
        self._package = package

    @property
    def _edition(self) -> int:
        return self._package.edition

    def _judge_in_panel(self, panel: Panel, meaning: Meaning) -> Ruling:  # noqa: ARG002 -- only a move asks
        return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)

    def _state(self) -> str:
        return str(self.situation.state.value)

    def _is_over(self) -> bool:
        return self._standing.progress.is_over

    def _kinds(self) -> Sequence[CodeKind]:
        return kinds_for(self._standing.progress.named)


class ReceiveTask(StockTask[ReceiveProgress, ReceiveSituation]):
    """Puts a delivery away, scan by scan."""

    def __init__(
        self, package: ReceivePackage, names: Names, operator: Person, bounce_ms: BounceMs
    ) -> None:
        super().__init__(package, ReceiveProgress(package), names, operator, bounce_ms)

    @property
    def situation(self) -> ReceiveSituation:
        """Where the delivery stands."""
        return receive_situation(self._standing)

    def _judge(self, meaning: Meaning) -> Ruling:
        return judge_receipt(self._standing.progress, meaning)

    def _judge_counted(self, units: int) -> Ruling:
        return judge_receipt_count(self._standing.progress, units)

    @staticmethod
    def _apply(progress: ReceiveProgress, event: AnyEvent) -> ReceiveProgress:
        return after_receipt(progress, event)


class CountTask(StockTask[CountProgress, CountSituation]):
    """Counts a bin blindly, scan by scan."""

    def __init__(
        self, package: CountPackage, names: Names, operator: Person, bounce_ms: BounceMs
    ) -> None:
        super().__init__(package, CountProgress(package), names, operator, bounce_ms)

    @property
    def situation(self) -> CountSituation:
        """Where the count stands."""
        return count_situation(self._standing)

    def _judge(self, meaning: Meaning) -> Ruling:
        return judge_count(self._standing.progress, meaning)

    def _judge_counted(self, units: int) -> Ruling:
        return judge_count_keyed(self._standing.progress, units)

    @staticmethod
    def _apply(progress: CountProgress, event: AnyEvent) -> CountProgress:
        return after_count(progress, event)


class MoveTask(StockTask[MoveProgress, MoveSituation]):
    """Takes units out of a bin, scan by scan."""

    def __init__(
        self, package: MovePackage, names: Names, operator: Person, bounce_ms: BounceMs
    ) -> None:
        super().__init__(package, MoveProgress(package), names, operator, bounce_ms)

    @property
    def situation(self) -> MoveSituation:
        """Where the units in hand stand."""
        return move_situation(self._standing)

    def _judge(self, meaning: Meaning) -> Ruling:
        return judge_move(self._standing.progress, meaning)

    def _judge_in_panel(self, panel: Panel, meaning: Meaning) -> Ruling:  # noqa: ARG002 -- there is one panel
        code = meaning.code if isinstance(meaning, ControlScanned) else None
        return judge_reason(code)

    def _judge_counted(self, units: int) -> Ruling:
        return judge_move_count(self._standing.progress, units)

    @staticmethod
    def _apply(progress: MoveProgress, event: AnyEvent) -> MoveProgress:
        return after_move(progress, event)


class PutAwayTask(StockTask[PutAwayProgress, PutAwaySituation]):
    """Brings a cancelled order's goods back into bins, scan by scan."""

    def __init__(
        self, package: PutAwayPackage, names: Names, operator: Person, bounce_ms: BounceMs
    ) -> None:
        super().__init__(package, PutAwayProgress(package), names, operator, bounce_ms)

    @property
    def situation(self) -> PutAwaySituation:
        """Where the goods stand."""
        return put_away_situation(self._standing)

    def _judge(self, meaning: Meaning) -> Ruling:
        return judge_put_away(self._standing.progress, meaning)

    def _judge_counted(self, units: int) -> Ruling:
        return judge_put_away_count(self._standing.progress, units)

    @staticmethod
    def _apply(progress: PutAwayProgress, event: AnyEvent) -> PutAwayProgress:
        return after_put_away(progress, event)
