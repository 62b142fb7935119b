"""Loading parcels: each label is scanned once more on to the carrier's van (D9, SOP "Dispatch")."""

from __future__ import annotations

from app.errors import raise_bug
from app.fulfilment.dispatch.loading import DispatchAnswer
from app.scanning.directory import Person
from app.scanning.verdicts import Signal, Verdict, signal_of
from app.station.recorder import Judged
from app.station.runner import Runner
from hardware.ports import Scan
from ui.fulfilment.banners import sound_of_trouble, step_banner, trouble_banner
from ui.fulfilment.dispatch import dispatch_content
from ui.fulfilment.dispatch.dispatch_display import DispatchDisplay, HeardAtDock, Load
from ui.fulfilment.dispatch.dock import Dock
from ui.fulfilment.dispatch.handover_watch import HandoverWatch
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.scan_round import ScanRound
from ui.messages.floor.dock import meaning_of, verdict_of
from ui.messages.floor.tape import what_happened
from ui.widgets.content import BannerContent

_NOBODY = Person("", "", "")


class DispatchPresenter:
    """Keeps ``Screen``; ``dock`` is where it stands.  The shared database says what may leave."""

    def __init__(
        self,
        display: DispatchDisplay,
        kit: FloorKit,
        on_store: Runner,
        load: Load,
        handovers: HandoverWatch,
    ) -> None:
        self._display = display
        self._kit = kit
        self._on_store = on_store
        self._load = load
        self._person = _NOBODY
        self._in_front = False
        self.dock = Dock(kit)
        self._stop: BannerContent | None = None
        self._handovers = handovers
        self.refresh = handovers.refresh
        self._round = ScanRound(kit.recorder, self._judge, self._shown, self._withdrawn)

    def enter(self, person: Person | None, code: str) -> None:
        """Wait for labels; ``code`` is the lane or the first label if one opened the screen."""
        self._person = person or _NOBODY
        self._in_front = True
        label = self.dock.begin(code)
        self._handovers.enter(self.dock.lane)
        self._draw(self._stop or step_banner(self.dock.step))
        if self._stop is not None:
            self._kit.sounds.play("stop")
        if label:
            self._ask(label)
        else:
            self._round.go_on()

    def leave(self) -> None:
        """Nothing is in hand here."""
        self._in_front = False
        self._handovers.leave()
        self._kit.sounds.silence()

    @property
    def ready(self) -> bool:
        """True if every label is answered."""
        return self._round.at_rest

    def scanned(self, scan: Scan) -> None:
        """Take one scan, in its turn."""
        self._round.scanned(scan)

    def _judge(self, scan: Scan) -> tuple[Judged, HeardAtDock]:
        heard = self.dock.judge(scan, in_front=self._in_front)
        facts = (heard.parsed, heard.verdict, heard.event, self._person.badge)
        return Judged(scan, "dispatch", *facts), heard

    def _shown(self, heard: HeardAtDock) -> None:
        if self.dock.latched is None:
            self._stop = None
        if heard.label and self._in_front:
            self._draw(dispatch_content.asking(heard.parsed))
            self._ask(heard.label, heard.scan)
            return
        self._tell(heard.scan, heard.verdict, heard.parsed, what_happened(heard.event))
        if heard.turns:
            self._handovers.turn()
        if heard.lane:
            self._handovers.at_the_door(heard.lane)
        if heard.leaves_to is not None and self._in_front:
            self._kit.leave_to(heard.leaves_to)
        elif self._in_front:
            self._draw(self._stop or dispatch_content.answered(heard, self.dock.step))

    def _ask(self, label: str, scan: Scan | None = None) -> None:
        """Scans wait until the shared database has answered: the next may be a CONFIRM."""
        person, lane = self._person, self.dock.lane or None
        self._round.hold()
        self._on_store.run(
            lambda: self._load(label, lane, person),
            lambda answer: self._answered(answer, scan),
            self._unanswered,
        )

    def _answered(self, answer: DispatchAnswer, scan: Scan | None) -> None:
        verdict = verdict_of(answer.verdict)
        banner = dispatch_content.loaded(answer, self.dock.lane)
        if signal_of(verdict) is Signal.STOP:
            self.dock.latch(verdict)
            self._stop = banner
        if answer.verdict.leaves:
            self._handovers.at_the_door(answer.carrier)
        self._tell(scan, verdict, answer.label, meaning_of(answer.verdict))
        if self._in_front:
            self._draw(banner)
        self._round.go_on()

    def _unanswered(self, error: Exception) -> None:
        self._told(error)
        self._round.go_on()
        raise_bug(error)

    def _withdrawn(self, error: Exception) -> None:
        self.dock.withdraw_last()
        self._told(error)
        raise_bug(error)

    def _tell(self, scan: Scan | None, verdict: Verdict, code: str, meaning: str) -> None:
        latched, source_id = self.dock.latched is not None, scan.source_id if scan else ""
        self._kit.note(source_id, verdict, code, meaning)
        self._kit.signal(source_id, verdict, latched=latched)

    def _told(self, error: Exception) -> None:
        self._kit.sounds.play(sound_of_trouble(error))
        if self._in_front:
            self._draw(trouble_banner(error))

    def _draw(self, banner: BannerContent) -> None:
        self._display.show_banner(banner)
        self._kit.frame.show_keys(dispatch_content.keys_of(latched=self.dock.latched is not None))
        self._display.show_tape(self._kit.tape.content)
        self._display.show_panel(dispatch_content.panel_content(shown=self.dock.help))
