"""Displays that write down what a floor presenter shows, and floor presenters round them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.fulfilment.dispatch.handover import Handovers
from app.fulfilment.dispatch.loading import DispatchAnswer, DispatchVerdict
from app.fulfilment.dispatch.manifest import ManifestAnswer, ManifestVerdict
from app.fulfilment.dispatch.manifest_paper import ManifestPrint
from app.fulfilment.events import ReprintReason
from app.fulfilment.shipping.label_gate import Override
from app.fulfilment.shipping.papers import Papers
from app.fulfilment.work import PackPackage, PickPackage
from app.scanning.directory import Person
from app.station.claims import Takeover
from app.station.runner import Runner
from app.store.books.floor.waiting_book import OrderInTote
from hardware.ports import PrintOutcome
from tests.support import floor_data
from tests.support.desk_kit import OKAFOR
from tests.support.floor_stage import Stage
from tests.support.own_papers import OwnDesk
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.fulfilment.dispatch.closing import Closing, ClosingUseCases
from ui.fulfilment.dispatch.dispatch_presenter import DispatchPresenter
from ui.fulfilment.dispatch.dockside import Dockside
from ui.fulfilment.dispatch.handover_watch import HandoverWatch
from ui.fulfilment.floor_keys import PanelContent
from ui.fulfilment.packing.pack_display import PackUseCases
from ui.fulfilment.packing.pack_presenter import PackPresenter
from ui.fulfilment.packing.papers_content import PapersContent
from ui.fulfilment.picking.pick_presenter import PickPresenter, PickUseCases
from ui.shell.screen import Screen
from ui.widgets.content import (
    BannerContent,
    BinContent,
    CartContent,
    CartonContent,
    ItemContent,
    LinesContent,
    TapeContent,
    Tone,
)


@dataclass
class Shown:
    """Keeps the Protocols of all three floor screens."""

    banners: list[BannerContent] = field(default_factory=list)
    tape: TapeContent = field(default_factory=lambda: TapeContent("", ""))
    item: ItemContent | None = None
    lines: LinesContent | None = None
    carton: CartonContent | None = None
    papers: PapersContent | None = None
    panel: PanelContent | None = None
    place: BinContent | None = None
    cart: CartContent | None = None
    missing: LinesContent | None = None
    carriers: LinesContent | None = None
    idle: bool = False
    waiting: LinesContent | None = None

    @property
    def banner(self) -> BannerContent:
        """What the banner says now."""
        return self.banners[-1]

    @property
    def tones(self) -> list[Tone]:
        """The tone of every banner so far."""
        return [banner.tone for banner in self.banners]

    def show_banner(self, content: BannerContent) -> None:
        self.banners.append(content)

    def show_tape(self, content: TapeContent) -> None:
        self.tape = content

    def show_work(
        self, item: ItemContent | None, lines: LinesContent, carton: CartonContent
    ) -> None:
        self.idle = False
        self.item, self.lines, self.carton = item, lines, carton

    def show_carton(self, carton: CartonContent) -> None:
        self.carton = carton

    def show_papers(self, papers: PapersContent | None) -> None:
        self.papers = papers

    def show_panel(self, content: PanelContent | None) -> None:
        self.panel = content

    def show_stop(
        self, place: BinContent | None, item: ItemContent | None, stops: LinesContent
    ) -> None:
        self.idle = False
        self.place, self.item, self.lines = place, item, stops

    def show_cart(self, content: CartContent) -> None:
        self.cart = content

    def show_missing(self, content: LinesContent) -> None:
        self.missing = content

    def show_carriers(self, content: LinesContent | None) -> None:
        self.carriers = content

    def show_idle(self) -> None:
        self.idle = True

    def show_waiting(self, waiting: LinesContent | None) -> None:
        self.waiting = waiting


def live(stage: Stage) -> set[str]:
    """The keys that are not dim."""
    return {hint.key for hint in stage.told.keys if hint.enabled}


def urgent(stage: Stage) -> set[str]:
    """The keys that are amber."""
    return {hint.key for hint in stage.told.keys if hint.urgent}


def scan(screen: Screen, *codes: str) -> None:
    """Scan ``codes``, each outside the bounce window."""
    for code in codes:
        screen.scanned(scan_of(code))


@dataclass
class PackBench:
    """The packing screen with what its use cases were asked."""

    stage: Stage
    claim: Callable[[str, Person], PackPackage] = lambda _code, _person: floor_data.order()
    papers: Callable[[], Papers] = floor_data.papers
    shown: Shown = field(default_factory=Shown)
    prepared: list[tuple[str, int]] = field(default_factory=list)
    reprinted: list[tuple[str, int, ReprintReason]] = field(default_factory=list)
    overrides: list[Override | None] = field(default_factory=list)
    reported: list[tuple[str, str, str]] = field(default_factory=list)
    waiting: Sequence[OrderInTote] = ()
    takeovers: list[Takeover | None] = field(default_factory=list)
    own: OwnDesk = field(default_factory=OwnDesk)

    def __post_init__(self) -> None:
        use = PackUseCases(
            claim=self._claim,
            prepare=self._prepare,
            reprint=self._reprint,
            report_wrong_items=self._report,
            waiting=lambda: self.waiting,
            own=self.own,
        )
        self.screen = PackPresenter(self.shown, self.stage.kit, self.stage.bench, use)

    def enter(self) -> PackPresenter:
        """Somebody signed in and stands here."""
        self.screen.enter(OKAFOR, "")
        return self.screen

    def _claim(self, code: str, person: Person, takeover: Takeover | None) -> PackPackage:
        self.takeovers.append(takeover)
        return self.claim(code, person)

    def _prepare(
        self, order_no: str, number: int, _person: Person, override: Override | None
    ) -> Papers:
        self.prepared.append((order_no, number))
        self.overrides.append(override)
        return self.papers()

    def _reprint(
        self,
        order_no: str,
        number: int,
        why: ReprintReason,
        _person: Person,
        override: Override | None,
    ) -> Papers:
        self.reprinted.append((order_no, number, why))
        self.overrides.append(override)
        return self.papers()

    def _report(self, order_no: str, scanned: str, needed: str, _person: Person) -> None:
        self.reported.append((order_no, scanned, needed))


@dataclass
class PickBench:
    """The picking screen."""

    stage: Stage
    claim: Callable[[str, Person], PickPackage | None] = lambda _code, _person: floor_data.walk()
    renew: Callable[[int], PickPackage] = lambda _work_id: floor_data.walk()
    shown: Shown = field(default_factory=Shown)
    takeovers: list[Takeover | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        use = PickUseCases(claim=self._claim, renew=self._renew)
        self.screen = PickPresenter(self.shown, self.stage.kit, self.stage.bench, use)

    def enter(self) -> PickPresenter:
        """Somebody signed in and stands here."""
        self.screen.enter(OKAFOR, "")
        return self.screen

    def _claim(self, code: str, person: Person, takeover: Takeover | None) -> PickPackage | None:
        self.takeovers.append(takeover)
        return self.claim(code, person)

    def _renew(self, work_id: int) -> PickPackage:
        return self.renew(work_id)


@dataclass
class DockBench:
    """The loading screen; ``answer`` says what the shared database makes of a label."""

    stage: Stage
    verdict: DispatchVerdict = DispatchVerdict.ORDER_SHIPPED
    trouble: Exception | None = None
    shown: Shown = field(default_factory=Shown)
    asked: list[str] = field(default_factory=list)
    lanes: list[str | None] = field(default_factory=list)
    handovers: Handovers = field(default_factory=floor_data.handovers)
    watched: list[str] = field(default_factory=list)
    closing: ManifestVerdict = ManifestVerdict.CLOSED
    closed: list[tuple[str, str]] = field(default_factory=list)
    outcome: PrintOutcome = PrintOutcome.CONFIRMED
    printed: list[str] = field(default_factory=list)
    last: ManifestPrint | None = None
    on_papers: Runner = field(default_factory=AtOnce)

    def __post_init__(self) -> None:
        kit, on_store = self.stage.kit, self.stage.on_store
        watch = HandoverWatch(self.shown, kit, on_store, self._read)
        side = Dockside(self.shown, kit)
        use = ClosingUseCases(self._close, self._print, lambda: self.last)
        closing = Closing(side, AtOnce(), self.on_papers, use)
        self.screen = DispatchPresenter(side, kit, on_store, self._load, watch, closing)

    def enter(self) -> DispatchPresenter:
        """Somebody signed in and stands here."""
        self.screen.enter(OKAFOR, "")
        return self.screen

    def _load(self, label: str, lane: str | None, _person: Person) -> DispatchAnswer:
        self.asked.append(label)
        self.lanes.append(lane)
        if self.trouble is not None:
            raise self.trouble
        return DispatchAnswer(self.verdict, label, "SO-10482", 1, "Parcelway", "1Z99")

    def _close(self, carrier: str, _person: Person, approved_by: str) -> ManifestAnswer:
        self.closed.append((carrier, approved_by))
        if self.trouble is not None:
            raise self.trouble
        return floor_data.handed_over(self.closing, carrier)

    def _print(self, manifest_no: str, _person: Person) -> ManifestPrint:
        self.printed.append(manifest_no)
        if self.trouble is not None:
            raise self.trouble
        return ManifestPrint(manifest_no, "slips", self.outcome, "paper out")

    def _read(self, carrier: str) -> Handovers:
        self.watched.append(carrier)
        if self.trouble is not None:
            raise self.trouble
        return self.handovers
