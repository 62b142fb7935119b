"""One workplace put together: the station's works, its screens, its devices, its window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.exception_queue.mismatch import report_wrong_items
from app.fulfilment.shipping.dispatch import dispatch_parcel
from app.fulfilment.shipping.papers import PaperDesk, label_carton, relabel_carton
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.verdicts import Signal as VerdictSignal
from app.scanning.verdicts import Verdict, signal_of
from app.settings import Settings
from app.settings import Theme as ThemeName
from app.station.claims import claim_pack, claim_pick, renew_pick
from app.station.sign_in import sign_out
from hardware.ports import DeviceHealth, Feedback, KeyCollector, Scanner
from ui.background import ScannerThread
from ui.fulfilment.dispatch.dispatch_presenter import DispatchPresenter
from ui.fulfilment.dispatch.dispatch_view import DispatchView
from ui.fulfilment.floor_kit import FloorKit
from ui.fulfilment.packing.pack_display import PackUseCases
from ui.fulfilment.packing.pack_presenter import PackPresenter
from ui.fulfilment.packing.pack_view import PackView
from ui.fulfilment.picking.pick_presenter import PickPresenter, PickUseCases
from ui.fulfilment.picking.pick_view import PickView
from ui.shell.scan_bus import ScanBus
from ui.shell.screen import Screen, ScreenName, Sounds
from ui.shell.shell_presenter import ShellPresenter
from ui.shell.station_core import StationCore
from ui.shell.status_presenter import StatusPresenter
from ui.shell.window import Window
from ui.theme.icon_names import Icon
from ui.theme.theme import Theme

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Devices:
    """What is plugged in here; made where drivers may be named.

    Attributes:
        scanners: serial and simulated scanners.
        wedge: the collector of a keyboard wedge, or None if none is set up.
        paper: printers and the rate card that labels are made with.
        bounce_ms: the bounce window of each scanner, in ms (D6).
    """

    paper: PaperDesk
    scanners: Sequence[Scanner] = ()
    wedge: KeyCollector | None = None
    bounce_ms: Mapping[str, int] = field(default_factory=dict)


class Workplace(QObject):
    """Everything of one station.  ``start`` opens it for work, ``close`` ends it.

    Signals:
        judged: ``Verdict``, after each verdict that was shown.
    """

    judged = Signal(object)

    def __init__(
        self,
        core: StationCore,
        settings: Settings,
        devices: Devices,
        theme: Theme,
        sounds: Sounds,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.core, self.settings, self._theme = core, settings, theme
        self._devices, self._sounds, self._clock = devices, sounds, clock
        self._scanners = {scanner.source_id: scanner for scanner in devices.scanners}
        self._threads = [ScannerThread(scanner, self) for scanner in devices.scanners]
        self.window = Window(theme, translate("keys", "or scan the code card"))
        self.status = StatusPresenter(self.window, core.station)
        self.shell = ShellPresenter(
            self.window, core.station, core.recorder, self._resume, self._audit, clock, self._lost
        )
        self.kit = self._make_kit()
        self.bus = ScanBus(self.shell, devices.wedge)
        self.screens: dict[ScreenName, Screen] = {}
        self._make_floor()
        self._connect()

    def start(self) -> None:
        """Show the sign-in, listen to the scanners, send what waits."""
        self.shell.start(self.screens)
        self.bus.listen_to(self._threads)
        for thread in self._threads:
            thread.health.connect(self._scanner_said)
            thread.start()
        app = QGuiApplication.instance()
        if app is not None:
            app.installEventFilter(self.bus)
        self.core.start()

    def close(self) -> None:
        """Stop listening and end every thread."""
        app = QGuiApplication.instance()
        if app is not None:
            app.removeEventFilter(self.bus)
        self._sounds.silence()
        for thread in self._threads:
            thread.stop()
        self.core.close()

    # -- screens ----------------------------------------------------------------------------

    def _make_kit(self) -> FloorKit:
        bounce_ms = self._devices.bounce_ms
        return FloorKit(
            recorder=self.core.recorder,
            directory=lambda: self.core.directory,
            bounce_ms=lambda source: bounce_ms.get(source, 0 if source == "keys" else 300),
            frame=self.shell,
            navigator=self.shell,
            sounds=self._sounds,
            tell=self._tell,
            clock=self._clock,
        )

    def _make_floor(self) -> None:
        core, store, station = self.core, self.core.store, self.core.station
        pick, pack, dispatch = (
            PickView(self._theme),
            PackView(self._theme),
            DispatchView(self._theme),
        )
        self.pick = PickPresenter(
            pick,
            self.kit,
            core.bench,
            PickUseCases(
                claim=lambda code, person: claim_pick(
                    store, station, person.badge, datetime.now(UTC), code or None
                ),
                renew=lambda work_id: renew_pick(store, station, work_id),
            ),
        )
        self.pack = PackPresenter(pack, self.kit, core.bench, self._pack_use_cases())
        self.dispatch = DispatchPresenter(
            dispatch,
            self.kit,
            core.on_store,
            lambda label, person: dispatch_parcel(store, label, None, person.badge, station),
        )
        self.views = {
            ScreenName.PICK: pick,
            ScreenName.PACK: pack,
            ScreenName.DISPATCH: dispatch,
        }
        self.screens |= {
            ScreenName.PICK: self.pick,
            ScreenName.PACK: self.pack,
            ScreenName.DISPATCH: self.dispatch,
        }

    def _pack_use_cases(self) -> PackUseCases:
        store, station, paper = self.core.store, self.core.station, self._devices.paper
        return PackUseCases(
            claim=lambda code, person: claim_pack(
                store, code, station, person.badge, datetime.now(UTC)
            ),
            prepare=lambda order_no, number, person: label_carton(
                store, order_no, number, paper, person.badge
            ),
            reprint=lambda order_no, number, reason, person: relabel_carton(
                store, order_no, number, reason, paper, person.badge
            ),
            report_wrong_items=lambda order_no, scanned, needed, person: report_wrong_items(
                store, order_no, scanned, needed, person.badge, station
            ),
        )

    def _connect(self) -> None:
        self.window.take_screens(self.views)
        self.window.key_pressed.connect(self._key_touched)
        self.window.page_chosen.connect(self._page_chosen)
        self.window.ticked.connect(self.shell.tick)
        self.core.synced.connect(self.status.synced)
        self.core.changed.connect(self._changed)
        self.bus.deaf.connect(self._deaf)

    # -- what comes in ----------------------------------------------------------------------

    @Slot(str)
    def _key_touched(self, key: str) -> None:
        number = int(key.removeprefix("F"))
        self.bus.press(next(code for code in ControlCode if code.f_key == number))

    @Slot(str)
    def _page_chosen(self, key: str) -> None:
        self.shell.go(ScreenName(key))

    @Slot(object)
    def _scanner_said(self, health: DeviceHealth) -> None:
        self.status.device(health, Icon.SCAN)

    @Slot(bool)
    def _deaf(self, deaf: bool) -> None:  # noqa: FBT001 -- the signal's one argument
        self.status.deaf(deaf=deaf)

    @Slot()
    def _changed(self) -> None:
        self.core.versions(self.pick.order_nos, self.pick.hear_versions)
        self.core.versions(self.pack.order_nos, self.pack.hear_versions)

    def _tell(self, source_id: str, verdict: Verdict) -> None:
        scanner = self._scanners.get(source_id)
        if scanner is not None:
            good = signal_of(verdict) is VerdictSignal.OK
            scanner.tell(Feedback.GOOD if good else Feedback.BAD)
        self.judged.emit(verdict)

    def _resume(self, person: Person) -> tuple[ScreenName, str] | None:
        del person  # the work lies at this station, whoever signs in goes on with it
        kind = self.core.bench.kind_in_hand
        return (ScreenName(kind), "") if kind else None

    def _audit(self, person: Person, action: str) -> None:
        if action == "sign out":
            store, station = self.core.store, self.core.station
            self.core.on_store.run(
                lambda: sign_out(store, person.badge, station), lambda _done: None, self._lost
            )

    def _lost(self, error: Exception) -> None:
        self.core.untroubled(error)


def theme_of(settings: Settings) -> Theme:
    """The theme as the settings have it."""
    theme = Theme()
    theme.use_dark(dark=settings.display.theme is ThemeName.DARK)
    if settings.display.model_fields_set & {"diagonal_in", "distance_m"}:
        theme.declare_screen(settings.display.diagonal_in, settings.display.distance_m)
    return theme
