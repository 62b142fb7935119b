"""Lines that open late, read what is there, and say when they are gone."""

from __future__ import annotations

import os
import socket
import struct
import sys
import tty
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hardware import transports
from hardware.ports import DeviceGone, FoundSerialPort, Transport
from hardware.transports import (
    DeviceFileTransport,
    SerialTransport,
    TcpTransport,
    ports_present,
)
from tests.hardware.scanners.listening import heard_back

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

if sys.platform != "win32":
    from hardware.simulated_pty import PtyScanner


@dataclass
class UsbPort:
    """What pyserial finds of one port."""

    device: str
    vid: int | None = None
    pid: int | None = None
    serial_number: str | None = None
    location: str | None = None
    manufacturer: str | None = None
    product: str | None = None
    description: str = "n/a"

    def __lt__(self, other: UsbPort) -> bool:
        return self.device < other.device


VOYAGER = UsbPort("", 0x0C2E, 0x0B61, "19032B0A6C", "1-2", "Honeywell", "Voyager 1470g")


def plug_in(monkeypatch: pytest.MonkeyPatch, *ports: UsbPort) -> None:
    monkeypatch.setattr(transports, "comports", lambda: list(ports))


# -- what holds for every line ------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        SerialTransport("desk 3", "/dev/no-such-port"),
        SerialTransport("desk 3", "0c2e:0b61:nobody"),
        SerialTransport("desk 3", "/dev/null"),
        SerialTransport("desk 3", "a\x00b"),
        TcpTransport("desk 3", "127.0.0.1", 1),
        TcpTransport("desk 3", "127.0.0.1", 99_999),
        TcpTransport("desk 3", "no such host", 9100),
        DeviceFileTransport("desk 3", "/dev/no-such-file"),
        DeviceFileTransport("desk 3", __file__),
        DeviceFileTransport("desk 3", "a\x00b"),
    ],
    ids=lambda line: type(line).__name__,
)
def test_what_is_not_there_is_gone_by_name_and_never_open(line: Transport) -> None:
    for attempt in (line.open, lambda: line.read(1, 0), lambda: line.write(b"x")):
        with pytest.raises(DeviceGone) as gone:
            attempt()
        assert gone.value.device == "desk 3"
        assert gone.value.detail
    line.close()


# -- serial -------------------------------------------------------------------------------------


def test_a_serial_line_gives_what_is_there_and_then_silence() -> None:
    with PtyScanner() as device:
        line = SerialTransport("scanner-1", device.address)
        line.open()
        device.send("BTL-750")

        heard = b""
        while len(heard) < 8:
            heard += line.read(4096, 5)

        assert heard == b"BTL-750\r"
        assert line.read(4096, 0) == b""
        line.write(b"\x1b7,")
        assert heard_back(device._ours()) == b"\x1b7,"
        line.close()
        line.close()


def test_no_more_is_read_than_was_asked_for() -> None:
    with PtyScanner() as device:
        line = SerialTransport("scanner-1", device.address)
        line.open()
        device.send("AB", end="")

        assert [line.read(1, 5), line.read(1, 5)] == [b"A", b"B"]
        line.close()


def test_a_serial_line_pulled_out_is_gone_to_the_reader_and_the_writer() -> None:
    with PtyScanner() as device:
        line = SerialTransport("scanner-1", device.address)
        line.open()
        device.unplug()

        with pytest.raises(DeviceGone):
            line.read(1, 5)
        with pytest.raises(DeviceGone):
            line.write(b"\x1b7,")
        with pytest.raises(DeviceGone):
            line.open()

        device.plug()
        line.open()
        device.send("A", end="")
        assert line.read(1, 5) == b"A"
        line.close()


class BreakingPort:
    """A port whose line breaks after one more byte, and that cannot even be closed."""

    timeout = 0.0

    def __init__(self) -> None:
        self._left = b"\r"

    @property
    def in_waiting(self) -> int:
        raise OSError("Input/output error")

    def read(self, _: int) -> bytes:
        if not self._left:
            raise TypeError("an integer is required (got type NoneType)")
        byte, self._left = self._left, b""
        return byte

    def close(self) -> None:
        raise OSError("Input/output error")


def test_the_terminator_that_came_just_before_the_loss_is_not_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(transports, "Serial", lambda *_, **__: BreakingPort())
    line = SerialTransport("scanner-1", "/dev/ttyACM0")
    line.open()

    assert line.read(4096, 0.05) == b"\r"
    with pytest.raises(DeviceGone):
        line.read(4096, 0.05)
    line.close()


def test_a_scanner_put_back_under_another_name_is_found_by_its_serial_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = SerialTransport("scanner-1", "0C2E:0B61:19032b0a6c")
    for _ in range(2):
        with PtyScanner() as device:
            voyager = UsbPort(device.address, VOYAGER.vid, VOYAGER.pid, VOYAGER.serial_number)
            plug_in(monkeypatch, UsbPort("/dev/no-such-port"), voyager)
            line.open()
            device.send("A", end="")
            assert line.read(1, 5) == b"A"

    plug_in(monkeypatch)
    with pytest.raises(DeviceGone, match="not plugged in"):
        line.open()


def test_ports_tell_what_they_are_and_how_they_are_known_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plug_in(
        monkeypatch,
        UsbPort("/dev/ttyUSB0", 0x067B, 0x2303, None, "1-1.4", None, "USB-Serial"),
        UsbPort("/dev/ttyS0", description="ttyS0"),
        UsbPort("/dev/ttyACM0", 0x0C2E, 0x0B61, "19032B0A6C", "1-2", "Honeywell", "Voyager"),
        UsbPort("/dev/ttyS1"),
    )

    assert ports_present() == (
        FoundSerialPort("/dev/ttyACM0", "Honeywell Voyager", "0c2e:0b61:19032B0A6C"),
        FoundSerialPort("/dev/ttyS0", "ttyS0", ""),
        FoundSerialPort("/dev/ttyS1", "", ""),
        FoundSerialPort("/dev/ttyUSB0", "USB-Serial", "067b:2303:1-1.4"),
    )


# -- TCP ----------------------------------------------------------------------------------------


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_a_connection_carries_bytes_both_ways_until_the_other_side_hangs_up(
    listening: socket.socket,
) -> None:
    line = TcpTransport("labels", "127.0.0.1", listening.getsockname()[1])
    line.open()
    device, _ = listening.accept()

    line.write(b"~HS")
    assert device.recv(10) == b"~HS"
    device.sendall(b"ready")
    assert line.read(4096, 5) == b"ready"
    assert line.read(4096, 0) == b""
    assert line.read(4096, 0.01) == b""

    device.close()
    with pytest.raises(DeviceGone, match="closed"):
        line.read(1, 5)
    line.close()
    line.close()


def test_a_connection_that_is_reset_is_gone_to_the_reader_and_the_writer(
    listening: socket.socket,
) -> None:
    line = TcpTransport("labels", "127.0.0.1", listening.getsockname()[1])
    line.open()
    device, _ = listening.accept()
    device.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    device.close()

    with pytest.raises(DeviceGone):
        line.read(1, 5)
    with pytest.raises(DeviceGone):
        line.write(b"~HS")
    line.close()


# -- device files -------------------------------------------------------------------------------


def test_a_device_file_carries_bytes_both_ways_until_the_device_is_gone() -> None:
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    line = DeviceFileTransport("labels", os.ttyname(theirs))
    line.open()

    line.write(b"~HS")
    assert os.read(ours, 10) == b"~HS"
    os.write(ours, b"ready")
    assert line.read(4096, 5) == b"ready"
    assert line.read(4096, 0) == b""

    os.close(ours)
    with pytest.raises(DeviceGone):
        line.read(1, 5)
    with pytest.raises(DeviceGone):
        line.write(b"~HS")
    line.close()
    os.close(theirs)


def test_a_device_that_takes_no_more_bytes_is_given_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(transports, "_PRINTER_WRITE_S", 0.01)
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    line = DeviceFileTransport("labels", str(pipe))
    line.open()

    with pytest.raises(DeviceGone, match="no more"):
        line.write(b"^" * 10_000_000)
    line.close()
