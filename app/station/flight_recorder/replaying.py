"""Judges recorded scans again: the same task code, over the claimed package, scan by scan.

After each scan the recorded event is what counts, so that one difference is named once and the
scans behind it are still judged where the packer really stood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.errors import AppError
from app.fulfilment.double_scan import Answer, DoubleScanTask
from app.fulfilment.double_scan.circumstances import Circumstances
from app.fulfilment.events import AnyEvent
from app.fulfilment.own_label import LabelMade, LabelPrinted
from app.fulfilment.packing import PackTask
from app.fulfilment.picking import PickTask
from app.fulfilment.work import PackPackage, PickPackage
from app.scanning.bounce import SeenLately
from app.scanning.directory import Directory, Person
from app.station.flight_recorder.recording import (
    RecordedPackage,
    RecordedScan,
    RecordedSession,
)
from app.station.records import ScanRecord
from app.stock.work.tasks import stock_task

Task = DoubleScanTask[Any, Any]


class Unknown(StrEnum):
    """Why a scan cannot be judged again."""

    CIRCUMSTANCES = "recorded before the flight recorder: what it was judged by is not kept"
    PACKAGE = "the package of this claim is not kept"
    REFUSED = "today's rules do not take the package of this claim"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that today's rules answer otherwise than what is recorded."""

    what: str
    recorded: str
    again: str


@dataclass(frozen=True, slots=True)
class Step:
    """One recorded scan, judged again.

    Attributes:
        scan: as it was recorded.
        package: what the task stood on; None where it is not known.
        answer: today's answer; None where it cannot be judged again.
        differences: what is answered otherwise; () where all is as recorded.
        unknown: why there is no answer, or None.
    """

    scan: RecordedScan
    package: RecordedPackage | None = None
    answer: Answer[Any] | None = None
    differences: tuple[Difference, ...] = ()
    unknown: Unknown | None = None


@dataclass(frozen=True, slots=True)
class Replayed:
    """A session, judged again."""

    session: RecordedSession
    steps: tuple[Step, ...]

    @property
    def judged(self) -> int:
        """Scans that could be judged again."""
        return sum(step.answer is not None for step in self.steps)

    @property
    def differing(self) -> tuple[Step, ...]:
        """Scans that today's rules answer otherwise."""
        return tuple(step for step in self.steps if step.differences)


def replay_session(session: RecordedSession) -> Replayed:
    """Judge every scan of a session again.  Never raises, whatever was recorded."""
    return Replayed(session, tuple(_steps(session)))


@dataclass
class _Desk:
    """The task as it stood, rebuilt wherever a restart, a renewal or a difference parted it."""

    session: RecordedSession
    events: list[AnyEvent] = field(default_factory=list)
    task: Task | None = None
    now: Circumstances | None = None

    def stand_in(self, circumstances: Circumstances) -> Unknown | None:
        """Stand where the scan was judged; says why if that cannot be."""
        before, self.now = self.now, circumstances
        same = before is not None and (before.edition, before.operator) == (
            circumstances.edition,
            circumstances.operator,
        )
        if self.task is None or not same:
            package = self.session.packages.get(circumstances.edition)
            if package is None:
                return Unknown.PACKAGE
            try:
                self.task = self._task_of(package, circumstances)
            except AppError:
                return Unknown.REFUSED
            for event in self.events:
                self.task.restore(event)
        return None

    def _task_of(self, package: RecordedPackage, now: Circumstances) -> Task:
        def directory() -> Any:
            return (self.now or now).names

        def window(_device: str) -> int:
            return (self.now or now).bounce_ms

        return task_of(package, directory, now.operator, window)


def task_of(
    package: RecordedPackage,
    names: Callable[[], Directory],
    operator: Person,
    bounce_ms: Callable[[str], int],
) -> Task:
    """The task that answers scans over a package, of whatever work.

    Raises:
        AppError: today's rules do not take such a package.
    """
    match package:
        case PickPackage():
            return PickTask(package, names, operator, bounce_ms)
        case PackPackage():
            return PackTask(package, names, operator, bounce_ms)
        case _:
            return stock_task(package, names, operator, bounce_ms)


def _steps(session: RecordedSession) -> Iterator[Step]:
    desk = _Desk(session)
    for scan in session.scans:
        if isinstance(scan.record.event, LabelMade | LabelPrinted):
            continue  # the station's own act: nobody scanned, nothing was judged
        step = _step(desk, scan)
        desk.events.append(scan.record.event)
        if step.answer is None or step.differences:
            desk.task = None  # what is recorded counts: stand there before the next scan
        yield step


def _step(desk: _Desk, scan: RecordedScan) -> Step:
    record = scan.record
    circumstances = record.circumstances
    if circumstances is None:
        return Step(scan, unknown=Unknown.CIRCUMSTANCES)
    unknown = desk.stand_in(circumstances)
    if unknown is not None or desk.task is None:
        return Step(scan, unknown=unknown)
    seen = {} if circumstances.seen_s is None else {_sight(record): circumstances.seen_s}
    desk.task.remember(SeenLately(seen))
    desk.task.recall(circumstances)
    answer = desk.task.judge(record.scan)
    package = desk.session.packages[circumstances.edition]
    return Step(scan, package, answer, tuple(_differences(record, answer)))


def _sight(record: ScanRecord) -> tuple[str, str]:
    return record.scan.source_id, record.scan.text


def _differences(record: ScanRecord, answer: Answer[Any]) -> Iterator[Difference]:
    pairs = (
        ("state", record.state, answer.state),
        ("meaning", record.parsed, answer.parsed),
        ("verdict", record.verdict.value, answer.verdict.value),
        ("event", record.event.model_dump_json(), answer.event.model_dump_json()),
    )
    for what, recorded, again in pairs:
        if recorded != again:
            yield Difference(what, recorded, again)
