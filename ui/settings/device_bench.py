"""The devices of this machine as the settings page tries them: scans, ports, printers, database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol, TypeVar

from app.errors import AppError
from app.settings import PrintPurpose, Settings
from app.station.runner import Runner
from hardware.ports import (
    FoundPrinter,
    FoundSerialPort,
    HardwareError,
    PrinterStatus,
    PrintResult,
    Scan,
    Weight,
)
from ui.messages.errors import in_one_line
from ui.settings import scale_content
from ui.settings import settings_answers as says
from ui.settings import settings_content as content
from ui.settings.settings_display import SettingsUseCases
from ui.widgets.content import Tone
from ui.widgets.desk_content import DetailContent

T = TypeVar("T")


class ShowsDevices(Protocol):
    """The page on which they are tried."""

    def draw(self) -> None:
        """Something is known that was not."""

    def answer(self, text: str, tone: Tone) -> None:
        """Say what came of a step."""


class DeviceBench:
    """Knows what the devices last said; ``typed`` are the settings, None while some are wrong."""

    def __init__(
        self,
        page: ShowsDevices,
        runner: Runner,
        use: SettingsUseCases,
        typed: Callable[[], Settings | None],
    ) -> None:
        self._page, self._typed = page, typed
        self._runner = runner
        self._use = use
        self._last: Scan | None = None
        self._gap_ms: int | None = None
        self._ports: Sequence[FoundSerialPort] | None = None
        self._states: Mapping[str, PrinterStatus] | None = None
        self._found: Sequence[FoundPrinter] | None = None
        self._unended = ""
        self._weight: Weight | None = None
        self._database: content.DatabaseFacts | None = None

    def beside(self, leaf: str, settings: Settings | None, saved: Settings) -> DetailContent:
        """What stands beside the fields of a leaf."""
        if leaf == content.SCANNERS:
            if self._unended:
                return content.unended(self._unended)
            return content.scan_test(self._last, self._gap_ms, self._ports)
        if leaf == content.SCALE:
            return scale_content.scale_test(self._weight, settings, self._ports)
        if leaf == content.PRINTERS:
            return content.printer_states(saved.printers, self._states, self._found)
        if leaf == content.DATABASE:
            return content.database_state(self._database)
        return content.readability(settings, self._use.screen())

    def heard(self, scan: Scan) -> None:
        """A scan came; the gap to the one before it counts on one device only."""
        before = self._last
        same = before is not None and before.source_id == scan.source_id
        self._gap_ms = None
        if before is not None and same:
            self._gap_ms = round((scan.monotonic_s - before.monotonic_s) * 1000)
        self._last, self._unended = scan, ""

    def never_ended(self, source_id: str) -> None:
        """A scanner sends no terminator: nothing of it arrives as a code."""
        self._unended = source_id

    def free_port(self, saved: Settings) -> str:
        """The first port that was found and that no scanner has yet; "" if there is none."""
        taken = {one.address for one in saved.scanners}
        found = (port.identity or port.address for port in self._ports or ())
        return next((one for one in found if one not in taken), "")

    def look_at_database(self) -> None:
        """Ask what the shared database is."""
        self.run(self._use.database, self._know_database)

    def find_ports(self) -> None:
        """Look which serial ports there are."""
        self.run(self._use.ports, self._know_ports)

    def weigh(self) -> None:
        """Ask the scale that is typed, saved or not, what it shows."""
        settings, self._weight = self._typed(), None
        if settings is None or not settings.scales:
            self._page.answer(*scale_content.nothing_to_weigh(settings))
            return
        self.run(partial(self._use.weigh, settings.scales[0]), self._know_weight)

    def ask_printers(self) -> None:
        """Ask every printer how it is."""
        self.run(self._use.states, self._know_states)

    def find_printers(self, hosts: Sequence[tuple[str, int]]) -> None:
        """Look what prints here."""
        self.run(partial(self._use.find_printers, hosts), self._know_found)

    def print_test(self, purpose: PrintPurpose) -> None:
        """Print a test label or page."""
        self.run(partial(self._use.print_test, purpose), self._printed)

    def print_card(self) -> None:
        """Print the control card."""
        self.run(self._use.print_card, self._printed)

    def run(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something that may take its time."""
        self._page.answer(*says.working())
        self._runner.run(job, then, self.trouble)

    def trouble(self, error: Exception) -> None:
        """Say what failed; a fault of the program goes to the log."""
        if not isinstance(error, (AppError, HardwareError)):
            raise error
        self._page.answer(in_one_line(error), Tone.ATTENTION)

    def _know_database(self, facts: content.DatabaseFacts) -> None:
        self._database = facts
        self._page.answer("", Tone.READY)
        self._page.draw()

    def _know_ports(self, ports: Sequence[FoundSerialPort]) -> None:
        self._ports = ports
        self._page.answer(*says.found_ports(len(ports)))
        self._page.draw()

    def _know_weight(self, weight: Weight) -> None:
        self._weight = weight
        self._page.answer(*scale_content.weighed(weight))
        self._page.draw()

    def _know_found(self, found: Sequence[FoundPrinter]) -> None:
        self._found = found
        self._page.answer(*says.found_printers(len(found)))
        self._page.draw()

    def _know_states(self, states: Mapping[str, PrinterStatus]) -> None:
        self._states = states
        self._page.answer("", Tone.READY)
        self._page.draw()

    def _printed(self, result: PrintResult) -> None:
        self._page.answer(*says.printed(result))
