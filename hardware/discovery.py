"""What is attached to this machine, for the settings page.  Nothing is opened but a probe."""

from __future__ import annotations

import re
import subprocess

from hardware.ports import FoundPrinter, FoundSerialPort, PrinterStatus
from hardware.printers.system import run_cups
from hardware.printers.zebra import ZebraPrinter
from hardware.transports import TcpTransport, ports_present

ZEBRA_PORT = 9100
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


def read_queues(told: str) -> tuple[FoundPrinter, ...]:
    """Read what ``lpstat -v`` tells: ``device for desk-3: ipp://10.0.0.7/ipp/print``."""
    return tuple(FoundPrinter(queue, behind) for queue, behind in _DEVICE.findall(told))


def probe_zebra(host: str, port: int = ZEBRA_PORT) -> PrinterStatus:
    """Ask whatever listens there for its ``~HS``; an empty status if that is no label printer.

    Takes some seconds where nobody answers.
    """
    return ZebraPrinter(f"{host}:{port}", TcpTransport(f"{host}:{port}", host, port)).status()
