"""The label printer that is not there, asked as a real one is."""

from __future__ import annotations

import socket

import pytest

from hardware.printers.host_status import parse_host_status
from hardware.simulated_zebra import SimulatedZebra

LABEL = b"^XA^FDcarton 1^FS^XZ"


def said_by(connection: socket.socket) -> bytes:
    answer = b""
    while answer.count(b"\x03") < 3:
        answer += connection.recv(4096)
    return answer


def connected(device: SimulatedZebra) -> socket.socket:
    return socket.create_connection(("127.0.0.1", device.port), timeout=5)


def test_a_label_and_a_question_in_single_bytes_are_understood() -> None:
    with SimulatedZebra() as device, connected(device) as connection:
        for byte in LABEL + b"~HS":
            connection.sendall(bytes([byte]))

        assert parse_host_status(said_by(connection)).can_print
        assert device.labels == [LABEL]


def test_a_question_in_the_middle_of_a_label_is_answered_and_the_label_stays_whole() -> None:
    with SimulatedZebra() as device, connected(device) as connection:
        connection.sendall(LABEL[:9] + b"~HS")
        assert parse_host_status(said_by(connection)).formats_in_buffer == 0

        connection.sendall(LABEL[9:] + b"~HS")
        said_by(connection)

        assert device.labels == [LABEL]


def test_labels_wait_while_it_is_open_and_come_out_once_it_is_closed() -> None:
    with SimulatedZebra() as device, connected(device) as connection:
        device.head_up = True
        connection.sendall(LABEL + LABEL + b"~HS")
        status = parse_host_status(said_by(connection))
        assert (status.head_up, status.formats_in_buffer, device.labels) == (True, 2, [])

        device.head_up = False
        connection.sendall(b"~HS")

        assert parse_host_status(said_by(connection)).formats_in_buffer == 0
        assert device.labels == [LABEL, LABEL]


def test_it_runs_out_of_paper_when_the_roll_ends() -> None:
    with SimulatedZebra() as device, connected(device) as connection:
        device.labels_left = 2
        connection.sendall(LABEL * 3 + b"~HS")

        status = parse_host_status(said_by(connection))

        assert (status.paper_out, status.formats_in_buffer) == (True, 1)
        assert len(device.labels) == 2


def test_it_dies_after_so_many_bytes_of_a_job_and_questions_do_not_count() -> None:
    with SimulatedZebra() as device, connected(device) as connection:
        device.dies_after_bytes = len(LABEL)
        connection.sendall(b"~HS" + LABEL)
        said_by(connection)

        connection.sendall(b"^")

        with pytest.raises(ConnectionResetError):
            connection.recv(1)
        assert device.labels == [LABEL]


def test_switched_off_it_hangs_up_and_nobody_listens() -> None:
    with SimulatedZebra() as device:
        connection = connected(device)
        connection.sendall(b"~HS")
        said_by(connection)

    assert connection.recv(1) == b""
    connection.close()
    with pytest.raises(ConnectionRefusedError):
        connected(device)
