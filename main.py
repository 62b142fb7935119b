"""Packbench's command line, and the only place where drivers are chosen and parts are wired."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from operator import methodcaller
from typing import TYPE_CHECKING
from zlib import crc32

from app.commands.output import DONE, FAILED, INTERRUPTED, USAGE, path_trouble, say, say_error
from app.commands.parser import Command, make_parser
from app.errors import AppError
from app.settings import PrinterSettings, ScannerKind, ScannerSettings, Settings
from app.settings.settings_file import load_settings, save_settings, settings_path

if TYPE_CHECKING:
    from argparse import Namespace

    from app.store.unit_of_work import Store
    from hardware.ports import Printer, Scanner
    from ui.shell.window import Window
    from ui.shell.workplace.device_watch import Devices
    from ui.shell.workplace.workplace import Workplace
    from ui.theme.sounds import SoundPlayer
    from ui.theme.theme import Theme

# ruff: noqa: PLC0415 -- imports that cost time stand where they are needed: the window is up sooner

_DPI_300 = 300
_ON_A_LINE = {ScannerKind.SERIAL, ScannerKind.TCP}
_PITCHES = 5  # neighbouring stations sound apart


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    commands = {
        "run": run,
        "import": _command("documents", "import_document"),
        "database": _command("database.keeping", "database"),
        "check": _command("upkeep", "ledger_check"),
        "doctor": doctor,
        "worker": _command("upkeep", "worker"),
        "rehearse": rehearse,
        "replay": _command("replay", "replay"),
        "secret": _command("stations.secret", "secret"),
        "station": _command("stations.station", "station"),
        "policy": _command("verification.policy", "policy"),
        "manifest": _command("dock.manifest", "manifest"),
        "simulate": _command("simulation.simulate", "simulate"),
    }
    arguments = make_parser(commands).parse_args(argv)
    try:
        settings = load_settings(arguments.settings, os.environ)
        return int(arguments.command(arguments, settings))
    except AppError as error:
        say_error(arguments, error)
        return USAGE
    except OSError as error:  # of a file or folder that was named: all others have their AppError
        say_error(arguments, path_trouble(error))
        return USAGE
    except KeyboardInterrupt:
        print("packbench: interrupted; what was saved stays saved", file=sys.stderr)
        return INTERRUPTED


# -- commands -------------------------------------------------------------------------------


def _command(module: str, name: str) -> Command:
    """A command of ``app.commands`` that needs no device; its module is imported when it runs."""

    def run_it(arguments: Namespace, settings: Settings) -> int:
        command: Command = getattr(import_module(f"app.commands.{module}"), name)
        return command(arguments, settings)

    return run_it


def run(arguments: Namespace, settings: Settings) -> int:
    """Open the station window."""
    from app.commands.display import display_trouble

    trouble = display_trouble(os.environ, sys.platform)
    if trouble:
        print(trouble, file=sys.stderr)
        return USAGE
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication

    from app.logs import log_uncaught, start_logging
    from ui.shell.appearance import theme_of, window_of
    from ui.tidying import Tidying

    start_logging(settings.folders.journal.parent / "log")
    log_uncaught()
    application = QApplication(sys.argv[:1])
    theme = theme_of(settings)
    theme.dress(application)
    window = window_of(settings, theme)
    window.resize(application.primaryScreen().availableSize().boundedTo(QSize(1920, 1080)))
    window.show()
    application.processEvents()
    from app.commands.opening import open_for_work  # the rest, behind the window
    from app.commands.upkeep import drain_alone, drain_for_all

    with ExitStack() as ends:
        store = open_for_work(arguments, settings)
        ends.callback(store.close)
        devices = _devices(settings, simulated=arguments.devices == "simulated")
        workplace = _workplace(store, settings, devices, theme, window, _player(settings, ends))
        alone = store.engine.dialect.name == "sqlite"
        drain = drain_alone if alone else drain_for_all
        workplace.drain_by(partial(drain, store, settings), alone=alone)
        workplace.start()
        ends.callback(workplace.close)
        ends.callback(Tidying(workplace).stop)
        return int(application.exec())


def doctor(arguments: Namespace, settings: Settings) -> int:
    """Say what works here, what does not, and what to do about it."""
    from app.commands.doctor import Surroundings, examine
    from app.commands.output import facts_of
    from hardware.discovery import reaches, serial_ports, system_printers
    from hardware.scales.choosing import scale_of

    printers = [(item, _printer(item)) for item in settings.printers]
    scales = [(item, scale_of(**item.model_dump(mode="json"))) for item in settings.scales]
    on_net = [item for item in settings.scanners if item.kind is ScannerKind.TCP]
    reached = frozenset(item.id for item in on_net if reaches(item.host, item.port))
    around = Surroundings(os.environ, serial_ports(), system_printers(), printers, reached, scales)
    checks = examine(arguments, settings, around)
    lines = [f"{'ok  ' if check.works else 'LOOK'} {check.name}: {check.said}" for check in checks]
    say(arguments, {"checks": [facts_of(check) for check in checks]}, "\n".join(lines))
    return DONE if all(check.works for check in checks) else FAILED


def rehearse(arguments: Namespace, settings: Settings) -> int:
    """Play the SOP without a person: a real serial line, a real TCP printer, no window shown."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from app.commands.opening import open_store
    from app.gateways.mail.eml_folder import EmlFolder
    from app.gateways.mail.letter import Sender
    from app.station.sign_in import hash_pin
    from hardware.simulated_pty import PtyScanner
    from hardware.simulated_zebra import SimulatedZebra
    from ui.rehearsal import rehearsal
    from ui.rehearsal.report import as_table
    from ui.rehearsal.stages import Files, station_of

    out = arguments.out.absolute()
    files = Files(arguments.products, arguments.bins, arguments.stock, arguments.orders)
    sender = Sender(settings.company.name, settings.mail.from_address)
    with PtyScanner() as scanner, SimulatedZebra() as zebra, ExitStack() as ends:
        store = open_store(arguments, settings, create=True)
        ends.callback(store.close)
        station = station_of(settings, scanner.address, zebra.port, out)
        mailer = EmlFolder(out / "mail", sender)
        stage = rehearsal.Stage(
            store, lambda: _unseen_workplace(store, station), scanner, mailer, hash_pin
        )
        report = rehearsal.rehearse(stage, files, out / "documents", arguments.limit)
    figures = report.as_json()
    if arguments.report:
        arguments.report.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    say(arguments, figures, as_table(report.clauses()))
    for fault in report.faults:
        print(f"NOT AS IT MUST BE: {fault}", file=sys.stderr)
    return FAILED if report.faults else DONE


# -- wiring ---------------------------------------------------------------------------------


def _workplace(
    store: Store,
    settings: Settings,
    devices: Devices,
    theme: Theme,
    window: Window,
    player: SoundPlayer,
) -> Workplace:
    from ui.shell.sounds import FloorSounds
    from ui.shell.workplace.station_works import StationWorks
    from ui.shell.workplace.workplace import Workplace

    works = StationWorks(store, settings.folders.journal, settings.station.name)
    works.aside(player.prepare, lambda _ready: None)
    sounds = FloorSounds(player)
    return Workplace(works, settings, devices, theme, sounds, _local_time, window)


def _player(settings: Settings, ends: ExitStack) -> SoundPlayer:
    from ui.theme.sounds import SoundPlayer

    player = SoundPlayer(crc32(settings.station.name.encode()) % _PITCHES)
    ends.callback(player.close)  # the device has a thread of its own, which asks for samples
    return player


def _local_time() -> datetime:
    return datetime.now(UTC).astimezone()


def _unseen_workplace(store: Store, settings: Settings) -> Workplace:
    from PySide6.QtWidgets import QApplication

    from ui.shell.appearance import theme_of, window_of
    from ui.theme.sounds import SoundPlayer
    from ui.tidying import Tidying

    application = QApplication.instance() or QApplication(["packbench"])
    theme = theme_of(settings)
    if isinstance(application, QApplication):
        theme.dress(application)
    devices = _devices(settings, simulated=False)
    window = window_of(settings, theme)
    workplace = _workplace(store, settings, devices, theme, window, SoundPlayer(muted=True))
    Tidying(workplace)
    return workplace


def _devices(settings: Settings, *, simulated: bool) -> Devices:
    from app.fulfilment.shipping.booking import ShippingDesk
    from app.fulfilment.shipping.papers import PaperDesk, StationPrinter
    from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
    from app.fulfilment.shipping.printing import PrinterChoice
    from app.fulfilment.shipping.rate_card import load_rate_card
    from hardware.discovery import printers_found, serial_ports
    from hardware.printers.turns import TakingTurns
    from hardware.scales.station_scale import StationScale
    from hardware.scanners.wedge import WedgeCollector
    from hardware.simulated import SimulatedScanner
    from ui.shell.workplace.desk.settings_screen import Machine
    from ui.shell.workplace.device_watch import Devices

    printers: dict[PaperKind, StationPrinter] = {}
    for item in settings.printers:
        driver, format_ = TakingTurns(_printer(item)), PaperFormat.PDF
        if driver.language == "zpl":
            format_ = PaperFormat.ZPL_300 if item.dpi == _DPI_300 else PaperFormat.ZPL_203
        kind = PaperKind(item.purpose.value)
        printers.setdefault(kind, StationPrinter(PrinterChoice(item.name, format_), driver))
    formats = frozenset({PaperFormat.PDF, *(one.choice.format for one in printers.values())})
    desk = ShippingDesk(load_rate_card(), settings.company, formats, settings.station.name)
    scanners = [_scanner(item) for item in settings.scanners if item.kind in _ON_A_LINE]
    dump = methodcaller("model_dump", mode="json")
    scale = StationScale(next(map(dump, settings.scales), None), simulated=simulated)
    drawn = SimulatedScanner("simulated") if simulated or scale.drawn else None
    wedge = next((item.id for item in settings.scanners if item.kind is ScannerKind.WEDGE), "")
    keep = partial(save_settings, path=settings_path(os.environ))
    machine = Machine(keep, serial_ports, printers_found, lambda one: scale.weigh(dump(one)))
    return Devices(
        machine=machine,
        paper=PaperDesk(desk, printers),
        scanners=[*scanners, *([drawn] if drawn else [])],
        wedge=WedgeCollector(source_id=wedge) if wedge else None,
        bounce_ms={item.id: item.bounce_ms for item in settings.scanners},
        drawn_scanner=drawn.push if drawn else None,
        scale=scale.in_use,
        drawn_scale=scale.drawn.load if scale.drawn else None,
    )


def _scanner(item: ScannerSettings) -> Scanner:
    from hardware.scanners.choosing import scanner_of

    line = item.model_dump(mode="json", exclude={"id", "bounce_ms"})
    return scanner_of(item.id, **line)


def _printer(item: PrinterSettings) -> Printer:
    from hardware.printers.choosing import printer_of

    way = item.model_dump(mode="json", exclude={"purpose", "dpi"}, exclude_none=True)
    return printer_of(**way)


if __name__ == "__main__":
    sys.exit(main())
