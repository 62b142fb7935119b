"""The scans of a carton or of stock work, stepped through on the screens that were worked on."""

from __future__ import annotations

from collections.abc import Callable

from app.errors import raise_bug
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import (
    BinScanned,
    ControlScanned,
    LabelScanned,
    Meaning,
    OrderScanned,
    PurchaseOrderScanned,
    ToteScanned,
)
from app.scanning.verdicts import Verdict
from app.station.flight_recorder.flight import Flight
from app.station.runner import Runner
from hardware.ports import Scan
from ui.fulfilment.desk_scans import Decision, DeskScans, Heard, answer_on
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.replay import replay_content, replay_drawing
from ui.fulfilment.replay.replay_content import KINDS, Frame, frames_of
from ui.fulfilment.replay.replay_display import Fly, ReplayDisplay
from ui.messages.errors import in_one_line
from ui.messages.wording import translate
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone


class ReplayPresenter:
    """Keeps ``Screen``.  Nothing is changed here: what happened is only shown again."""

    def __init__(self, display: ReplayDisplay, kit: FloorKit, on_store: Runner, fly: Fly) -> None:
        self._display, self._kit = display, kit
        self._on_store, self._fly = on_store, fly
        self._frames: tuple[Frame, ...] = ()
        self._place = 0
        shown = answer_on(display)

        def answered(heard: Heard) -> None:
            if heard.decision.verdict is not Verdict.ACCEPTED:
                shown(heard)

        self._ear = DeskScans(kit, ScreenName.REPLAY, KINDS, self._decide, answered, self._trouble)

    def enter(self, person: Person | None, code: str) -> None:
        """Show the flight of ``code``: a label, an order, "ORDER/2"; "" waits for a scan."""
        self._ear.badge = person.badge if person else ""
        self._frames, self._place = (), 0
        self._display.show_heading(translate("replay", "Replay"))
        self._draw()
        if code:
            self._open(code)

    def leave(self) -> None:
        """Nothing is in hand here."""
        self._frames = ()

    def scanned(self, scan: Scan) -> None:
        """Take one scan or key."""
        self._ear.scanned(scan)

    def _decide(self, meaning: Meaning) -> Decision:
        match meaning:
            case ControlScanned(code):
                return self._decide_key(code)
            case (
                LabelScanned(number=code)
                | OrderScanned(order_no=code)
                | BinScanned(code=code)
                | PurchaseOrderScanned(po_no=code)
                | ToteScanned(code=code)
            ):
                return Decision(Verdict.ACCEPTED, to="replay", act=lambda: self._open(code))
            case _:
                said = translate("replay", "Scan a label, an order, a delivery, a bin or a tote")
                return Decision(Verdict.WRONG_STATE, said)

    def _decide_key(self, code: ControlCode) -> Decision:
        acts: dict[ControlCode, Callable[[], None]] = {
            ControlCode.CONFIRM: lambda: self._go(self._place + 1),
            ControlCode.SHORT: lambda: self._go(0),
            ControlCode.EXCEPTION: lambda: self._go_to(lambda frame, _now: frame.is_refused),
            ControlCode.UNDO: lambda: self._go(self._place - 1),
            ControlCode.NEXT_CARTON: lambda: self._go_to(lambda frame, now: frame.part > now.part),
        }
        if code is ControlCode.REPRINT:
            back = translate("replay", "Back to the orders")
            return Decision(Verdict.ACCEPTED, back, to="orders", act=self._to_orders)
        if code not in acts or not self._frames:
            dead = translate("replay", "That key does nothing here")
            return Decision(Verdict.WRONG_STATE, dead)
        return Decision(Verdict.ACCEPTED, to="replay", act=acts[code])

    def _to_orders(self) -> None:
        self._kit.navigator.go(ScreenName.ORDERS)

    def _open(self, code: str) -> None:
        self._on_store.run(lambda: self._fly(code), self._flown, self._trouble)

    def _flown(self, flight: Flight) -> None:
        clock = self._kit.clock().tzinfo
        self._frames = frames_of(flight, lambda moment: moment.astimezone(clock))
        self._display.show_heading(replay_content.heading_of(flight.carton))
        self._go(0)

    def _trouble(self, error: Exception) -> None:
        raise_bug(error)
        self._kit.sounds.play("attention")
        self._display.show_answer(in_one_line(error), Tone.ATTENTION)

    # -- stepping ---------------------------------------------------------------------------

    def _go(self, place: int) -> None:
        """Stand at a scan; before the first and behind the last there is none."""
        self._place = max(0, min(place, len(self._frames) - 1))
        self._draw()

    def _go_to(self, wanted: Callable[[Frame, Frame], bool]) -> None:
        now = self._frames[self._place]
        ahead = range(self._place + 1, len(self._frames))
        found = next((place for place in ahead if wanted(self._frames[place], now)), None)
        if found is None:
            said = translate("replay", "No more of them")
            self._display.show_answer(said, Tone.ATTENTION)
        else:
            self._go(found)

    def _draw(self) -> None:
        self._kit.frame.show_place(())
        self._kit.frame.show_keys(replay_content.keys_of(flying=bool(self._frames)))
        if not self._frames:
            self._display.show_kind("")
            self._display.show_figures(())
            self._display.show_answer("", Tone.READY)
            return
        frame, count = self._frames[self._place], len(self._frames)
        self._display.show_kind(frame.kind)
        self._display.show_answer(*replay_content.compared(frame.step))
        self._display.show_figures(replay_content.figures_of(frame, self._place + 1, count))
        replay_drawing.draw(self._display, frame)
