"""What is attached to this machine, for the settings page.  Nothing is opened but a probe."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from hardware.ports import DeviceGone, FoundPrinter, FoundSerialPort, PrinterStatus
from hardware.printers.system import run_cups
from hardware.printers.zebra import ZebraPrinter
from hardware.transports import TcpTransport, ports_present

ZEBRA_PORT = 9100
_DEVICE_FILES = Path("/dev/usb")
_DEVICE = re.compile(r"^device for (\S+): (.+)$", re.MULTILINE)


def serial_ports() -> tuple[FoundSerialPort, ...]:
    """The serial ports of this machine, those that can be known again first."""
    return tuple(sorted(ports_present(), key=lambda port: (not port.identity, port.address)))


def system_printers() -> tuple[FoundPrinter, ...]:
    """The printer queues of CUPS with what is behind them; none where there is no CUPS."""
    try:
        told = run_cups(["lpstat", "-v"])
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return read_queues(told.stdout.decode("utf-8", "replace"))


def printers_found(hosts: Sequence[tuple[str, int]]) -> tuple[FoundPrinter, ...]:
    """What prints here: queues, device files, and what answers ``~HS`` at the given hosts.

    Takes some seconds for every host where nobody answers.
    """
    files = sorted(str(path) for path in _DEVICE_FILES.glob("lp*"))
    answering = [(host, port) for host, port in hosts if probe_zebra(host, port).answered]
    return (
        *system_printers(),
        *(FoundPrinter(path, "device file") for path in files),
        *(FoundPrinter(f"{host}:{port}", "label printer that answers") for host, port in answering),
    )


def read_queues(told: str) -> tuple[FoundPrinter, ...]:
    """Read what ``lpstat -v`` tells: ``device for desk-3: ipp://10.0.0.7/ipp/print``."""
    return tuple(FoundPrinter(queue, behind) for queue, behind in _DEVICE.findall(told))


def reaches(host: str, port: int) -> bool:
    """Say whether something listens there, such as a scanner on the network."""
    line = TcpTransport(f"{host}:{port}", host, port)
    try:
        line.open()
    except DeviceGone:
        return False
    line.close()
    return True


def probe_zebra(host: str, port: int = ZEBRA_PORT) -> PrinterStatus:
    """Ask whatever listens there for its ``~HS``; an empty status if that is no label printer.

    Takes some seconds where nobody answers.
    """
    return ZebraPrinter(f"{host}:{port}", TcpTransport(f"{host}:{port}", host, port)).status()
