"""A floor screen with no work in hand: which scan opens work, and what the others are told."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from app.fulfilment.events import AnyEvent, Navigated, PanelChanged, Refused
from app.scanning.bounce import SeenLately
from app.scanning.control_card import ControlCode
from app.scanning.meaning import (
    AmbiguousScanned,
    ControlScanned,
    DamagedScanned,
    Meaning,
    OrderScanned,
    ToteScanned,
    UnknownScanned,
)
from app.scanning.resolver import CodeKind, in_words, resolve
from app.scanning.verdicts import Verdict
from hardware.ports import Scan
from ui.fulfilment.floor_kit import FloorKit

NEXT = "next"
"""What CONFIRM opens: the next work that waits, where the screen knows of such."""


@dataclass(frozen=True, slots=True)
class IdleAnswer:
    """A scan outside work.  ``opens`` is the code of the work to open, or ""."""

    scan: Scan
    parsed: str
    verdict: Verdict
    event: AnyEvent
    opens: str = ""


class Idle:
    """Judges scans while no work is in hand.

    Args:
        kit: the station's means.
        kinds: the kinds of codes that open work here.
        confirm_opens: True if CONFIRM opens the next work.
    """

    def __init__(
        self, kit: FloorKit, kinds: Collection[CodeKind], *, confirm_opens: bool = False
    ) -> None:
        self._kit = kit
        self._kinds = tuple(kinds)
        self._confirm_opens = confirm_opens
        self._seen = SeenLately()
        self._help = False

    def judge(self, scan: Scan) -> IdleAnswer:
        """Answer ``scan``."""
        meaning = resolve(scan, self._kit.directory(), self._kinds)
        parsed = in_words(meaning, scan)
        bounces = self._seen.bounces(scan, self._kit.bounce_ms(scan.source_id))
        self._seen = self._seen.after(scan)
        if bounces:
            return self._refused(scan, parsed, Verdict.NOT_COUNTED)
        opens = self._opens(meaning)
        if opens:
            return IdleAnswer(scan, parsed, Verdict.ACCEPTED, Navigated(to=opens), opens)
        match meaning:
            case ControlScanned(ControlCode.HELP):
                self._help = not self._help
                event = PanelChanged(panel="help" if self._help else "")
                return IdleAnswer(scan, parsed, Verdict.ACCEPTED, event)
            case UnknownScanned() | DamagedScanned():
                return self._refused(scan, parsed, Verdict.UNKNOWN_CODE)
            case AmbiguousScanned():
                return self._refused(scan, parsed, Verdict.AMBIGUOUS_CODE)
            case _:
                return self._refused(scan, parsed, Verdict.WRONG_STATE)

    def _opens(self, meaning: Meaning) -> str:
        match meaning:
            case ToteScanned(code) if CodeKind.TOTE in self._kinds:
                return code
            case OrderScanned(order_no) if CodeKind.ORDER in self._kinds:
                return order_no
            case ControlScanned(ControlCode.CONFIRM) if self._confirm_opens:
                return NEXT
            case _:
                return ""

    def _refused(self, scan: Scan, parsed: str, verdict: Verdict) -> IdleAnswer:
        return IdleAnswer(scan, parsed, verdict, Refused(verdict=verdict, scanned=parsed))
