"""A whole workplace for tests: the real window and journal, devices that live in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication

from app.fulfilment.shipping.booking import ShippingDesk
from app.fulfilment.shipping.papers import PaperDesk, StationPrinter
from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.fulfilment.shipping.printing import PrinterChoice
from app.fulfilment.shipping.rate_card import load_rate_card
from app.settings import Address, CompanySettings, Settings
from app.store.unit_of_work import Store
from hardware.ports import Printer, Scale, Scanner, Weight
from hardware.simulated import SimulatedPrinter, SimulatedScanner
from ui.fulfilment.packing.pack_view import PackView
from ui.rehearsal.robot import Robot
from ui.shell.appearance import window_of
from ui.shell.screen import ScreenName
from ui.shell.workplace.desk.settings_screen import Machine
from ui.shell.workplace.device_watch import Devices
from ui.shell.workplace.station_works import StationWorks
from ui.shell.workplace.workplace import Workplace
from ui.theme.theme import Theme
from ui.widgets.content import BannerContent
from ui.widgets.floor.scan_banner import ScanBanner

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


def bare_machine() -> Machine:
    """A machine with no port, no printer, and a scale that shows nothing."""
    return Machine(
        save=lambda _new: None,
        ports=lambda: (),
        printers=lambda _hosts: (),
        weigh=lambda _scale: Weight(0, stable=True),
    )


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
    scale: Scale | None = None,
) -> Workplace:
    """Put a station together as ``main`` does; it is neither shown nor started yet."""
    papers = paper_desk(printers or printers_in_memory(), station)
    devices = Devices(
        paper=papers,
        machine=bare_machine(),
        scanners=scanners,
        bounce_ms={scanner.source_id: 0 for scanner in scanners},
        scale=scale,
    )
    return Workplace(
        works or StationWorks(store, journal_folder, station),
        Settings(),
        devices,
        theme,
        sounds or HeardSounds(),
        lambda: datetime.now(UTC).astimezone(),
        window_of(Settings(), theme),
    )


def pack_banner(place: Workplace) -> ScanBanner:
    """The banner of a station's packing screen."""
    view = place.floor.views[ScreenName.PACK]
    assert isinstance(view, PackView)
    return view.banner


@dataclass(frozen=True)
class Desk:
    """One station at work, and the hands at it."""

    place: Workplace
    scanner: SimulatedScanner
    robot: Robot
    sounds: HeardSounds
    printers: Mapping[PaperKind, Printer]

    @property
    def banner(self) -> BannerContent:
        """What the packing screen's banner shows."""
        return pack_banner(self.place).content

    @property
    def packed(self) -> int:
        """Units in cartons of the order in hand."""
        in_hand = self.place.floor.pack.in_hand
        return in_hand[1].situation.units_packed if in_hand else 0

    def sign_in(self, badge: str) -> None:
        """Show a badge and wait for the page behind it."""
        self.robot.scan(badge)
        self.robot.wait_for(lambda: self.place.shell.person is not None, "the sign-in")

    def open_order(self, code: str) -> None:
        """Scan a tote or an order and wait for its lines."""
        pack = self.place.floor.pack
        self.robot.scan(code)
        self.robot.wait_for(lambda: pack.in_hand is not None and pack.ready, f"work of {code}")


@contextmanager
def at_work(
    store: Store,
    journal_folder: Path,
    theme: Theme,
    *,
    station: str = "Pack 04",
    printers: Mapping[PaperKind, Printer] | None = None,
    scale: Scale | None = None,
) -> Iterator[Desk]:
    """A station whose window is open; closed again afterwards."""
    scanner, sounds = SimulatedScanner(f"scanner of {station}"), HeardSounds()
    printers = printers or printers_in_memory()
    place = make_workplace(
        store,
        journal_folder,
        theme,
        station=station,
        scanners=[scanner],
        printers=printers,
        sounds=sounds,
        scale=scale,
    )
    place.window.resize(1280, 800)
    place.window.show()
    place.start()
    try:
        yield Desk(place, scanner, Robot(place, Hands(scanner)), sounds, printers)
    finally:
        place.close()
        QCoreApplication.processEvents()  # the last answers are on their way
        place.window.close()
        place.works.synced.disconnect()  # a timer may still run
        shiboken6.delete(place.window)  # whole and on the UI thread; garbage is collected piecemeal
