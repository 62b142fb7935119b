"""One cart's walk as a task that answers scans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.fulfilment.double_scan import Answer, DoubleScanTask, Ruling
from app.fulfilment.double_scan.standing import Panel
from app.fulfilment.double_scan.tracking import asked_kinds, judge_recall
from app.fulfilment.events import AnyEvent
from app.fulfilment.picking.binding import judge_binding
from app.fulfilment.picking.progress import PickProgress, after
from app.fulfilment.picking.rules import judge_pick, judge_pick_count, judge_pick_panel
from app.fulfilment.picking.situation import PickSituation, PickState, situation_of, state_of
from app.fulfilment.work import PickPackage
from app.scanning.directory import Directory, Person
from app.scanning.meaning import ControlScanned, Meaning
from app.scanning.resolver import CodeKind

PickAnswer = Answer[PickSituation]
"""A judged scan of a walk."""


class PickTask(DoubleScanTask[PickProgress, PickSituation]):
    """Walks a cart through its stops, scan by scan (verification.md, D1: the first count)."""

    def __init__(
        self,
        package: PickPackage,
        directory_source: Callable[[], Directory],
        operator: Person,
        bounce_ms: Callable[[str], int],
    ) -> None:
        """Stand before the first stop.

        Args:
            package: the walk as it was claimed.
            directory_source: the station's newest copy of every name.
            operator: who is signed in.
            bounce_ms: the bounce window of a device, in ms.
        """
        progress = PickProgress(package)
        names = _with_totes_in_use(package, directory_source)
        super().__init__(progress, package.order_versions, names, operator, bounce_ms)
        self.package = package

    @property
    def situation(self) -> PickSituation:
        """Where the walk stands."""
        return situation_of(self._standing)

    @property
    def _edition(self) -> int:
        return self.package.edition

    def _state(self) -> str:
        return state_of(self._standing)

    def _is_over(self) -> bool:
        return self._standing.progress.finished

    def _kinds(self) -> Sequence[CodeKind]:
        named = self._standing.progress.named
        if named is not None:
            return asked_kinds(named)
        match state_of(self._standing):
            case PickState.BIND_TOTE:
                return (CodeKind.TOTE,)
            case PickState.AT_BIN:
                return (CodeKind.PRODUCT,)
            case PickState.COUNTED:
                return (CodeKind.PRODUCT, CodeKind.TOTE)
            case PickState.TO_TOTE:
                return (CodeKind.TOTE,)
            case _:
                return (CodeKind.BIN,)

    def _recalled(self, meaning: Meaning) -> Ruling | None:
        return judge_recall(self._standing.progress.named, meaning, self._directory().recalled)

    def _judge(self, meaning: Meaning) -> Ruling:
        progress = self._standing.progress
        bare = None if progress.finished or progress.to_check else progress.to_bind
        if bare is not None:
            return judge_binding(progress, bare, meaning, self._directory().totes_in_use)
        return judge_pick(progress, meaning)

    def _judge_in_panel(self, panel: Panel, meaning: Meaning) -> Ruling:  # noqa: ARG002 -- a walk has one panel
        code = meaning.code if isinstance(meaning, ControlScanned) else None
        return judge_pick_panel(self._standing.progress, code)

    def _judge_counted(self, units: int) -> Ruling:
        return judge_pick_count(self._standing.progress, units)

    @staticmethod
    def _apply(progress: PickProgress, event: AnyEvent) -> PickProgress:
        return after(progress, event)


def _with_totes_in_use(
    package: PickPackage, names: Callable[[], Directory]
) -> Callable[[], Directory]:
    """The names with what the walk brought: it is kept with each scan as they are."""
    if not package.totes_in_use:
        return names
    return lambda: replace(names(), totes_in_use=package.totes_in_use)
