"""The driver of a scanner by the words of the settings."""

from __future__ import annotations

from hardware.ports import Scanner, Transport
from hardware.scanners.serial_scanner import SerialScanner
from hardware.transports import SerialTransport, TcpTransport


def scanner_of(
    name: str,
    kind: str,
    address: str = "",
    baud: int = 9600,
    host: str = "",
    port: int = 9004,
    profile: str = "none",
) -> Scanner:
    """Make the driver of a scanner that speaks on a line; nothing is opened yet.

    Args:
        name: as the settings name it.
        kind: "serial" or "tcp"; a keyboard wedge speaks to the window.
        address: the serial device, or its identity "vid:pid:serialnumber".
        baud: the speed of the line.
        host: where a scanner on the network is, behind ``port``.
        port: its port.
        profile: the family whose lamp and sound it knows.

    Raises:
        ValueError: there is no such kind.
    """
    match kind:
        case "serial":
            line: Transport = SerialTransport(name, address, baud)
        case "tcp":
            line = TcpTransport(name, host, port)
        case _:
            raise ValueError(f"no scanner speaks on a {kind} line")
    return SerialScanner(name, line, profile)
