"""Bytes to and from one device: serial port, TCP, device file.

The only module that knows pyserial.  Each class keeps ``hardware.ports.Transport``: nothing is
opened before ``open``, and whatever goes wrong with the line is ``DeviceGone``.
"""

from __future__ import annotations

import os
import re
import select
import socket
import stat
import sys
import time

from serial import EIGHTBITS, PARITY_EVEN, PARITY_NONE, SEVENBITS, Serial, SerialException
from serial.tools.list_ports import comports

from hardware.ports import DeviceGone, FoundSerialPort

if sys.platform == "win32":
    _LOST: tuple[type[Exception], ...] = (OSError, SerialException, TypeError)
else:
    import termios

    # TypeError: pyserial reads from the descriptor None when the port was closed meanwhile
    _LOST = (OSError, SerialException, termios.error, TypeError)

_IDENTITY = re.compile(r"[0-9a-fA-F]{4}:[0-9a-fA-F]{4}:.+")
_SERIAL_WRITE_S = 1.0
_PRINTER_WRITE_S = 10.0  # a printer that is full takes its time; one that is out of paper does not


class SerialTransport:
    """A serial port or USB-CDC device, held exclusively.

    ``address`` is what the system calls it ("/dev/ttyACM0", "COM3") or its identity
    "vid:pid:serialnumber", which is looked for anew at each ``open``: a device that is put back
    may come back under another name.  ``seven_even`` is for devices of seven bits and even parity.
    """

    def __init__(
        self, device: str, address: str, baud: int = 9600, *, seven_even: bool = False
    ) -> None:
        self._device = device
        self._address = address
        self._baud = baud
        self._bits = (SEVENBITS, PARITY_EVEN) if seven_even else (EIGHTBITS, PARITY_NONE)
        self._port: Serial | None = None

    def open(self) -> None:
        """Open or reopen; raises DeviceGone."""
        self.close()
        try:
            self._port = Serial(
                self._place(),
                self._baud,
                *self._bits,
                timeout=0,
                write_timeout=_SERIAL_WRITE_S,
                exclusive=True,
            )
        except (*_LOST, ValueError) as error:  # ValueError: no port has such a speed or name
            raise DeviceGone(self._device, str(error)) from error

    def close(self) -> None:
        """Close; never raises."""
        port, self._port = self._port, None
        if port is None:
            return
        try:
            port.close()
        except _LOST:
            return  # it is gone, which is what we wanted

    def read(self, size: int, timeout_s: float) -> bytes:
        """At most ``size`` bytes, as soon as there are any; raises DeviceGone."""
        port = self._opened()
        try:
            if port.timeout != timeout_s:
                port.timeout = timeout_s
            first: bytes = port.read(1)
        except _LOST as error:
            raise DeviceGone(self._device, str(error)) from error
        return first + self._more(port, size - 1) if first else b""

    def write(self, data: bytes) -> None:
        """Write all of ``data`` within a second; raises DeviceGone."""
        port = self._opened()
        try:
            port.write(data)
        except _LOST as error:
            raise DeviceGone(self._device, str(error)) from error

    @staticmethod
    def _more(port: Serial, size: int) -> bytes:
        """What else has come.  A loss is left to the next read, lest the first byte go too."""
        try:
            more: bytes = port.read(min(size, port.in_waiting))
        except _LOST:
            return b""
        return more

    def _opened(self) -> Serial:
        if self._port is None:
            raise DeviceGone(self._device, "not open")
        return self._port

    def _place(self) -> str:
        if not _IDENTITY.fullmatch(self._address):
            return self._address
        for port in ports_present():
            if port.identity.lower() == self._address.lower():
                return port.address
        raise DeviceGone(self._device, f"{self._address} is not plugged in")


class TcpTransport:
    """A device that listens on the network, such as a label printer on port 9100."""

    def __init__(self, device: str, host: str, port: int, connect_timeout_s: float = 3) -> None:
        self._device = device
        self._address = (host, port)
        self._connect_timeout_s = connect_timeout_s
        self._socket: socket.socket | None = None

    def open(self) -> None:
        """Connect anew; raises DeviceGone."""
        self.close()
        try:
            self._socket = socket.create_connection(self._address, self._connect_timeout_s)
        except (OSError, ValueError, OverflowError) as error:  # a name or port that cannot be
            raise DeviceGone(self._device, _words(error)) from error

    def close(self) -> None:
        """Close; never raises."""
        connection, self._socket = self._socket, None
        if connection is not None:
            connection.close()

    def read(self, size: int, timeout_s: float) -> bytes:
        """At most ``size`` bytes, as soon as there are any; raises DeviceGone."""
        connection = self._opened()
        try:
            connection.settimeout(timeout_s)
            data = connection.recv(size)
        except (TimeoutError, BlockingIOError):
            return b""
        except OSError as error:
            raise DeviceGone(self._device, _words(error)) from error
        if not data:
            raise DeviceGone(self._device, "the connection was closed")
        return data

    def write(self, data: bytes) -> None:
        """Write all of ``data``, or as much as goes within ten seconds; raises DeviceGone."""
        connection = self._opened()
        try:
            connection.settimeout(_PRINTER_WRITE_S)
            connection.sendall(data)
        except OSError as error:
            raise DeviceGone(self._device, _words(error)) from error

    def _opened(self) -> socket.socket:
        if self._socket is None:
            raise DeviceGone(self._device, "not open")
        return self._socket


class DeviceFileTransport:
    """A device behind a file of Linux or macOS, such as a USB printer at ``/dev/usb/lp0``."""

    def __init__(self, device: str, path: str) -> None:
        self._device = device
        self._path = path
        self._file: int | None = None

    def open(self) -> None:
        """Open or reopen; raises DeviceGone."""
        self.close()
        if sys.platform == "win32":
            raise DeviceGone(self._device, "device files are for Linux and macOS")
        try:
            file = os.open(self._path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        except (OSError, ValueError) as error:  # ValueError: a name with NUL in it
            raise DeviceGone(self._device, _words(error)) from error
        if stat.S_ISREG(os.fstat(file).st_mode):  # no device: a job must not vanish into a file
            os.close(file)
            raise DeviceGone(self._device, f"{self._path} is an ordinary file")
        self._file = file

    def close(self) -> None:
        """Close; never raises."""
        file, self._file = self._file, None
        if file is None:
            return
        try:
            os.close(file)
        except OSError:
            return  # it is gone, which is what we wanted

    def read(self, size: int, timeout_s: float) -> bytes:
        """At most ``size`` bytes, as soon as there are any; raises DeviceGone."""
        file = self._opened()
        try:
            if not select.select([file], [], [], timeout_s)[0]:
                return b""
            data = os.read(file, size)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise DeviceGone(self._device, _words(error)) from error
        if not data:
            raise DeviceGone(self._device, "nothing is at the other end")
        return data

    def write(self, data: bytes) -> None:
        """Write all of ``data``; raises DeviceGone, too after ten seconds without progress."""
        file = self._opened()
        left = memoryview(data)
        try:
            while left:
                left = left[self._write_some(file, left) :]
        except OSError as error:
            raise DeviceGone(self._device, _words(error)) from error

    @staticmethod
    def _write_some(file: int, data: memoryview) -> int:
        until_s = time.monotonic() + _PRINTER_WRITE_S
        while select.select([], [file], [], max(0.0, until_s - time.monotonic()))[1]:
            try:
                return os.write(file, data)
            except BlockingIOError:
                continue  # it had room and has none now
        raise TimeoutError("it takes no more bytes")

    def _opened(self) -> int:
        if self._file is None:
            raise DeviceGone(self._device, "not open")
        return self._file


def ports_present() -> tuple[FoundSerialPort, ...]:
    """The serial ports of this machine now, in the order of their addresses.

    A USB device without a serial number is known by the socket it sits in.
    """
    return tuple(
        FoundSerialPort(
            address=port.device,
            description=_description(port.manufacturer, port.product or port.description),
            identity=_identity(port.vid, port.pid, port.serial_number or port.location),
        )
        for port in sorted(comports())
    )


def _identity(vid: int | None, pid: int | None, which: str | None) -> str:
    return f"{vid:04x}:{pid:04x}:{which}" if vid is not None and pid is not None and which else ""


def _description(manufacturer: str | None, product: str | None) -> str:
    return " ".join(word for word in (manufacturer, product) if word and word != "n/a")


def _words(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
