"""What one station does all day: scans what is in hand, loads what is packed, seeks more."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.commands.simulation.plan import Clock, Plan
from app.commands.simulation.station.dock import Loader
from app.commands.simulation.station.hands import Hands, Move, Stuck
from app.commands.simulation.station.headless import Headless
from app.commands.simulation.station.notebook import Notebook
from app.commands.simulation.station.seeking import Seeker
from app.errors import AppError, NothingFound, StoreUnreachable
from app.fulfilment.events import AnyEvent, LabelMatched, ShortDeclared
from app.fulfilment.packing.situation import PackState
from app.fulfilment.packing.task import PackTask
from app.fulfilment.picking.task import PickTask
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.parcel.prepared import PreparedCarton
from app.fulfilment.work import PackPackage, PickPackage
from app.scanning.directory import Directory, Person
from app.station.claims import renew_pick
from app.station.recorder import judged_in
from app.station.records import ScanRecord
from hardware.ports import Scan

_BOUNCE_OF_PAUSE = 0.3
_AGAIN_AFTER_PAUSES = 2.0


@dataclass(frozen=True, slots=True)
class InHand:
    """The work in hand: a walk or an order, whose badge works on it, and what comes next."""

    package: PickPackage | PackPackage
    task: PickTask | PackTask
    badge: str
    next_move: Callable[[], Move]


class Shift:
    """One life of a station, from its start until the clock's end; keeps ``Opens``, ``AtWork``."""

    def __init__(
        self, plan: Plan, works: Headless, notebook: Notebook, life: str, clock: Clock
    ) -> None:
        self._plan, self._works, self._notebook = plan, works, notebook
        self._chance = plan.chance(works.station, life)
        names = works.directory
        self._hands = Hands(names, self._chance, plan.wrong_every, plan.short_every)
        self._seeker = Seeker(plan, works, self._chance, self)
        at_the_dock = plan.chance(works.station, life, "dock")
        self._loader = Loader(plan, works, notebook, at_the_dock, self)
        self._picker, self._packer = plan.picker(works.station), plan.packer(works.station)
        self._device, self._number = f"hand {life}", 0
        self._clock, self._due_s = clock, time.monotonic()
        self._in_hand: InHand | None = None
        self.ended: Callable[[], None] = lambda: None

    def begin(self) -> None:
        """Go on where the last life of this station stopped, else look for work."""
        self._seeker.resume(self.look)

    def walk(self, package: PickPackage, events: Sequence[AnyEvent]) -> None:
        """Pick this cart from where ``events`` lead."""
        task = PickTask(package, self._names, self._person(self._picker), self._bounce)
        held = InHand(
            package, task, self._picker, lambda: self._hands.pick(package, task.situation)
        )
        self._take(held, events)

    def open(self, package: PackPackage, events: Sequence[AnyEvent]) -> None:
        """Pack this order from where ``events`` lead."""
        task = PackTask(package, self._names, self._person(self._packer), self._bounce)
        held = InHand(
            package, task, self._packer, lambda: self._hands.pack(package, task.situation)
        )
        self._take(held, events)

    def found_nothing(self, error: Exception) -> None:
        """Look again a little later."""
        self._works.trouble(error)
        if isinstance(error, AppError) and not isinstance(error, NothingFound | StoreUnreachable):
            reason = error.facts.get("reason", "")
            self._notebook.note("conflict", f"{type(error).__name__} {reason}".strip())
        self._works.loop.later(_AGAIN_AFTER_PAUSES * self._plan.pause_s, self.look)

    def look(self) -> None:
        """Do whatever is next: at the dock, else elsewhere; or end, if the shift is over."""
        self._in_hand = None
        if self._is_over():
            return
        if self._loader.is_busy:
            self._loader.go_on()
        else:
            self._seeker.seek()

    # -- working ----------------------------------------------------------------------------

    def _take(self, held: InHand, events: Sequence[AnyEvent]) -> None:
        self._notebook.note("claimed", held.package.work_id, held.package.fence)
        for event in events:
            held.task.restore(event)
        self._in_hand = held
        self._go_on()

    def _go_on(self) -> None:
        held = self._in_hand
        if held is None or self._is_over():
            return
        situation = held.task.situation
        if situation.is_over:
            self._works.bench.end(held.package.work_id, self.look, self.found_nothing)
        elif situation.state is PackState.PRINTING:
            self._ask_for_label(held)
        else:
            self._aim(held)

    def _aim(self, held: InHand) -> None:
        """Choose what to scan before the pause, as a person does: no verdict waits for that."""
        try:
            move = held.next_move()
        except Stuck as stuck:
            self._works.trouble(stuck)
        else:
            self.at_the_pause(lambda due_s: self._scan(held, move, due_s))

    def _scan(self, held: InHand, move: Move, due_s: float) -> None:
        scan, package = self.scan_of(move), held.package
        answer = held.task.judge(scan)
        judged = judged_in(package, held.badge, answer)

        def kept(record: ScanRecord) -> None:
            self.show(record, due_s)
            if isinstance(answer.event, LabelMatched):
                self._loader.take(answer.event.sscc)
            if isinstance(answer.event, ShortDeclared):
                self._fetch_more_stops(package.work_id)
            else:
                self._go_on()

        def not_kept(error: Exception) -> None:
            held.task.withdraw_last()
            self._works.trouble(error)
            self._go_on()

        self._works.recorder.keep(judged, kept, not_kept)

    def _fetch_more_stops(self, work_id: int) -> None:
        works = self._works

        def not_now(error: Exception) -> None:
            works.trouble(error)
            self._go_on()

        works.bench.renew(
            lambda: renew_pick(works.store, works.station, work_id), self.walk, not_now
        )

    def _ask_for_label(self, held: InHand) -> None:
        package, task, works = held.package, held.task, self._works
        if not isinstance(package, PackPackage) or not isinstance(task, PackTask):
            return
        number = next(one.number for one in task.situation.cartons if not one.sscc)

        def made(papers: PreparedCarton) -> None:
            self._loader.read(papers)
            task.documents_ready(papers.carton_number, papers.sscc, papers.tracking_no)
            self._go_on()

        def not_now(error: Exception) -> None:
            works.trouble(error)
            works.loop.later(_AGAIN_AFTER_PAUSES * self._plan.pause_s, self._go_on)

        works.bench.in_store(
            lambda: prepare_carton(works.store, package.order_no, number, works.desk, held.badge),
            made,
            not_now,
        )

    # -- small steps ------------------------------------------------------------------------

    def at_the_pause(self, act: Callable[[float], None]) -> None:
        """Do the next thing when a human would: a pause after the last one, not its answer."""
        pause_s = self._plan.pause_s * self._chance.uniform(0.5, 1.5)
        due_s = max(time.monotonic(), self._due_s + pause_s)
        self._due_s = due_s
        self._works.loop.later(due_s - time.monotonic(), lambda: act(due_s))

    def _is_over(self) -> bool:
        if time.monotonic() < self._clock[1]:
            return False
        self._in_hand = None
        self.ended()
        return True

    def scan_of(self, move: Move) -> Scan:
        """Scan a code, and note whether that was a mistake on purpose."""
        self._number += 1
        self._notebook.note("meant", self._device, self._number, move.wrong)
        raw = ((move.aim_id or "") + move.text).encode()
        return Scan(self._device, raw, move.text, move.aim_id, time.monotonic(), self._number)

    def show(self, record: ScanRecord, due_s: float) -> None:
        """Show a verdict, and note how long it took since the scan was due."""
        warm = due_s >= self._clock[0] + self._plan.warm_up_s
        took_ms = round((time.monotonic() - due_s) * 1000, 3) if warm else None
        self._notebook.note("shown", str(record.scan_id), record.verdict.value, took_ms)

    def _names(self) -> Directory:
        return self._works.directory

    def _person(self, badge: str) -> Person:
        return self._works.directory.people[badge]

    def _bounce(self, _source: str) -> int:
        return round(self._plan.pause_s * _BOUNCE_OF_PAUSE * 1000)
