"""A scanner on TCP: heard over a real socket, told right or wrong, found again when it is back."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from hardware.ports import DeviceState, Feedback
from hardware.scanners.serial_scanner import SerialScanner
from hardware.transports import TcpTransport
from tests.hardware.scanners.listening import PATIENCE_S, Listening


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Where the scanner listens, as a terminal server or a fixed-mount scanner does."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        server.settimeout(PATIENCE_S)
        yield server


def scanner_at(listener: socket.socket, profile: str = "none") -> SerialScanner:
    port = listener.getsockname()[1]
    return SerialScanner("gate", TcpTransport("gate", "127.0.0.1", port), profile)


def test_codes_arrive_whole_however_the_network_cuts_them(listener: socket.socket) -> None:
    with Listening(scanner_at(listener)) as heard:
        line, _peer = listener.accept()
        for piece in (b"]C1010400638133393", b"1\r\nBTL", b"-750\r", b"\n"):
            line.sendall(piece)

        scans = heard.scans(2)
        line.close()

    assert [(scan.source_id, scan.aim_id, scan.text) for scan in scans] == [
        ("gate", "]C1", "0104006381333931"),
        ("gate", None, "BTL-750"),
    ]


def test_it_is_told_right_and_wrong_on_the_same_line(listener: socket.socket) -> None:
    scanner = scanner_at(listener, "honeywell")
    with Listening(scanner) as heard:
        line, _peer = listener.accept()
        line.settimeout(PATIENCE_S)
        line.sendall(b"MUG\r")
        heard.scans(1)

        scanner.tell(Feedback.BAD)

        assert line.recv(16) == b"\x1b8,"
        line.close()


def test_a_scanner_that_was_switched_off_is_heard_again_without_a_half_code(
    listener: socket.socket,
) -> None:
    with Listening(scanner_at(listener)) as heard:
        line, _peer = listener.accept()
        assert heard.state() is DeviceState.READY
        line.sendall(b"HALF-A-CO")
        line.close()
        assert heard.state() is DeviceState.GONE

        again, _peer = listener.accept()
        again.sendall(b"WHOLE\r")

        assert heard.texts(1) == ["WHOLE"]
        again.close()
