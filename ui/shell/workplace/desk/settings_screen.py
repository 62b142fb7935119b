"""The settings page with what it asks of the machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication

from app.errors import NotAllowed
from app.fulfilment.dispatch.lanes import lanes_of
from app.fulfilment.documents.floor.control_card_page import control_card
from app.fulfilment.documents.floor.floor_labels import trial_label
from app.fulfilment.documents.floor.lane_signs import lane_signs
from app.fulfilment.shipping.papers import PaperDesk
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.settings import PrintPurpose, ScaleSettings, Settings
from app.settings import Theme as ThemeName
from app.store.engine import safe_url
from app.store.migrate import HEAD
from hardware.ports import (
    FoundPrinter,
    FoundSerialPort,
    Printer,
    PrinterStatus,
    PrintOutcome,
    PrintResult,
    Weight,
)
from ui.fulfilment.floor_kit import FloorKit
from ui.settings.settings_content import DatabaseFacts
from ui.settings.settings_display import SettingsUseCases
from ui.settings.settings_presenter import SettingsPresenter
from ui.settings.settings_view import SettingsView
from ui.shell.screen import ScreenName
from ui.shell.workplace.desk.workplace_page import WorkplacePage
from ui.shell.workplace.station_works import StationWorks
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Machine:
    """What the settings page may ask of this machine; made where drivers may be named.

    Attributes:
        save: writes the settings file.
        ports: the serial ports that the system has.
        weigh: asks a scale once; raises HardwareError.
        printers: what prints here, and what answers as a label printer at the given hosts.
    """

    save: Callable[[Settings], None]
    ports: Callable[[], Sequence[FoundSerialPort]]
    printers: Callable[[Sequence[tuple[str, int]]], Sequence[FoundPrinter]]
    weigh: Callable[[ScaleSettings], Weight]


def make_settings(
    works: StationWorks,
    kit: FloorKit,
    theme: Theme,
    press: Callable[[str], None],
    settings: Settings,
    machine: Machine,
    paper: PaperDesk,
) -> WorkplacePage:
    """Make the page; what is saved counts at once for the look, else from the next start."""
    view = SettingsView(theme)
    use = SettingsUseCases(
        save=machine.save,
        ports=machine.ports,
        states=lambda: printer_states(paper),
        print_test=lambda purpose: _print_test(paper, purpose, settings),
        print_card=lambda: _print_cards(paper),
        find_printers=machine.printers,
        weigh=machine.weigh,
        database=lambda: DatabaseFacts(
            works.store.engine.dialect.name, safe_url(works.store.engine.url), HEAD, HEAD
        ),
        screen=_screen,
    )

    def saved(new: Settings) -> None:
        theme.use_dark(dark=new.display.theme is ThemeName.DARK)
        theme.declare_screen(new.display.diagonal_in, new.display.distance_m)
        theme.fit(view.window().size(), view.screen().size())

    presenter = SettingsPresenter(view, kit, works.on_import, use, settings, saved)
    view.leaf_chosen.connect(presenter.turn_to)
    view.typed.connect(presenter.typed)
    view.pressed.connect(press)
    return WorkplacePage(ScreenName.SETTINGS, presenter, view, unended=presenter.never_ended)


def printer_states(paper: PaperDesk) -> Mapping[str, PrinterStatus]:
    """Ask every printer how it is, by name; off the UI thread: a silent one costs seconds."""
    return {one.choice.name: one.printer.status() for one in paper.printers.values()}


def _print_test(paper: PaperDesk, purpose: PrintPurpose, settings: Settings) -> PrintResult:
    if purpose is PrintPurpose.SLIP:
        return _print_page(paper)
    printer = _printer(paper, purpose)
    dpi = next((one.dpi for one in settings.printers if one.name == printer.name), 203)
    label = trial_label(settings.station.name, printer.language, dpi)
    return printer.send("test label", label.data)


def _print_page(paper: PaperDesk) -> PrintResult:
    """The control card is the page to try a printer with: nobody has to throw it away."""
    return _printer(paper, PrintPurpose.SLIP).send("control card", control_card().data)


def _print_cards(paper: PaperDesk) -> PrintResult:
    """What is scanned besides goods: the control card, and where lanes are, their signs."""
    printed, lanes = _print_page(paper), lanes_of(paper.shipping.card)
    if printed.outcome is PrintOutcome.FAILED or not lanes:
        return printed
    return _printer(paper, PrintPurpose.SLIP).send("lane signs", lane_signs(lanes).data)


def _printer(paper: PaperDesk, purpose: PrintPurpose) -> Printer:
    found = paper.printers.get(PaperKind(purpose.value))
    if found is None:
        raise NotAllowed(action="print", reason=f"no printer for {purpose.value}s is set up")
    return found.printer


def _screen() -> tuple[int, int]:
    size = QGuiApplication.primaryScreen().size()
    return size.width(), size.height()
