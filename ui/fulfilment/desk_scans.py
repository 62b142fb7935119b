"""Scans outside double-scan work: each gets one verdict, is kept, and only then acts (D2).

Sign-in, home and the desk's pages hear scans through this; picking and packing have tasks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from app.errors import raise_bug
from app.fulfilment.events import Navigated, Refused
from app.scanning.bounce import SeenLately
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import AmbiguousScanned, DamagedScanned, Meaning, UnknownScanned
from app.scanning.resolver import CodeKind, in_words, resolve
from app.scanning.verdicts import Signal, Verdict, signal_of
from app.station.recorder import Judged
from app.station.runner import Runner
from hardware.ports import Scan
from ui.fulfilment.floor_keys import keys_for
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.scan_round import ScanRound
from ui.messages.errors import in_one_line
from ui.messages.verdicts import tone_of, words_of
from ui.shell.screen import ScreenName
from ui.widgets.content import Tone
from ui.widgets.frame_content import KeyHint

T = TypeVar("T")


def _nothing() -> None:
    """Do nothing: the verdict is all there is."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a screen makes of a scan.

    Attributes:
        verdict: the one answer.
        says: what the screen says about it; "" leaves it to the verdict's own words.
        to: what it led to, for the record.
        act: done once the scan is kept and shown.
    """

    verdict: Verdict
    says: str = ""
    to: str = ""
    act: Callable[[], None] = _nothing


@dataclass(frozen=True, slots=True)
class Heard:
    """A scan with its meaning and the screen's decision, already kept."""

    scan: Scan
    meaning: Meaning
    parsed: str
    decision: Decision

    @property
    def text(self) -> str:
        """What to show beside the verdict: what was scanned is always named."""
        return self.decision.says or f"{words_of(self.decision.verdict).overline} · {self.parsed}"


def live_keys(live: Collection[ControlCode]) -> tuple[KeyHint, ...]:
    """Only the keys that mean something: pages with tiles or actions show no others."""
    return tuple(hint for hint in keys_for(live) if hint.enabled)


class AnswersInOneLine(Protocol):
    """A desk page with one line for answers."""

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer, at once."""


def answer_on(page: AnswersInOneLine) -> Callable[[Heard], None]:
    """Show verdicts in the one line of a desk page."""
    return lambda heard: page.show_answer(heard.text, tone_of(heard.decision.verdict))


class DeskScans:
    """The ear of one screen.

    Args:
        kit: the station's means.
        screen: which screen, for the record.
        kinds: the kinds of codes that mean something here, the likeliest first.
        decide: answers a scan that names something; asked in order, from memory only.
        shown: shows a verdict that is kept; the decision's ``act`` comes after it.
        failed: shows that the last scan could not be kept and does not count.
    """

    def __init__(
        self,
        kit: FloorKit,
        screen: ScreenName,
        kinds: Sequence[CodeKind],
        decide: Callable[[Meaning], Decision],
        shown: Callable[[Heard], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._kit = kit
        self._screen = screen
        self._kinds = tuple(kinds)
        self._decide = decide
        self._show = shown
        self._failed = failed
        self._seen = SeenLately()
        self._round: ScanRound[Heard] = ScanRound(
            kit.recorder, self._judge, self._kept, self._withdrawn
        )
        self.badge = ""

    def scanned(self, scan: Scan) -> None:
        """Take one scan; it waits its turn."""
        self._round.scanned(scan)

    def _judge(self, scan: Scan) -> tuple[Judged, Heard]:
        meaning = resolve(scan, self._kit.directory(), self._kinds)
        bounces = self._seen.bounces(scan, self._kit.bounce_ms(scan.source_id))
        self._seen = self._seen.after(scan)
        decision = Decision(Verdict.NOT_COUNTED) if bounces else self._answer(meaning)
        parsed = in_words(meaning, scan)
        verdict = decision.verdict
        good = signal_of(verdict) is Signal.OK
        event = Navigated(to=decision.to) if good else Refused(verdict=verdict, scanned=parsed)
        judged = Judged(scan, self._screen.value, parsed, verdict, event, self.badge)
        return judged, Heard(scan, meaning, parsed, decision)

    def _answer(self, meaning: Meaning) -> Decision:
        decision = self._decide(meaning)
        if decision.verdict is not Verdict.WRONG_STATE:
            return decision
        match meaning:
            case UnknownScanned() | DamagedScanned():
                return replace(decision, verdict=Verdict.UNKNOWN_CODE)
            case AmbiguousScanned():
                return replace(decision, verdict=Verdict.AMBIGUOUS_CODE)
            case _:
                return decision

    def _kept(self, heard: Heard) -> None:
        verdict = heard.decision.verdict
        source_id = heard.scan.source_id
        self._kit.note(source_id, verdict, heard.parsed, words_of(verdict).overline)
        self._kit.signal(source_id, verdict)
        self._show(heard)
        heard.decision.act()

    def _withdrawn(self, error: Exception) -> None:
        raise_bug(error)
        self._kit.sounds.play("stop")
        self._failed(error)


class DeskPage:
    """What the pages of the desk do alike: who is there, what is read, where trouble is said.

    Args:
        page: the page's one line for answers.
        kit: the station's means.
        on_store: where the shared database is asked.
        screen: which page, for the record.
        kinds: the kinds of codes that mean something here, the likeliest first.
        decide: answers a scan that names something; asked in order, from memory only.
        redraw: draws again what a step in vain has left half done.
    """

    def __init__(
        self,
        page: AnswersInOneLine,
        kit: FloorKit,
        on_store: Runner,
        screen: ScreenName,
        kinds: Sequence[CodeKind],
        decide: Callable[[Meaning], Decision],
        redraw: Callable[[], None] = _nothing,
    ) -> None:
        self._page, self._kit, self._on_store, self._redraw = page, kit, on_store, redraw
        self._scans = DeskScans(kit, screen, kinds, decide, answer_on(page), self._say_why)
        self.in_front = False
        self.scanned = self._scans.scanned
        self.person = Person("", "", "")

    def enter(self, person: Person | None) -> None:
        """The page is in front of ``person``: no answer stands there, no key of the floor."""
        self.person, self.in_front = person or Person("", "", ""), True
        self._scans.badge = self.person.badge
        self._kit.frame.show_keys(())
        self.say("", Tone.READY)

    def leave(self) -> None:
        """Another page comes in front."""
        self.in_front = False

    def read(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Ask the shared database, if the page is in front."""
        if self.in_front:
            self.run(job, then)

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Ask the shared database, or change something in it; ``failed`` if that must do more."""
        self._on_store.run(job, then, failed or self.failed)

    def say(self, text: str, tone: Tone) -> None:
        """Answer the last step, at once."""
        self._page.show_answer(text, tone)

    def failed(self, error: Exception) -> None:
        """It could not be done: say why."""
        raise_bug(error)
        self._kit.sounds.play("attention")
        self._say_why(error)

    def _say_why(self, error: Exception) -> None:
        self.say(in_one_line(error), Tone.ATTENTION)
        self._redraw()
