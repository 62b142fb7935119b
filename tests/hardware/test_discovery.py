"""What the settings page can offer."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

import pytest

from hardware import discovery
from hardware.discovery import (
    printers_found,
    probe_zebra,
    reaches,
    read_queues,
    serial_ports,
    system_printers,
)
from hardware.ports import FoundPrinter, FoundSerialPort, PrinterStatus
from hardware.simulated_zebra import SimulatedZebra


def test_ports_that_can_be_known_again_stand_in_front(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = FoundSerialPort("/dev/ttyS0", "", "")
    scanner = FoundSerialPort("/dev/ttyUSB1", "Voyager", "0c2e:0b61:1903")
    monkeypatch.setattr(discovery, "ports_present", lambda: (plain, scanner))

    assert serial_ports() == (scanner, plain)


def test_this_machine_can_be_asked_for_its_ports() -> None:
    assert all(port.address for port in serial_ports())


def test_queues_are_read_with_what_is_behind_them() -> None:
    told = "device for desk-3: ipp://10.0.0.7/ipp/print\ndevice for PDF: cups-pdf:/\nnonsense\n"

    assert read_queues(told) == (
        FoundPrinter("desk-3", "ipp://10.0.0.7/ipp/print"),
        FoundPrinter("PDF", "cups-pdf:/"),
    )


def test_the_system_is_asked_for_its_queues(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lpstat = tmp_path / "lpstat"
    lpstat.write_text('#!/bin/sh\n[ "$1" = -v ] && echo "device for A4: usb://Brother/HL"\n')
    lpstat.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert system_printers() == (FoundPrinter("A4", "usb://Brother/HL"),)


def test_without_cups_there_are_no_queues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert system_printers() == ()


def test_a_label_printer_on_the_network_says_how_it_is() -> None:
    with SimulatedZebra() as device:
        device.paper_out = True

        assert probe_zebra("127.0.0.1", device.port).paper_out

    assert probe_zebra("127.0.0.1", device.port) == PrinterStatus()


def test_what_listens_on_the_network_is_reached_and_nothing_else() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
        assert reaches("127.0.0.1", port)

    assert not reaches("127.0.0.1", port)


def test_printers_are_found_as_queues_files_and_on_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lp0").touch()
    monkeypatch.setattr("hardware.discovery._DEVICE_FILES", tmp_path)
    monkeypatch.setattr(
        "hardware.discovery.system_printers", lambda: (FoundPrinter("office", "ipp://desk"),)
    )
    with SimulatedZebra() as zebra:
        found = printers_found([("127.0.0.1", zebra.port), ("127.0.0.1", 1)])

    assert [one.queue for one in found] == ["office", f"{tmp_path}/lp0", f"127.0.0.1:{zebra.port}"]
