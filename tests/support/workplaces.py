"""A whole workplace for tests: the real window and journal, devices that live in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.fulfilment.shipping.booking import ShippingDesk
from app.fulfilment.shipping.papers import PaperDesk, StationPrinter
from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.fulfilment.shipping.printing import PrinterChoice
from app.fulfilment.shipping.rate_card import load_rate_card
from app.settings import Address, CompanySettings, Settings
from app.store.unit_of_work import Store
from hardware.ports import Printer, Scanner
from hardware.simulated import SimulatedPrinter, SimulatedScanner
from ui.shell.workplace.settings_screen import Machine
from ui.shell.workplace.station_works import StationWorks
from ui.shell.workplace.workplace import Devices, Workplace
from ui.theme.theme import Theme

COMPANY = CompanySettings(
    name="Packbench Demonstration",
    return_address=Address(street="Kai 1", city="Hamburg", postcode="20457", country="DE"),
)


class HeardSounds:
    """Keeps ``Sounds``; remembers what was played instead of playing it."""

    def __init__(self) -> None:
        self.played: list[str] = []

    def play(self, sound: str) -> None:
        """Remember a tone."""
        self.played.append(sound)

    def silence(self) -> None:
        """Remember the silence."""
        self.played.append("silence")


class Hands:
    """A simulated scanner in a robot's hands (keeps ``ui.rehearsal.robot.Hand``)."""

    def __init__(self, scanner: SimulatedScanner) -> None:
        self._scanner = scanner

    def send(self, text: str) -> None:
        """Scan ``text``."""
        self._scanner.push(text)


def paper_desk(printers: Mapping[PaperKind, Printer], station: str) -> PaperDesk:
    """A desk that makes PDF papers and prints them on ``printers``."""
    desk = ShippingDesk(load_rate_card(), COMPANY, frozenset({PaperFormat.PDF}), station)
    choices = {
        kind: StationPrinter(PrinterChoice(printer.name, PaperFormat.PDF), printer)
        for kind, printer in printers.items()
    }
    return PaperDesk(desk, choices)


def printers_in_memory() -> dict[PaperKind, SimulatedPrinter]:
    """A label and a slip printer that keep what they print."""
    return {
        PaperKind.LABEL: SimulatedPrinter("labels", "pdf"),
        PaperKind.SLIP: SimulatedPrinter("slips", "pdf"),
    }


def make_workplace(
    store: Store,
    journal_folder: Path,
    theme: Theme,
    *,
    station: str = "Pack 04",
    scanners: Sequence[Scanner] = (),
    printers: Mapping[PaperKind, Printer] | None = None,
    works: StationWorks | None = None,
    sounds: HeardSounds | None = None,
) -> Workplace:
    """Put a station together as ``main`` does; it is neither shown nor started yet."""
    papers = paper_desk(printers or printers_in_memory(), station)
    devices = Devices(
        paper=papers,
        machine=Machine(save=lambda _new: None, ports=lambda: ()),
        scanners=scanners,
        bounce_ms={scanner.source_id: 0 for scanner in scanners},
    )
    return Workplace(
        works or StationWorks(store, journal_folder, station),
        Settings(),
        devices,
        theme,
        sounds or HeardSounds(),
        lambda: datetime.now(UTC).astimezone(),
    )
