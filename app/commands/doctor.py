"""What works at this station, what does not, and what to do about it."""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from app.commands.display import display_trouble
from app.commands.opening import url_of
from app.commands.wording import in_words
from app.errors import AppError, SchemaBehind
from app.secrets import without_password
from app.settings import PrinterKind, PrinterSettings, ScaleSettings, ScannerKind, Settings
from app.store.guards import missing_guards
from app.store.unit_of_work import Store
from hardware.ports import FoundPrinter, FoundSerialPort, HardwareError, Printer, Scale

_PARTS = ("PySide6-Essentials", "SQLAlchemy", "psycopg", "pyserial", "reportlab")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: whether it works, what it said, what to do if not."""

    name: str
    works: bool
    said: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the system has: serial ports, printer queues, and the station's own printers.

    ``reached`` are the scanners on the network that answer, ``scales`` the scale if there is one.
    """

    environ: Mapping[str, str]
    ports: Sequence[FoundSerialPort]
    queues: Sequence[FoundPrinter]
    printers: Sequence[tuple[PrinterSettings, Printer]]
    reached: Collection[str] = frozenset()
    scales: Sequence[tuple[ScaleSettings, Scale]] = ()


def examine(
    arguments: argparse.Namespace, settings: Settings, around: Surroundings
) -> tuple[Check, ...]:
    """Look at everything that a station needs; never raises for what it finds."""
    return (
        _versions(),
        _display(around.environ),
        _database(arguments, settings),
        *_folders(settings),
        _company(settings),
        *_scanners(settings, around),
        *_scales(around.scales),
        *(_printer(item, printer, around.queues) for item, printer in around.printers),
    )


def _versions() -> Check:
    parts = ", ".join(f"{name} {version(name)}" for name in _PARTS)
    python = platform.python_version()
    return Check("versions", works=True, said=f"Python {python}, {parts}, {platform.platform()}")


def _display(environ: Mapping[str, str]) -> Check:
    trouble = display_trouble(environ, sys.platform)
    return Check("display", works=not trouble, said=trouble.replace("\n", " ") or "ready")


def _database(arguments: argparse.Namespace, settings: Settings) -> Check:
    name = f"database {without_password(arguments.database or settings.database.url)}"
    try:
        url = url_of(arguments, settings)
        store = Store.open(url)
        with store.reading() as uow:
            gone = missing_guards(uow.session.connection())
        store.close()
    except SchemaBehind as error:
        if url.startswith("sqlite") and error.facts["found"] == "empty":
            return Check(name, works=True, said="empty: the first command fills it")
        return Check(name, works=False, said=in_words(error))
    except AppError as error:
        return Check(name, works=False, said=in_words(error))
    if gone:
        said = f"who keeps it has to put back what refuses changes: {', '.join(gone)}"
        return Check(name, works=False, said=said)
    return Check(name, works=True, said="ready")


def _folders(settings: Settings) -> Iterator[Check]:
    wanted = {
        "journal folder": settings.folders.journal,
        "documents folder": settings.folders.documents,
        "mail folder": settings.folders.mail,
    }
    for name, folder in wanted.items():
        trouble = _cannot_write(folder)
        yield Check(f"{name} {folder}", works=not trouble, said=trouble or "can be written")


def _company(settings: Settings) -> Check:
    if settings.company.is_demonstration:
        said = "SSCCs carry GS1's prefix for demonstrations: set your gs1_company_prefix"
        return Check("company", works=True, said=f"{said} before a carrier gets a parcel")
    return Check("company", works=True, said=f"SSCCs carry {settings.company.gs1_company_prefix}")


def _cannot_write(folder: Path) -> str:
    probe = folder / ".packbench-probe"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return f"cannot be written: {error.strerror or error}"
    return ""


def _scales(scales: Sequence[tuple[ScaleSettings, Scale]]) -> Iterator[Check]:
    if not scales:
        yield Check("scale", works=True, said="none set up: cartons are not weighed")
    for item, scale in scales:
        works, said = _asked(item, scale)
        yield Check(f"scale {item.name}", works=works, said=said)


def _asked(item: ScaleSettings, scale: Scale) -> tuple[bool, str]:
    """Ask the scale itself: one that is plugged in may still speak another protocol."""
    try:
        weight = scale.weigh()
    except HardwareError as error:
        todo = "is it on, is it the right port, does it speak so?"
        return False, f"{item.kind} at {item.address}: {error.detail}; {todo}"
    finally:
        scale.close()
    if weight.grams is None:
        return True, f"{item.kind}, answers, but shows no number just now"
    return True, f"{item.kind}, shows {weight.grams / 1000:.3f} kg"


def _scanners(settings: Settings, around: Surroundings) -> Iterator[Check]:
    ports = around.ports
    known = {port.address for port in ports} | {port.identity for port in ports}
    for item in settings.scanners:
        name = f"scanner {item.id}"
        if item.kind is ScannerKind.TCP:
            works, where = item.id in around.reached, f"{item.host}:{item.port}"
            said = f"listens at {where}" if works else f"nothing listens at {where}: is it on?"
            yield Check(name, works=works, said=said)
        elif item.kind is not ScannerKind.SERIAL:
            yield Check(name, works=True, said=f"{item.kind.value}: nothing to plug in")
        elif item.address in known or Path(item.address).exists():
            yield Check(name, works=True, said=f"found at {item.address}")
        else:
            there = ", ".join(port.address for port in ports) or "none"
            said = f"nothing at {item.address}: plug it in; serial ports here: {there}"
            yield Check(name, works=False, said=said)


def _printer(item: PrinterSettings, printer: Printer, queues: Sequence[FoundPrinter]) -> Check:
    name = f"printer {item.name}"
    if item.kind is PrinterKind.SYSTEM:
        there = {queue.queue for queue in queues}
        works = item.queue in there
        said = "queue found" if works else f"no queue {item.queue}; known: {sorted(there)}"
        return Check(name, works=works, said=said)
    status = printer.status()
    if status.can_print:
        return Check(name, works=True, said="ready")
    said = "out of paper, open or paused" if status.answered else "does not answer: is it on?"
    return Check(name, works=False, said=said)
