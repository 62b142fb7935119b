"""Loading parcels: each label is scanned once more on to the carrier's van (D9, SOP "Dispatch")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.errors import AppError
from app.fulfilment.events import Acknowledged, AnyEvent, Navigated, Refused
from app.fulfilment.shipping.dispatch import DispatchAnswer, DispatchVerdict
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import ControlScanned, LabelScanned
from app.scanning.resolver import CodeKind, in_words, resolve
from app.scanning.verdicts import Signal, Verdict, signal_of
from app.station.recorder import Judged
from app.station.runner import Runner
from hardware.ports import Scan
from ui.fulfilment.banners import trouble_banner
from ui.fulfilment.dispatch import dispatch_content
from ui.fulfilment.floor_keys import keys_for
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.scan_round import ScanRound
from ui.messages.verdicts import words_of
from ui.widgets.content import BannerContent, LinesContent, TapeContent

_NOBODY = Person("", "", "")

Load = Callable[[str, Person], DispatchAnswer]
"""Judges a label in the shared database and ships the parcel if it may leave."""


class DispatchDisplay(Protocol):
    """What the loading screen can show."""

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step."""

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""

    def show_loaded(self, content: LinesContent) -> None:
        """Show what was loaded since the screen was opened."""


@dataclass(frozen=True, slots=True)
class _Heard:
    scan: Scan
    parsed: str
    verdict: Verdict
    label: str = ""


class DispatchPresenter:
    """Keeps ``Screen``.  A parcel leaves only by the shared database's own word."""

    def __init__(
        self, display: DispatchDisplay, kit: FloorKit, on_store: Runner, load: Load
    ) -> None:
        self._display = display
        self._kit = kit
        self._on_store = on_store
        self._load = load
        self._person = _NOBODY
        self._latched = False
        self._loaded: list[DispatchAnswer] = []
        self._round = ScanRound(kit.recorder, self._judge, self._shown, self._trouble)

    def enter(self, person: Person | None, code: str) -> None:
        """Wait for labels; ``code`` is the first of them if one opened the screen."""
        self._person = person or _NOBODY
        self._latched, self._loaded = False, []
        self._display.show_banner(dispatch_content.ready())
        self._draw()
        if code:
            self._ask(code)

    def leave(self) -> None:
        """Nothing is in hand here."""
        self._kit.sounds.silence()

    @property
    def ready(self) -> bool:
        """True if every label is answered."""
        return self._round.at_rest

    def scanned(self, scan: Scan) -> None:
        """Take one scan, in its turn."""
        self._round.scanned(scan)

    def _judge(self, scan: Scan) -> tuple[Judged, _Heard]:
        meaning = resolve(scan, self._kit.directory(), (CodeKind.LABEL,))
        heard = _Heard(scan, in_words(meaning, scan), Verdict.UNKNOWN_CODE)
        event: AnyEvent = Refused(verdict=heard.verdict, scanned=heard.parsed)
        match meaning:
            case ControlScanned(ControlCode.CONFIRM) if self._latched:
                heard, event = _Heard(scan, heard.parsed, Verdict.ACCEPTED), Acknowledged()
                self._latched = False
            case _ if self._latched:
                heard = _Heard(scan, heard.parsed, Verdict.WRONG_CARTON)
                event = Refused(verdict=heard.verdict, scanned=heard.parsed, latches=True)
            case LabelScanned(number):
                heard = _Heard(scan, heard.parsed, Verdict.ACCEPTED, number)
                event = Navigated(to=number)
            case ControlScanned():
                heard = _Heard(scan, heard.parsed, Verdict.WRONG_STATE)
                event = Refused(verdict=heard.verdict)
            case _:
                pass
        badge = self._person.badge
        return Judged(scan, "dispatch", heard.parsed, heard.verdict, event, badge), heard

    def _shown(self, heard: _Heard) -> None:
        if heard.label:
            self._round.hold()
            self._display.show_banner(dispatch_content.asking(heard.parsed))
            self._ask(heard.label, heard.scan)
            return
        self._tell(heard.scan, heard.verdict, heard.parsed, words_of(heard.verdict).overline)
        self._display.show_banner(dispatch_content.answered(heard.verdict, heard.parsed))

    def _ask(self, label: str, scan: Scan | None = None) -> None:
        person = self._person
        self._on_store.run(
            lambda: self._load(label, person),
            lambda answer: self._answered(answer, scan),
            self._unanswered,
        )

    def _answered(self, answer: DispatchAnswer, scan: Scan | None) -> None:
        verdict = dispatch_content.verdict_of(answer.verdict)
        self._latched = signal_of(verdict) is Signal.STOP
        if answer.verdict in {DispatchVerdict.LOADED, DispatchVerdict.ORDER_SHIPPED}:
            self._loaded.insert(0, answer)
        self._tell(scan, verdict, answer.label, dispatch_content.meaning_of(answer.verdict))
        self._display.show_banner(dispatch_content.loaded(answer))
        self._draw()
        self._round.go_on()

    def _unanswered(self, error: Exception) -> None:
        self._trouble(error)
        self._round.go_on()

    def _tell(self, scan: Scan | None, verdict: Verdict, code: str, meaning: str) -> None:
        self._kit.tape.add(self._kit.clock(), verdict, code, meaning)
        self._kit.signal(scan.source_id if scan else "", verdict)
        self._display.show_tape(self._kit.tape.content)

    def _trouble(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._kit.sounds.play("stop")
        self._display.show_banner(trouble_banner(error))

    def _draw(self) -> None:
        live = {ControlCode.SIGN_OUT, ControlCode.HELP}
        stop = ControlCode.CONFIRM
        keys = keys_for({stop}, urgent=stop) if self._latched else keys_for(live)
        self._kit.frame.show_keys(keys)
        self._display.show_tape(self._kit.tape.content)
        self._display.show_loaded(dispatch_content.lines_of(self._loaded))
