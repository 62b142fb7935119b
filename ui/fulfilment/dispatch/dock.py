"""How the loading screen answers from memory: which scans are labels, and what STOP holds up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.fulfilment.dispatch.manifest import ManifestAnswer, ManifestVerdict
from app.fulfilment.events import Acknowledged, Navigated, PanelChanged, Refused
from app.scanning.bounce import SeenLately
from app.scanning.control_card import ControlCode
from app.scanning.meaning import (
    AmbiguousScanned,
    BadgeScanned,
    ControlScanned,
    DamagedScanned,
    LabelScanned,
    LaneScanned,
    Meaning,
    UnknownScanned,
)
from app.scanning.resolver import CodeKind, in_words, resolve
from app.scanning.verdicts import Verdict
from hardware.ports import Scan
from ui.fulfilment.dispatch.dispatch_display import HeardAtDock
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.idle import way_out
from ui.messages.floor.dock import first_step
from ui.messages.floor.steps import Instruction
from ui.messages.floor.tape import AGAIN

_KINDS = (CodeKind.LABEL, CodeKind.LANE)
_ALWAYS = {ControlCode.NEXT_CARTON, ControlCode.UNDO, ControlCode.SIGN_OUT, ControlCode.HELP}
_ASKS = {ManifestVerdict.PARCELS_MISSING, ManifestVerdict.NOT_A_SUPERVISOR}


@dataclass(frozen=True, slots=True)
class _Standing:
    latched: Verdict | None = None
    lane: str = ""
    asks_badge: bool = False
    help: bool = False
    seen: SeenLately = field(default_factory=SeenLately)


class Dock:
    """Judges scans at the dock.  Whether a parcel may leave, the shared database says."""

    def __init__(self, kit: FloorKit) -> None:
        self._kit = kit
        self._now = self._before = _Standing()
        self._manifest_no = ""

    @property
    def latched(self) -> Verdict | None:
        """The STOP that waits for CONFIRM (D4)."""
        return self._now.latched

    @property
    def help(self) -> bool:
        """True while the help is open."""
        return self._now.help

    @property
    def lane(self) -> str:
        """The carrier whose lane was scanned, "" if none was."""
        return self._now.lane

    @property
    def manifest_no(self) -> str:
        """The last manifest that was closed here, "" if none is known."""
        return self._manifest_no

    @property
    def live(self) -> set[ControlCode]:
        """The keys that mean something, while no STOP is latched."""
        closes = set() if self._asks_lane else {ControlCode.CONFIRM}
        return _ALWAYS | closes | ({ControlCode.REPRINT} if self.manifest_no else set())

    @property
    def step(self) -> Instruction:
        """What is to be scanned, while nothing is asked of the shared database."""
        return first_step(self._now.lane, asks_lane=self._asks_lane)

    @property
    def _asks_lane(self) -> bool:
        """Where there are lanes, no label counts before its lane is known (D9)."""
        return not self._now.lane and bool(self._kit.directory().lanes)

    def begin(self, code: str) -> str:
        """Somebody comes with a lane, a label or nothing; the label to ask about, or ""."""
        lane = self._kit.directory().lanes.get(code, "")
        self._now = replace(self._now, lane=lane, asks_badge=False, help=False)
        waits = lane or self._asks_lane or self._now.latched is not None
        return "" if waits else code

    def latch(self, verdict: Verdict) -> None:
        """Hear that the shared database refused a parcel."""
        self._now = replace(self._now, latched=verdict)

    def hear_closing(self, answer: ManifestAnswer) -> None:
        """Hear what became of the handover; a supervisor's badge is asked for what is missing."""
        self._now = replace(self._now, asks_badge=answer.verdict in _ASKS)
        self.know_manifest(answer.manifest_no)

    def know_manifest(self, manifest_no: str) -> None:
        """Hear which manifest was closed here last; "" if none was."""
        self._manifest_no = manifest_no or self._manifest_no

    def withdraw_last(self) -> None:
        """Forget the last scan: the journal could not keep it."""
        self._now = self._before

    def judge(self, scan: Scan, *, in_front: bool = True) -> HeardAtDock:
        """Answer ``scan`` from memory; a label is answered by the shared database after that.

        ``in_front`` is False if the screen was left while the scan waited: nothing is loaded.
        """
        kinds = (*_KINDS, CodeKind.BADGE) if self._now.asks_badge else _KINDS
        meaning = resolve(scan, self._kit.directory(), kinds)
        parsed = in_words(meaning, scan)
        now = self._now
        bounces = now.seen.bounces(scan, self._kit.bounce_ms(scan.source_id))
        self._before, self._now = now, replace(now, seen=now.seen.after(scan))
        if bounces:
            return _refused(scan, parsed, Verdict.NOT_COUNTED)
        if not in_front:
            return _refused(scan, parsed, Verdict.WRONG_STATE)
        return self._decide(scan, parsed, meaning)

    def _decide(self, scan: Scan, parsed: str, meaning: Meaning) -> HeardAtDock:
        code = meaning.code if isinstance(meaning, ControlScanned) else None
        if self._now.latched is not None and code is not ControlCode.SIGN_OUT:
            return self._while_latched(scan, parsed, code, self._now.latched)
        if code in {ControlCode.SIGN_OUT, ControlCode.UNDO}:
            to = way_out(code)
            event = Navigated(to=to.value)
            return HeardAtDock(scan, parsed, Verdict.ACCEPTED, event, leaves_to=to)
        if code is ControlCode.NEXT_CARTON:
            return HeardAtDock(scan, parsed, Verdict.ACCEPTED, Navigated(to="missing"), turns=True)
        if code is ControlCode.HELP:
            shown = not self._now.help
            self._now = replace(self._now, help=shown)
            panel = PanelChanged(panel="help" if shown else "")
            return HeardAtDock(scan, parsed, Verdict.ACCEPTED, panel)
        if code in {ControlCode.CONFIRM, ControlCode.REPRINT} or isinstance(meaning, BadgeScanned):
            return self._about_manifest(scan, parsed, meaning)
        if isinstance(meaning, LaneScanned):
            self._now = replace(self._now, lane=meaning.carrier, asks_badge=False, help=False)
            event = Navigated(to=meaning.code)
            return HeardAtDock(scan, parsed, Verdict.ACCEPTED, event, lane=meaning.carrier)
        if isinstance(meaning, LabelScanned) and not self._asks_lane:
            self._now = replace(self._now, asks_badge=False, help=False)
            event = Navigated(to=meaning.number)
            return HeardAtDock(scan, parsed, Verdict.ACCEPTED, event, label=meaning.number)
        return _refused(scan, parsed, _useless(meaning))

    def _about_manifest(self, scan: Scan, parsed: str, meaning: Meaning) -> HeardAtDock:
        ok = Verdict.ACCEPTED
        match meaning:
            case ControlScanned(ControlCode.CONFIRM) if not self._asks_lane:
                badge = ""
            case BadgeScanned(person) if self._now.asks_badge:
                badge = person.badge
            case ControlScanned(ControlCode.REPRINT) if self.manifest_no:
                return HeardAtDock(scan, parsed, ok, Navigated(to=AGAIN), reprints=True)
            case _:
                return _refused(scan, parsed, Verdict.WRONG_STATE)
        self._now = replace(self._now, help=False)  # the list of what is missing stands behind it
        event = Navigated(to="manifest")
        return HeardAtDock(scan, parsed, ok, event, closes=True, approved_by=badge)

    def _while_latched(
        self, scan: Scan, parsed: str, code: ControlCode | None, latched: Verdict
    ) -> HeardAtDock:
        if code is ControlCode.CONFIRM:
            self._now = replace(self._now, latched=None)
            return HeardAtDock(scan, parsed, Verdict.ACCEPTED, Acknowledged())
        return _refused(scan, parsed, latched, latches=True)


def _refused(scan: Scan, parsed: str, verdict: Verdict, *, latches: bool = False) -> HeardAtDock:
    event = Refused(verdict=verdict, scanned=parsed, latches=latches)
    return HeardAtDock(scan, parsed, verdict, event)


def _useless(meaning: Meaning) -> Verdict:
    match meaning:
        case UnknownScanned() | DamagedScanned():
            return Verdict.UNKNOWN_CODE
        case AmbiguousScanned():
            return Verdict.AMBIGUOUS_CODE
        case _:
            return Verdict.WRONG_STATE
