"""The telling states of the settings page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.scanning.control_card import ControlCode, payload_of
from app.settings import (
    PrinterKind,
    PrinterSettings,
    PrintPurpose,
    ScannerKind,
    ScannerSettings,
    Settings,
    StationSettings,
)
from hardware.ports import (
    FoundPrinter,
    FoundSerialPort,
    PrinterStatus,
    PrintOutcome,
    PrintResult,
    Scan,
    Weight,
    WeightUnit,
)
from tests.support.desk_kit import NOVAK, Told, kit_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.settings.settings_content import DatabaseFacts
from ui.settings.settings_display import SettingsUseCases
from ui.settings.settings_presenter import SettingsPresenter
from ui.settings.settings_view import SettingsView
from ui.theme.theme import Theme


def settings_page(theme: Theme) -> tuple[SettingsView, SettingsPresenter]:
    """The settings of a packing station, and the presenter that drives the page."""
    view = SettingsView(theme)
    found = (
        FoundSerialPort("/dev/ttyACM0", "Honeywell Voyager 1470g", "0c2e:0b6a:19161B4C7D"),
        FoundSerialPort("/dev/ttyS0", "ttyS0", ""),
    )
    states = {
        "Label printer": PrinterStatus(paper_out=True, paused=False),
        "Slips": PrinterStatus(),
    }
    use = SettingsUseCases(
        save=lambda _settings: None,
        ports=lambda: found,
        states=lambda: states,
        print_test=lambda _purpose: PrintResult(PrintOutcome.CONFIRMED),
        print_card=lambda: PrintResult(PrintOutcome.CONFIRMED),
        find_printers=lambda hosts: (
            FoundPrinter("office", "ipp://10.0.0.7/ipp/print"),
            *(FoundPrinter(f"{host}:{port}", "ZPL label printer") for host, port in hosts),
        ),
        database=lambda: DatabaseFacts("sqlite", "sqlite:////srv/packbench.db", "0001", "0001"),
        screen=lambda: (1920, 1080),
        weigh=lambda _scale: Weight(2_310, stable=True, unit=WeightUnit.KILOGRAM),
    )
    presenter = SettingsPresenter(
        view, kit_of(Told()), AtOnce(), use, STATION_SETTINGS, lambda _settings: None
    )
    view.leaf_chosen.connect(presenter.turn_to)
    view.typed.connect(presenter.typed)
    presenter.enter(NOVAK, "")
    return view, presenter


STATION_SETTINGS = Settings(
    station=StationSettings(name="Pack 04", bay="Bay C"),
    scanners=(
        ScannerSettings(id="scanner-1", kind=ScannerKind.SERIAL, address="/dev/ttyACM0"),
        ScannerSettings(id="wedge", kind=ScannerKind.WEDGE),
    ),
    printers=(
        PrinterSettings(
            name="Label printer",
            kind=PrinterKind.ZEBRA_TCP,
            purpose=PrintPurpose.LABEL,
            host="10.0.4.21",
        ),
        PrinterSettings(
            name="Slips",
            kind=PrinterKind.PDF_FOLDER,
            purpose=PrintPurpose.SLIP,
            folder=Path("/srv/slips"),
        ),
    ),
)


def settings_station(theme: Theme) -> QWidget:
    """The station, with what its screen means for the size of type."""
    return settings_page(theme)[0]


def settings_too_far(theme: Theme) -> QWidget:
    """A small panel far away, and a value that cannot be."""
    view, presenter = settings_page(theme)
    presenter.typed("display.diagonal_in", "10")
    presenter.typed("display.distance_m", "3")
    presenter.typed("station.name", "Pack 04 ☃")
    presenter.save()
    presenter.typed("station.name", "Pack 04")
    return view


def settings_scan_test(theme: Theme) -> QWidget:
    """A code was scanned; two serial ports were found."""
    view, presenter = settings_page(theme)
    presenter.turn_to("scanners")
    presenter.scanned(scan_of(payload_of(ControlCode.SHORT), "keys"))
    presenter.scanned(Scan("scanner-1", b"]E04006381333931", "4006381333931", "]E0", 4.0, 1))
    presenter.scanned(Scan("scanner-1", b"]E04006381333931", "4006381333931", "]E0", 5.25, 2))
    return view


def settings_self_test(theme: Theme) -> QWidget:
    """A US scanner on a German machine that swallows GS."""
    view, presenter = settings_page(theme)
    text = "90XJKXTESTBbß-?zyaqwm91END"
    presenter.scanned(Scan("wedge", text.encode(), text, None, 4.0, 1))
    return view


def settings_scale(theme: Theme) -> QWidget:
    """A scale on a serial port, asked what it shows; not saved yet."""
    view, presenter = settings_page(theme)
    presenter.turn_to("scale")
    presenter.typed("scales.0.kind", "toledo")
    presenter.typed("scales.0.address", "/dev/ttyS0")
    presenter.scanned(scan_of(payload_of(ControlCode.EXCEPTION), "keys"))
    return view


def settings_printers(theme: Theme) -> QWidget:
    """A label printer without paper."""
    view, presenter = settings_page(theme)
    presenter.turn_to("printers")
    presenter.scanned(scan_of(payload_of(ControlCode.REPRINT), "keys"))
    return view


def settings_database(theme: Theme) -> QWidget:
    """The shared database, and a typed address that cannot be."""
    view, presenter = settings_page(theme)
    presenter.turn_to("database")
    presenter.typed("database.url", "mysql://srv/packbench")
    presenter.save()
    return view


SETTINGS_STATES = {
    "settings_station": settings_station,
    "settings_too_far": settings_too_far,
    "settings_scan_test": settings_scan_test,
    "settings_self_test": settings_self_test,
    "settings_scale": settings_scale,
    "settings_printers": settings_printers,
    "settings_database": settings_database,
}
"""Every state by the name of its picture."""
