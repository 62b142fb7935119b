"""Stock work as tasks that answer scans, on the same machinery as picking and packing (D2, D4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.fulfilment.double_scan import DoubleScanTask, Ruling, refuse
from app.fulfilment.double_scan.standing import Panel
from app.fulfilment.events import AnyEvent, Because
from app.scanning.directory import Directory, Person
from app.scanning.meaning import ControlScanned, Meaning
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from app.stock.packages import CountPackage, MovePackage, ReceivePackage
from app.stock.work.counting import (
    CountProgress,
    CountSituation,
    after_count,
    count_situation,
    judge_count,
)
from app.stock.work.moving import (
    MoveProgress,
    MoveSituation,
    after_move,
    judge_move,
    judge_reason,
    move_situation,
)
from app.stock.work.receiving import (
    ReceiveProgress,
    ReceiveSituation,
    after_receipt,
    judge_receipt,
    receive_situation,
)

Names = Callable[[], Directory]
BounceMs = Callable[[str], int]

_KINDS = (CodeKind.PRODUCT, CodeKind.BIN, CodeKind.BADGE)


class ReceiveTask(DoubleScanTask[ReceiveProgress, ReceiveSituation]):
    """Puts a delivery away, scan by scan."""

    def __init__(
        self, package: ReceivePackage, names: Names, operator: Person, bounce_ms: BounceMs
    ) -> None:
        super().__init__(ReceiveProgress(package), {}, names, operator, bounce_ms)
        self.package = package

    @property
    def situation(self) -> ReceiveSituation:
        """Where the delivery stands."""
        return receive_situation(self._standing)

    @property
    def _edition(self) -> int:
        return self.package.edition

    def _state(self) -> str:
        return self.situation.state.value

    def _is_over(self) -> bool:
        return self._standing.progress.finished

    def _kinds(self) -> Sequence[CodeKind]:
        return _KINDS

    def _judge(self, meaning: Meaning) -> Ruling:
        return judge_receipt(self._standing.progress, meaning)

    def _judge_in_panel(self, panel: Panel, meaning: Meaning) -> Ruling:  # noqa: ARG002 -- receiving asks nothing
        return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)

    @staticmethod
    def _apply(progress: ReceiveProgress, event: AnyEvent) -> ReceiveProgress:
        return after_receipt(progress, event)


class CountTask(DoubleScanTask[CountProgress, CountSituation]):
    """Counts a bin blindly, scan by scan."""

    def __init__(
        self, package: CountPackage, names: Names, operator: Person, bounce_ms: BounceMs
    ) -> None:
        super().__init__(CountProgress(package), {}, names, operator, bounce_ms)
        self.package = package

    @property
    def situation(self) -> CountSituation:
        """Where the count stands."""
        return count_situation(self._standing)

    @property
    def _edition(self) -> int:
        return self.package.edition

    def _state(self) -> str:
        return self.situation.state.value

    def _is_over(self) -> bool:
        return self._standing.progress.ended is not None

    def _kinds(self) -> Sequence[CodeKind]:
        return _KINDS

    def _judge(self, meaning: Meaning) -> Ruling:
        return judge_count(self._standing.progress, meaning)

    def _judge_in_panel(self, panel: Panel, meaning: Meaning) -> Ruling:  # noqa: ARG002 -- counting asks nothing
        return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)

    @staticmethod
    def _apply(progress: CountProgress, event: AnyEvent) -> CountProgress:
        return after_count(progress, event)


class MoveTask(DoubleScanTask[MoveProgress, MoveSituation]):
    """Takes units out of a bin, scan by scan."""

    def __init__(
        self, package: MovePackage, names: Names, operator: Person, bounce_ms: BounceMs
    ) -> None:
        super().__init__(MoveProgress(package), {}, names, operator, bounce_ms)
        self.package = package

    @property
    def situation(self) -> MoveSituation:
        """Where the units in hand stand."""
        return move_situation(self._standing)

    @property
    def _edition(self) -> int:
        return self.package.edition

    def _state(self) -> str:
        return self.situation.state.value

    def _is_over(self) -> bool:
        return self._standing.progress.ended is not None

    def _kinds(self) -> Sequence[CodeKind]:
        return _KINDS

    def _judge(self, meaning: Meaning) -> Ruling:
        return judge_move(self._standing.progress, meaning)

    def _judge_in_panel(self, panel: Panel, meaning: Meaning) -> Ruling:  # noqa: ARG002 -- there is one panel
        code = meaning.code if isinstance(meaning, ControlScanned) else None
        return judge_reason(code)

    @staticmethod
    def _apply(progress: MoveProgress, event: AnyEvent) -> MoveProgress:
        return after_move(progress, event)
