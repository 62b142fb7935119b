"""One workplace put together: the station's works, its screens, its devices, its window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from app.fulfilment.dispatch.lanes import lanes_of
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from app.settings import Settings
from app.station.runner import OneAtATime
from app.store.change_feed import Change
from hardware.ports import DeviceHealth, Weight
from ui.background import Background
from ui.fulfilment.floor_kit import FloorKit, Tape
from ui.messages.floor.tape import what_happened
from ui.shell.drawn.drawn_scanner_presenter import DrawnScannerPresenter
from ui.shell.drawn.drawn_scanner_view import DrawnScannerView
from ui.shell.pages import pages_for
from ui.shell.scan_bus import ScanBus
from ui.shell.screen import Screen, ScreenName, Sounds
from ui.shell.shell_presenter import ShellPresenter
from ui.shell.status_presenter import StatusPresenter
from ui.shell.window import Window
from ui.shell.workplace.attendance import Attendance
from ui.shell.workplace.desk.desk_screens import make_desk
from ui.shell.workplace.device_watch import Devices, DeviceWatch
from ui.shell.workplace.entrance_screens import make_entrance, open_cases
from ui.shell.workplace.floor_screens import make_floor
from ui.shell.workplace.outbox_rounds import OutboxRounds
from ui.shell.workplace.station_works import StationWorks
from ui.shell.workplace.stock.stock_screens import make_stock
from ui.theme.theme import Theme

_OUTBOX_MS = 5_000


class Workplace(QObject):
    """Everything of one station.  ``start`` opens it for work, ``close`` ends it.

    Signals:
        judged: ``Verdict``, after each verdict that was shown.
    """

    judged = Signal(object)

    def __init__(
        self,
        works: StationWorks,
        settings: Settings,
        devices: Devices,
        theme: Theme,
        sounds: Sounds,
        clock: Callable[[], datetime],
        window: Window,
    ) -> None:
        super().__init__()
        self.works, self.settings, self._theme = works, settings, theme
        self._devices, self._sounds, self._clock = devices, sounds, clock
        works.lanes = lanes_of(devices.paper.shipping.card)
        self.window = window
        self.status = StatusPresenter(self.window, settings.station.bay or works.station)
        self.watch = DeviceWatch(devices, works, self.status, self)
        self.attendance = Attendance(works, clock)
        self.shell = self._make_shell()
        self.kit = self._make_kit()
        self.bus = ScanBus(self.shell, devices.wedge)
        self.floor = make_floor(works, self.kit, devices.paper, theme)
        self.stock = make_stock(works, self.kit, theme)
        self.entrance = make_entrance(works, self.kit, theme, self.attendance)
        self.desk = make_desk(
            works, self.kit, theme, self._key_touched, settings, devices.machine, devices.paper
        )
        self.screens: dict[ScreenName, Screen] = {
            **self.entrance.screens,
            **self.floor.screens,
            **self.stock.screens,
            **self.desk.screens,
        }
        self._open_cases, self._cases = 0, self._make_case_count()
        self._on_outbox = Background("outbox", self)
        self.outbox: OutboxRounds | None = None
        self._connect()
        if devices.drawn_scanner is not None:
            self._draw_devices(devices.drawn_scanner, devices.drawn_scale)

    def start(self) -> None:
        """Show the sign-in, listen to the scanners, send what waits."""
        self._count_on()
        self.shell.start(self.screens)
        self.watch.start(self.bus)
        app = QGuiApplication.instance()
        if app is not None:
            app.installEventFilter(self.bus)
        self.works.start()

    def _count_on(self) -> None:
        """Count today's scans on from the journal's; it is asked before any scan is heard."""
        today, days = self._clock().date(), self.works.journal.days
        self.works.on_journal.run(
            lambda: days.count(today), partial(self.kit.tape.went_before, today), self._lost
        )

    def drain_by(self, drain: Callable[[], object], *, alone: bool) -> None:
        """Let this station do what waits in the outbox, if ``alone`` or for a supervisor."""
        self.outbox = OutboxRounds(
            drain,
            self._on_outbox,
            lambda: alone or (self.shell.person is not None and self.shell.person.supervises),
            self.works.untroubled,
        )
        timer = QTimer(self, interval=_OUTBOX_MS)
        timer.timeout.connect(self.outbox.tick)
        timer.start()

    def close(self) -> None:
        """Stop listening and end every thread."""
        app = QGuiApplication.instance()
        if app is not None:
            app.removeEventFilter(self.bus)
        self._sounds.silence()
        self.watch.stop()
        self._on_outbox.close()
        self.works.close()

    # -- screens ----------------------------------------------------------------------------

    def _make_shell(self) -> ShellPresenter:
        return ShellPresenter(
            self.window,
            self.works.station,
            self.works.recorder,
            self._resume,
            self.attendance.note,
            self._clock,
            self._lost,
            timedelta(minutes=self.settings.policy.idle_lock_min),
        )

    def _make_case_count(self) -> OneAtATime[int]:
        works = self.works
        return OneAtATime(
            lambda: open_cases(works.store), works.on_store, self._counted, works.untroubled
        )

    def _make_kit(self) -> FloorKit:
        bounce_ms = self._devices.bounce_ms
        return FloorKit(
            recorder=self.works.recorder,
            directory=lambda: self.works.directory,
            bounce_ms=lambda source: bounce_ms.get(source, 0 if source == "keys" else 300),
            frame=self.shell,
            navigator=self.shell,
            sounds=self._sounds,
            tell=self._tell,
            clock=self._clock,
            tape=Tape(lambda: self._clock().date()),
            names_scanners=len(bounce_ms) > 1,
        )

    def _connect(self) -> None:
        self.shell.sign_outs.noted = lambda kept: self.kit.note(
            kept.scan.source_id, kept.verdict, kept.parsed, what_happened(kept.event)
        )
        self.window.take_screens(
            {**self.entrance.views, **self.floor.views, **self.stock.views, **self.desk.views}
        )
        self.window.key_pressed.connect(self._key_touched)
        self.floor.pack.scale.has_scale = self._devices.scale is not None
        self.watch.weighed.connect(self._weighed)
        self.watch.scale_felt.connect(self._scale_felt)
        self.entrance.home_view.pressed.connect(self._key_touched)
        self.window.digit_typed.connect(self._digit_typed)
        self.window.page_chosen.connect(self._page_chosen)
        self.window.ticked.connect(self.shell.tick)
        self.window.shown.connect(self._front_changed)
        self.window.ticked.connect(self.desk.tick)
        self.works.synced.connect(self.status.synced)
        self.works.synced.connect(self.entrance.sign_in.hear_link)
        self.window.may_close = self._may_close
        self.works.claim_certain.connect(self.status.claim)
        self.works.changed.connect(self._changed)
        self.watch.unended.connect(self._unended)
        self.works.health = lambda: self.status.words
        self.works.claim_lost.connect(self.floor.pick.hear_claim_lost)
        self.works.claim_lost.connect(self.floor.pack.hear_claim_lost)
        for job in self.stock.jobs:
            self.works.claim_lost.connect(job.hear_claim_lost)

    def _draw_devices(
        self, scan: Callable[[str], None], load: Callable[[int], None] | None
    ) -> None:
        """Draw scanner and scale, so that an order is packed with mouse and keys alone."""
        strip = DrawnScannerView(self._theme)
        drawn = DrawnScannerPresenter(strip, self.works, self.floor, lambda: self.shell.front)
        strip.scanned.connect(scan)
        if load is not None:
            strip.loaded.connect(load)
            drawn.emptied = partial(load, 0)
        self.window.take_strip(strip)
        self.works.changed.connect(drawn.look_again)
        self.window.ticked.connect(drawn.suggest)
        self.window.shown.connect(drawn.look_again)
        self.judged.connect(lambda _verdict: QTimer.singleShot(0, self, drawn.suggest))

    # -- what comes in ----------------------------------------------------------------------

    @Slot(int)
    def _digit_typed(self, value: int) -> None:
        """A quantity is keyed at the bin and at the desk; elsewhere digits mean nothing (D5)."""
        if self.shell.front in {ScreenName.PICK, ScreenName.PACK}:
            self.bus.key_digit(value)

    @Slot(object)
    def _weighed(self, weight: Weight) -> None:
        self.floor.pack.weighed(weight)

    @Slot(object)
    def _scale_felt(self, health: DeviceHealth) -> None:
        self.floor.pack.scale.health(health)

    @Slot(str)
    def _key_touched(self, key: str) -> None:
        number = int(key.removeprefix("F"))
        self.bus.press(next(code for code in ControlCode if code.f_key == number))

    @Slot(str)
    def _page_chosen(self, key: str) -> None:
        self.shell.go(ScreenName(key))

    @Slot()
    def _front_changed(self) -> None:
        self.works.feed.follow_progress(not self.shell.front.of_the_floor)
        self._show_pages()
        self._count_cases()

    def _show_pages(self) -> None:
        """Show the desk's navigation for whoever is signed in."""
        person, front = self.shell.person, self.shell.front
        if person is not None and not front.of_the_floor:
            self.window.show_pages(pages_for(person.role, self._open_cases), front.value)

    def _count_cases(self) -> None:
        if not self.shell.front.of_the_floor:
            self._cases.ask()

    def _counted(self, open_cases: int) -> None:
        self._open_cases = open_cases
        self._show_pages()

    @Slot(object)
    def _changed(self, change: Change) -> None:
        """Read again what is shown; what is in hand is asked for where orders may have changed."""
        self.entrance.home.refresh()
        self.desk.refresh()
        self.stock.refresh()
        self.floor.pack.look_again()
        self.floor.dispatch.refresh()
        self._count_cases()
        if change < Change.ORDERS:
            return
        for screen in (self.floor.pick, self.floor.pack):
            self.works.ask_for_orders(screen.order_nos, screen.hear_orders)

    @Slot(str)
    def _unended(self, source_id: str) -> None:
        self.desk.never_ended(self.shell.front, source_id)

    def _tell(self, source_id: str, verdict: Verdict) -> None:
        self.watch.tell(source_id, verdict)
        self.judged.emit(verdict)

    def _resume(self, person: Person) -> tuple[ScreenName, str] | None:
        """Take whoever left work open back to it; others go home and may go on with it there."""
        bench = self.works.bench
        if bench.kind_in_hand and bench.owner in {person.badge, ""}:
            return ScreenName(bench.kind_in_hand), ""
        return None

    def _may_close(self) -> bool:
        """Scans that are only here are not switched off, unless a supervisor stands here."""
        allowed = self.attendance.leaving.may_close(self.shell.person)
        if not allowed:
            self.shell.sign_out()  # the sign-in says why
        return allowed

    def _lost(self, error: Exception) -> None:
        self.works.untroubled(error)
