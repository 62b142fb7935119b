"""A label printer that is not there: a real TCP server that speaks ``~HS`` and takes ZPL.

The program talks to it with the driver and the sockets it uses for a real one, and it can be
out of paper, open, paused, silent, or die in mid-job.  Source: hardware.md, "Printing".
"""

from __future__ import annotations

import re
import socket
import struct
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

from hardware.printers.host_status import ASK_STATUS

_SAID = re.compile(rb"~HS|\^XA.*?\^XZ", re.DOTALL)
_RECEIVED_BYTES = 65536
_RESET = struct.pack("ii", 1, 0)  # SO_LINGER of no seconds: closing resets the connection


class SimulatedZebra:
    """One printer on a port of this machine, from ``with`` until its end.

    Labels that come while it cannot print wait in its buffer, as in the real one, and are
    printed once the fault is cleared and somebody asks or sends again.

    Attributes:
        port: where it listens on 127.0.0.1.
        labels: what it printed, ``^XA`` to ``^XZ``, oldest first.
        paper_out, head_up, paused: faults that it tells of.
        labels_left: so many labels are on the roll; then the paper is out.  None: endless.
        silent: it takes everything and answers nothing.
        dies_after_bytes: on each connection it resets the line after so many bytes of a job.
    """

    def __init__(self) -> None:
        self.labels: list[bytes] = []
        self.paper_out = False
        self.head_up = False
        self.paused = False
        self.labels_left: int | None = None
        self.silent = False
        self.dies_after_bytes: int | None = None
        self._buffered: list[bytes] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._connections: set[socket.socket] = set()
        self._printing = threading.Lock()
        self._thread = threading.Thread(target=self._listen, name="simulated zebra", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Switch it off: connections break, and nobody listens on the port."""
        _hang_up(self._listening)
        with self._printing:
            connections = list(self._connections)
        for connection in connections:
            _hang_up(connection)
        if self._thread.is_alive():
            self._thread.join()

    def _listen(self) -> None:
        talks = []
        while (connection := self._accept()) is not None:
            talk = threading.Thread(target=self._talk, args=(connection,), daemon=True)
            talks.append(talk)
            talk.start()
        for talk in talks:
            talk.join()

    def _accept(self) -> socket.socket | None:
        try:
            connection, _ = self._listening.accept()
        except OSError:
            return None  # switched off
        with self._printing:
            self._connections.add(connection)
        return connection

    def _talk(self, connection: socket.socket) -> None:
        try:
            with connection:
                self._converse(connection)
        except OSError:
            return  # the program hung up, or we were switched off
        finally:
            with self._printing:
                self._connections.discard(connection)

    def _converse(self, connection: socket.socket) -> None:
        waiting = b""
        job_bytes = 0
        while chunk := connection.recv(_RECEIVED_BYTES):
            job_bytes += len(chunk) - len(ASK_STATUS) * chunk.count(ASK_STATUS)
            limit = self.dies_after_bytes
            if limit is not None and job_bytes > limit:
                self._take(waiting + chunk[: len(chunk) - (job_bytes - limit)])
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                return
            answers, waiting = self._take(waiting + chunk)
            connection.sendall(answers)

    def _take(self, said: bytes) -> tuple[bytes, bytes]:
        """Obey what is complete; return the answers and what is not complete yet."""
        answers = b""
        rest = b""
        end = 0
        with self._printing:
            for match in _SAID.finditer(said):
                rest += said[end : match.start()]
                end = match.end()
                if match.group() == ASK_STATUS:
                    self._print_buffered()
                    answers += b"" if self.silent else self._answer()
                else:
                    self._buffered.append(match.group())
                    self._print_buffered()
        return answers, rest + said[end:]

    def _print_buffered(self) -> None:
        while self._buffered and not (self.paper_out or self.head_up or self.paused):
            self.labels.append(self._buffered.pop(0))
            if self.labels_left is not None:
                self.labels_left -= 1
                self.paper_out = self.labels_left <= 0

    def _answer(self) -> bytes:
        """The three strings of ``~HS``, as a printer of the ZPL II guide sends them."""
        memory = (
            f"030,{self.paper_out:d},{self.paused:d},1245,{len(self._buffered):03},0,0,0,000,0,0,0"
        )
        mechanics = f"000,0,{self.head_up:d},0,0,2,6,0,{0:08},1,000"
        return "".join(f"\x02{text}\x03\r\n" for text in (memory, mechanics, "1234,0")).encode()


def _hang_up(connection: socket.socket) -> None:
    with suppress(OSError):  # the other side was first
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
