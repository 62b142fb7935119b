"""Bytes to and from devices: serial lines, TCP, device files.  The only import of pyserial.

Source: pyserial's documentation; hardware notes, "Scanners": after any of these errors a port is
closed, resolved anew and opened again; ``is_open`` is never believed.
"""

from __future__ import annotations

import os
import select
import socket
import sys

import serial
from serial.tools import list_ports

from hardware.ports import DeviceGone

if sys.platform == "win32":
    _PORT_ERRORS: tuple[type[Exception], ...] = (OSError, serial.SerialException, TypeError)
else:
    import termios

    _PORT_ERRORS = (OSError, serial.SerialException, termios.error, TypeError)

_WRITE_TIMEOUT_S = 2.0


class SerialTransport:
    """One serial or USB-CDC line (keeps ``Transport``).

    Args:
        device: the device's name in the settings.
        address: a port ("/dev/ttyACM0", "COM5") or the identity "vid:pid:serial-number", which
            is looked up anew at each ``open`` because a port's name changes with the plug.
        baud: bits a second.
    """

    def __init__(self, device: str, address: str, baud: int = 9600) -> None:
        self._device = device
        self._address = address
        self._baud = baud
        self._port: serial.Serial | None = None

    def open(self) -> None:
        """Open or reopen; raises DeviceGone."""
        self.close()
        try:
            self._port = serial.Serial(
                resolve_address(self._address),
                self._baud,
                timeout=0.05,
                write_timeout=_WRITE_TIMEOUT_S,
                exclusive=None if sys.platform == "win32" else True,
            )
        except _PORT_ERRORS as error:
            raise DeviceGone(self._device, str(error)) from error

    def close(self) -> None:
        """Close; never raises."""
        port, self._port = self._port, None
        if port is None:
            return
        try:
            port.close()
        except _PORT_ERRORS:  # it is gone already, and that is what was wanted
            return

    def read(self, size: int, timeout_s: float) -> bytes:
        """At most ``size`` bytes, as soon as one is there; raises DeviceGone."""
        port = self._opened()
        try:
            port.timeout = timeout_s
            first = port.read(1)
            if not first or size == 1:
                return bytes(first)
            return bytes(first + port.read(min(size - 1, port.in_waiting)))
        except _PORT_ERRORS as error:
            self.close()
            raise DeviceGone(self._device, str(error)) from error

    def write(self, data: bytes) -> None:
        """Write all of ``data``; raises DeviceGone."""
        port = self._opened()
        try:
            port.write(data)
        except _PORT_ERRORS as error:
            self.close()
            raise DeviceGone(self._device, str(error)) from error

    def _opened(self) -> serial.Serial:
        if self._port is None:
            raise DeviceGone(self._device, "not open")
        return self._port


def resolve_address(address: str) -> str:
    """The port of a "vid:pid:serial-number", or ``address`` itself if it names a port."""
    for port in list_ports.comports():
        if identity_of(port.vid, port.pid, port.serial_number) == address.lower():
            return str(port.device)
    return address


def identity_of(vid: int | None, pid: int | None, serial_number: str | None) -> str:
    """What names a USB device wherever it is plugged in; "" where it has no such name."""
    if vid is None or pid is None or not serial_number:
        return ""
    return f"{vid:04x}:{pid:04x}:{serial_number}".lower()


class TcpTransport:
    """One TCP connection, such as a printer's port 9100 (keeps ``Transport``)."""

    def __init__(self, device: str, host: str, port: int, connect_timeout_s: float = 3.0) -> None:
        self._device = device
        self._where = (host, port)
        self._connect_timeout_s = connect_timeout_s
        self._socket: socket.socket | None = None

    def open(self) -> None:
        """Connect or connect again; raises DeviceGone."""
        self.close()
        try:
            self._socket = socket.create_connection(self._where, self._connect_timeout_s)
        except OSError as error:
            raise DeviceGone(self._device, str(error)) from error

    def close(self) -> None:
        """Close; never raises."""
        connection, self._socket = self._socket, None
        if connection is not None:
            connection.close()

    def read(self, size: int, timeout_s: float) -> bytes:
        """At most ``size`` bytes, b"" after ``timeout_s`` of silence; raises DeviceGone."""
        connection = self._opened()
        try:
            connection.settimeout(timeout_s)
            found = connection.recv(size)
        except TimeoutError:
            return b""
        except OSError as error:
            raise DeviceGone(self._device, str(error)) from error
        if not found:
            raise DeviceGone(self._device, "the other side closed the connection")
        return found

    def write(self, data: bytes) -> None:
        """Write all of ``data``; raises DeviceGone."""
        connection = self._opened()
        try:
            connection.settimeout(_WRITE_TIMEOUT_S)
            connection.sendall(data)
        except OSError as error:
            raise DeviceGone(self._device, str(error)) from error

    def _opened(self) -> socket.socket:
        if self._socket is None:
            raise DeviceGone(self._device, "not open")
        return self._socket


class DeviceFileTransport:
    """A device file such as /dev/usb/lp0 (keeps ``Transport``); Linux only."""

    def __init__(self, device: str, path: str) -> None:
        self._device = device
        self._path = path
        self._file = -1

    def open(self) -> None:
        """Open or reopen; raises DeviceGone."""
        self.close()
        try:
            self._file = os.open(self._path, os.O_RDWR)
        except OSError as error:
            raise DeviceGone(self._device, str(error)) from error

    def close(self) -> None:
        """Close; never raises."""
        file, self._file = self._file, -1
        if file < 0:
            return
        try:
            os.close(file)
        except OSError:  # it is gone already, and that is what was wanted
            return

    def read(self, size: int, timeout_s: float) -> bytes:
        """At most ``size`` bytes, b"" after ``timeout_s`` of silence; raises DeviceGone."""
        try:
            ready, _, _ = select.select([self._file], [], [], timeout_s)
            return os.read(self._file, size) if ready else b""
        except (OSError, ValueError) as error:
            raise DeviceGone(self._device, str(error)) from error

    def write(self, data: bytes) -> None:
        """Write all of ``data``; raises DeviceGone."""
        try:
            while data:
                data = data[os.write(self._file, data) :]
        except OSError as error:
            raise DeviceGone(self._device, str(error)) from error
