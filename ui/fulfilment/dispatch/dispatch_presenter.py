"""Loading parcels: each label is scanned once more on to the carrier's van (D9, SOP "Dispatch")."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.errors import raise_bug
from app.fulfilment.dispatch.loading import DispatchAnswer
from app.scanning.directory import Person
from app.scanning.verdicts import Signal, signal_of
from app.station.recorder import Judged
from app.station.runner import Runner
from hardware.ports import Scan
from ui.fulfilment.dispatch import dispatch_content
from ui.fulfilment.dispatch.closing import Closing
from ui.fulfilment.dispatch.dispatch_display import HeardAtDock, Load
from ui.fulfilment.dispatch.dockside import Dockside
from ui.fulfilment.dispatch.handover_watch import HandoverWatch
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.scan_round import ScanRound
from ui.messages.floor.dock import meaning_of, verdict_of
from ui.messages.floor.tape import what_happened

T = TypeVar("T")
_NOBODY = Person("", "", "")


class DispatchPresenter:
    """Keeps ``Screen``; ``dock`` is where it stands.  The shared database says what may leave."""

    def __init__(
        self,
        side: Dockside,
        kit: FloorKit,
        on_store: Runner,
        load: Load,
        handovers: HandoverWatch,
        closing: Closing,
    ) -> None:
        self._side = side
        self._kit = kit
        self._on_store = on_store
        self._load = load
        self._person = _NOBODY
        self.dock = side.dock
        self._handovers = handovers
        self.refresh = handovers.refresh
        self._closing = closing
        self._round = ScanRound(kit.recorder, self._judge, self._shown, self._withdrawn)

    def enter(self, person: Person | None, code: str) -> None:
        """Wait for labels; ``code`` is the lane or the first label if one opened the screen."""
        self._person = person or _NOBODY
        label = self.dock.begin(code)
        self._handovers.enter(self.dock.lane)
        self._closing.enter(self._person)
        self._side.enter()
        if label:
            self._load_parcel(label)
        else:
            self._round.go_on()

    def leave(self) -> None:
        """Nothing is in hand here."""
        self._handovers.leave()
        self._side.leave()

    @property
    def ready(self) -> bool:
        """True if every label is answered."""
        return self._round.at_rest

    def scanned(self, scan: Scan) -> None:
        """Take one scan, in its turn."""
        self._round.scanned(scan)

    def _judge(self, scan: Scan) -> tuple[Judged, HeardAtDock]:
        heard = self.dock.judge(scan, in_front=self._side.in_front)
        facts = (heard.parsed, heard.verdict, heard.event, self._person.badge)
        return Judged(scan, "dispatch", *facts), heard

    def _shown(self, heard: HeardAtDock) -> None:
        self._side.kept()
        if heard.label and self._side.in_front:
            self._side.draw(dispatch_content.asking(heard.parsed))
            self._load_parcel(heard.label, heard.scan)
        elif heard.closes and self._side.in_front:
            job = self._closing.job(heard)
            self._ask(job, lambda answer: self._closing.closed(answer, heard))
        else:
            self._answer(heard)

    def _answer(self, heard: HeardAtDock) -> None:
        meaning = heard.lane or what_happened(heard.event)
        self._side.tell(heard.scan, heard.verdict, heard.parsed, meaning)
        if heard.turns:
            self._handovers.turn()
        if heard.lane:
            self._handovers.at_the_door(heard.lane)
        if heard.leaves_to is not None and self._side.in_front:
            self._kit.leave_to(heard.leaves_to)
        else:
            self._side.answer(heard)
        if heard.reprints:
            self._closing.print_last()

    def _load_parcel(self, label: str, scan: Scan | None = None) -> None:
        person, lane = self._person, self.dock.lane or None
        self._ask(
            lambda: self._load(label, lane, person), lambda answer: self._loaded(answer, scan)
        )

    def _ask(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Scans wait until the shared database has answered: the next may be a CONFIRM."""

        def answered(answer: T) -> None:
            then(answer)
            self._round.go_on()

        self._round.hold()
        self._on_store.run(job, answered, self._unanswered)

    def _loaded(self, answer: DispatchAnswer, scan: Scan | None) -> None:
        verdict = verdict_of(answer.verdict)
        banner = dispatch_content.loaded(answer, self.dock.lane)
        if signal_of(verdict) is Signal.STOP:
            self._side.latch(verdict, banner)
        if answer.verdict.leaves:
            self._handovers.at_the_door(answer.carrier)
        self._side.tell(scan, verdict, answer.label, meaning_of(answer.verdict))
        self._side.draw(banner)

    def _unanswered(self, error: Exception) -> None:
        self._side.tell_trouble(error)
        self._round.go_on()
        raise_bug(error)

    def _withdrawn(self, error: Exception) -> None:
        self.dock.withdraw_last()
        self._side.tell_trouble(error)
        raise_bug(error)
