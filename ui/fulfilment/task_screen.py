"""What the picking and the packing screen do alike: open or resume work, judge, keep, show."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from app.errors import NotAllowed, raise_bug
from app.fulfilment.double_scan import Answer, DoubleScanTask
from app.fulfilment.events import AnyEvent, SignedOut
from app.fulfilment.work import ClaimedPackage, OrderContents, PackPackage, PickPackage
from app.scanning.bounce import SeenLately
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from app.station.claims import Takeover
from app.station.claims.news import news_of
from app.station.claims.refusals import CLAIM_LOST
from app.station.recorder import Judged, judged_in
from app.station.workbench import Workbench
from hardware.ports import Scan
from ui.fulfilment.banners import sound_of_trouble
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.idle import Idle, IdleAnswer, offer_of, opened_elsewhere
from ui.fulfilment.scan_round import ScanRound
from ui.messages.floor.news import news_words
from ui.messages.floor.tape import what_happened
from ui.shell.screen import ScreenName
from ui.widgets.content import BannerContent

PackageT = TypeVar("PackageT", bound=ClaimedPackage)
TaskT = TypeVar("TaskT", bound=DoubleScanTask[Any, Any])

NOBODY = Person("", "", "")


class TaskScreen(ABC, Generic[PackageT, TaskT]):
    """Keeps ``Screen``; what is drawn and what follows an answer is the subclass's."""

    kind: str
    package_type: type[PackageT]

    def __init__(self, kit: FloorKit, bench: Workbench, idle: Idle) -> None:
        self._kit = kit
        self._bench = bench
        self._idle = idle
        self._task: TaskT | None = None
        self._package: PackageT | None = None
        self._person = NOBODY
        self._in_front = False
        self._seen = self._seen_before = SeenLately()
        self._judged_by_task = False
        self._answer: Answer[Any] | None = None
        self._now: dict[str, OrderContents | None] = {}
        self._round: ScanRound[Answer[Any] | IdleAnswer] = ScanRound(
            kit.recorder, self._judge, self._shown, self._withdrawn
        )

    # -- what differs -----------------------------------------------------------------------

    @abstractmethod
    def _claim(self, code: str, person: Person, takeover: Takeover | None) -> PackageT: ...

    @abstractmethod
    def _task_of(self, package: PackageT) -> TaskT: ...

    @abstractmethod
    def _draw(self, answer: Answer[Any] | None) -> None:
        """Draw the work in hand; ``answer`` is None where no scan was judged yet."""

    @abstractmethod
    def _draw_idle(self, answer: IdleAnswer | None, error: Exception | None) -> None:
        """Draw that nothing is in hand, or why work could not be opened."""

    @abstractmethod
    def _draw_trouble(self, error: Exception) -> None:
        """Say in the banner what went wrong; all else stays."""

    @abstractmethod
    def _after(self, answer: Answer[Any] | None) -> None:
        """Do what follows an answer, or opening the work (None)."""

    # -- Screen -----------------------------------------------------------------------------

    def enter(self, person: Person | None, code: str) -> None:
        """Stand at the work left open, else open ``code``, else wait.

        A station has one work in hand: if it is of another screen, that screen comes in front.
        """
        other = self._bench.kind_in_hand
        if other not in {"", self.kind}:
            self._kit.navigator.go(ScreenName(other))
            return
        self._person = person or NOBODY
        self._in_front = True
        self._task = self._answer = None
        self._idle.help, self._idle.offer = False, None
        self._draw_idle(None, None)
        self._round.hold()
        self._bench.resume(
            self.kind, self.package_type, self._begin, lambda: self._entered(code), self._lost
        )

    def leave(self) -> None:
        """Keep the work: the journal has it."""
        self._in_front = False
        self._task = None
        self._kit.sounds.silence()

    def scanned(self, scan: Scan) -> None:
        """Take one scan; it waits its turn while work is being opened."""
        self._round.scanned(scan)

    @property
    def ready(self) -> bool:
        """True if every scan is answered and no work is being opened."""
        return self._round.at_rest

    @property
    def in_hand(self) -> tuple[PackageT, TaskT] | None:
        """The package and the task that are worked on; None while there is none."""
        if self._task is None or self._package is None:
            return None
        return self._package, self._task

    @property
    def order_nos(self) -> tuple[str, ...]:
        """The orders in hand."""
        if self._task is None or self._package is None:
            return ()
        if isinstance(self._package, PackPackage):
            return (self._package.order_no,)
        if isinstance(self._package, PickPackage):
            return tuple(self._package.order_versions)
        return ()

    def hear_versions(self, versions: Mapping[str, int | None]) -> None:
        """Hear which versions the orders in hand have now; the next scan says so (D10)."""
        if self._task is not None:
            for order_no, version in versions.items():
                self._task.order_changed(order_no, version)

    def hear_orders(self, now: Mapping[str, OrderContents | None]) -> None:
        """Hear what the orders in hand ask for now: what changed is said with the STOP (D10)."""
        self._now.update(now)
        self.hear_versions({no: order.version if order else None for no, order in now.items()})

    def _with_news(self, banner: BannerContent) -> BannerContent:
        """The banner of a STOP for a changed order, with what changed."""
        package, latch = self._package, self._task.situation.latch if self._task else None
        if package is None or latch is None or latch.verdict is not Verdict.ORDER_CHANGED:
            return banner
        order_no = latch.expected
        before = next((one for one in package.made_for if one.order_no == order_no), None)
        said = news_words(news_of(before, self._now.get(order_no, before)))
        return replace(banner, overline=f"{banner.overline} · {said}") if said else banner

    def hear_claim_lost(self, work_id: int, holder: str) -> None:
        """Hear that a work is another station's now; if it is in hand, every scan says so (D11)."""
        task, package = self._task, self._package
        if task is None or package is None or package.work_id != work_id:
            return
        if task.situation.is_over:
            return
        task.claim_lost()
        self._told(NotAllowed(action=self.kind, reason=CLAIM_LOST, holder=holder))

    # -- opening work -----------------------------------------------------------------------

    def _entered(self, code: str) -> None:
        if code:
            self._open(code)
        else:
            self._round.go_on()

    def _open(self, code: str, takeover: Takeover | None = None) -> None:
        self._round.hold()
        person = self._person
        self._bench.claim(
            self.kind,
            person.badge,
            lambda: self._claim(code, person, takeover),
            lambda package: self._begin(package, ()),
            lambda error: self._refused(code, error),
        )

    def _refused(self, code: str, error: Exception) -> None:
        """Another station may have it: then it is offered to be taken over (D11).

        What another screen is for opens there.
        """
        elsewhere = opened_elsewhere(error)
        if elsewhere is not None and self._in_front:
            self._round.go_on()
            self._kit.navigator.go(elsewhere, code)
            return
        self._idle.offer = offer_of(code, error)
        self._lost(error)

    def _begin(
        self,
        package: PackageT,
        events: Sequence[AnyEvent],
        answer: Answer[Any] | None = None,
    ) -> None:
        """Stand where ``events`` lead; ``answer`` is the scan that is still to be seen."""
        if not self._in_front:
            self._round.go_on()  # what still waits was meant for a screen that is gone
            return
        task = self._task_of(package)
        task.remember(self._seen)
        for event in events:
            task.restore(event)
        self._task, self._package, self._answer = task, package, answer
        if task.situation.latch is not None:
            self._kit.sounds.play("stop")
        self._draw(answer)
        self._after(None)
        if self._bench.lost_to is not None:  # it was lost while nobody stood here to hear it
            self.hear_claim_lost(package.work_id, self._bench.lost_to)
        self._round.go_on()

    def _lost(self, error: Exception) -> None:
        """The work could not be opened; scans are taken again."""
        if self._in_front:
            self._task = None
            self._draw_idle(None, error)
            self._kit.sounds.play(sound_of_trouble(error))
        self._round.go_on()
        raise_bug(error)

    # -- scans ------------------------------------------------------------------------------

    def _judge(self, scan: Scan) -> tuple[Judged, Answer[Any] | IdleAnswer]:
        task, package, badge = self._task, self._package, self._person.badge
        self._seen_before, self._seen = self._seen, self._seen.after(scan)
        if task is None or package is None or task.situation.is_over:
            self._judged_by_task = False
            bounces = self._seen_before.bounces(scan, self._kit.bounce_ms(scan.source_id))
            idle = self._idle.judge(scan, bounces=bounces, in_front=self._in_front)
            return Judged(scan, self.kind, idle.parsed, idle.verdict, idle.event, badge), idle
        self._judged_by_task = True
        answer: Answer[Any] = task.judge(scan)
        return judged_in(package, badge, answer), answer

    def _shown(self, answer: Answer[Any] | IdleAnswer) -> None:
        latched = isinstance(answer, Answer) and answer.situation.latch is not None
        meaning = what_happened(answer.event)
        self._kit.note(answer.scan.source_id, answer.verdict, answer.parsed, meaning)
        self._kit.signal(answer.scan.source_id, answer.verdict, latched=latched)
        if not self._in_front:
            return
        if isinstance(answer, IdleAnswer):
            self._shown_idle(answer)
        elif isinstance(answer.event, SignedOut):
            self._kit.navigator.sign_out()
        else:
            self._bench.owner = self._person.badge  # as the journal has it, too
            self._answer = answer
            self._draw(answer)
            self._after(answer)

    def _shown_idle(self, answer: IdleAnswer) -> None:
        if answer.leaves_to is not None:
            self._kit.leave_to(answer.leaves_to)
            return
        self._draw_idle(answer, None)
        if answer.opens:
            self._open(answer.opens, answer.takeover)

    def _withdrawn(self, error: Exception) -> None:
        self._seen = self._seen_before
        if self._task is not None and self._judged_by_task:
            self._task.withdraw_last()  # nothing counts that is not kept
        self._kit.sounds.play(sound_of_trouble(error))
        if self._in_front:
            self._draw_trouble(error)
        raise_bug(error)

    def _told(self, error: Exception) -> None:
        """Show trouble that no scan has caused; a latched STOP stays what is shown (D4)."""
        if self._in_front and (self._task is None or self._task.situation.latch is None):
            self._draw_trouble(error)
            self._kit.sounds.play(sound_of_trouble(error))
        raise_bug(error)
