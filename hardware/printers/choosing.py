"""The driver of a printer by the words of the settings."""

from __future__ import annotations

from pathlib import Path

from hardware.ports import Printer
from hardware.printers.pdf_folder import PdfFolderPrinter
from hardware.printers.system import SystemPrinter
from hardware.printers.zebra import ZebraPrinter
from hardware.simulated import SimulatedPrinter
from hardware.transports import DeviceFileTransport, TcpTransport


def printer_of(
    name: str,
    kind: str,
    host: str = "",
    port: int = 9100,
    device: str | Path = "",
    folder: str | Path = "",
    queue: str = "",
) -> Printer:
    """Make the driver of a printer; nothing is opened yet.

    Args:
        name: as the settings name it.
        kind: "zebra_tcp", "zebra_file", "pdf_folder", "system" or "simulated".
        host: where a label printer on the network is, behind ``port``.
        port: its port.
        device: the device file of a label printer on a cable.
        folder: where pages are kept as files.
        queue: the system's name of a printer.

    Raises:
        ValueError: there is no such kind.
    """
    match kind:
        case "zebra_tcp":
            return ZebraPrinter(name, TcpTransport(name, host, port))
        case "zebra_file":
            return ZebraPrinter(name, DeviceFileTransport(name, str(device)))
        case "pdf_folder":
            return PdfFolderPrinter(name, Path(folder))
        case "system":
            return SystemPrinter(name, queue, "A4")
        case "simulated":
            return SimulatedPrinter(name, "pdf")
        case _:
            raise ValueError(f"no printer is a {kind}")
