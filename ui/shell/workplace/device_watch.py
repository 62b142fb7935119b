"""The devices of a station: heard, told, and asked how they are (rules 4 and 23)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.fulfilment.shipping.papers import PaperDesk
from app.scanning.verdicts import Signal as VerdictSignal
from app.scanning.verdicts import Verdict, signal_of
from hardware.keys import KeyCollector
from hardware.ports import (
    NO_TERMINATOR,
    DeviceHealth,
    DeviceState,
    Feedback,
    PrinterStatus,
    Scale,
    Scanner,
)
from ui.background import ScaleThread, ScannerThread
from ui.shell.scan_bus import ScanBus
from ui.shell.status_presenter import StatusPresenter
from ui.shell.workplace.desk.settings_screen import Machine, printer_states
from ui.shell.workplace.station_works import StationWorks
from ui.theme.icon_names import Icon

_PRINTERS_MS = 20_000
WEDGE = "wedge"
"""The name of a keyboard wedge where it does not say its own."""


@dataclass(frozen=True, slots=True)
class Devices:
    """What is plugged in here; made where drivers may be named.

    Attributes:
        scanners: serial and simulated scanners.
        wedge: the collector of a keyboard wedge, or None if none is set up.
        paper: printers and the rate card that labels are made with.
        machine: what the settings page may ask.
        bounce_ms: the bounce window of each scanner, in ms (D6).
        scale: the scale of the packing station, or None: then nothing is weighed.
        drawn_scale: puts so many grams on the scale that is drawn in the window; None without.
        drawn_scanner: scans a code with the scanner that is drawn in the window; None without.
    """

    paper: PaperDesk
    machine: Machine
    scanners: Sequence[Scanner] = ()
    wedge: KeyCollector | None = None
    bounce_ms: Mapping[str, int] = field(default_factory=dict)
    drawn_scanner: Callable[[str], None] | None = None
    scale: Scale | None = None
    drawn_scale: Callable[[int], None] | None = None


class DeviceWatch(QObject):
    """Listens to the scanners and says in the status bar how every device is.

    Signals:
        heard_of: ``DeviceHealth``, whenever a scanner says how it is.
        weighed: ``Weight``, whenever the scale was asked.
        scale_felt: ``DeviceHealth`` of the scale.
        unended: the name of a scanner that sends codes without an end.
    """

    heard_of = Signal(object)
    weighed = Signal(object)
    scale_felt = Signal(object)
    unended = Signal(str)

    def __init__(
        self, devices: Devices, works: StationWorks, status: StatusPresenter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._paper, self._works, self._status = devices.paper, works, status
        self._scanners = {scanner.source_id: scanner for scanner in devices.scanners}
        self._threads = [ScannerThread(scanner, self) for scanner in devices.scanners]
        self._scales = [ScaleThread(devices.scale, parent=self)] if devices.scale else []
        self._printers = QTimer(self, interval=_PRINTERS_MS)
        self._printers.timeout.connect(self._ask_printers)

    def start(self, bus: ScanBus) -> None:
        """Let ``bus`` hear every scanner; look after the printers from now on."""
        bus.listen_to(self._threads)
        bus.deaf.connect(self._deaf)
        bus.unended.connect(self._wedge_unended)
        for thread in self._threads:
            thread.health.connect(self._scanner_said)
            thread.start()
        for scale in self._scales:
            scale.weighed.connect(self.weighed)
            scale.health.connect(self._scale_said)
            scale.start()
        self._ask_printers()
        self._printers.start()

    def stop(self) -> None:
        """Stop listening and end the threads of scanners and scale."""
        self._printers.stop()
        for thread in self._threads:
            thread.stop()
        for scale in self._scales:
            scale.stop()

    def tell(self, source_id: str, verdict: Verdict) -> None:
        """Let a scanner say good or bad, as the verdict is."""
        scanner = self._scanners.get(source_id)
        if scanner is not None:
            good = signal_of(verdict) is VerdictSignal.OK
            scanner.tell(Feedback.GOOD if good else Feedback.BAD)

    @Slot(object)
    def _scanner_said(self, health: DeviceHealth) -> None:
        self.heard_of.emit(health)
        self._status.device(health, Icon.SCAN)
        if health.detail == NO_TERMINATOR:
            self.unended.emit(health.device)

    @Slot()
    def _wedge_unended(self) -> None:
        self.unended.emit(WEDGE)

    @Slot(object)
    def _scale_said(self, health: DeviceHealth) -> None:
        self.scale_felt.emit(health)
        self._status.device(health, Icon.WEIGHT)

    @Slot(bool)
    def _deaf(self, deaf: bool) -> None:  # noqa: FBT001 -- the signal's one argument
        self._status.deaf(deaf=deaf)

    @Slot()
    def _ask_printers(self) -> None:
        self._works.aside(partial(printer_states, self._paper), self._printers_said)

    def _printers_said(self, states: Mapping[str, PrinterStatus]) -> None:
        for name, status in states.items():
            state = DeviceState.READY if status.can_print else DeviceState.ATTENTION
            if not status.answered:
                state = DeviceState.GONE
            self._status.device(DeviceHealth(name, state), Icon.PRINTER)
