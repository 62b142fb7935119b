"""A go-between on the way to a server that can take bytes and pass none on, without hanging up.

To the kernels at both ends the wire is whole: no keepalive notices anything.
"""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

import pytest

from app.store import link

_MOST = 65_536


@contextmanager
def impatient(answer_s: int = 2) -> Iterator[None]:
    """The seconds of the floor in fractions, for as long as nobody answers anyway.

    Only so long: a busy machine answers late, and must not be taken for a dead one.
    """
    with pytest.MonkeyPatch.context() as hurry:
        hurry.setattr(link, "SILENT_S", 0.3)
        hurry.setattr(link, "ANSWER_S", answer_s)
        yield


class _Pair:
    """One link through it: the station's end and the server's, and what it swallows for good."""

    def __init__(self, station: socket.socket, server: socket.socket) -> None:
        self.ends = (station, server)
        self.swallows = {station: False, server: False}

    def other(self, end: socket.socket) -> socket.socket:
        return self.ends[1] if end is self.ends[0] else self.ends[0]


class BlackHole:
    """Passes bytes between a port of its own and a server's, until it is told to swallow them.

    A link that lost a byte stays broken for ever; a link that is made after ``let_through`` works.
    """

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._pairs: dict[socket.socket, _Pair] = {}
        self._swallows = (False, False)
        self._wake_in, self._wake = socket.socketpair()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._pass_on, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._wake.close()
        self._thread.join()
        for end in (self._listening, self._wake_in, *self._pairs):
            end.close()

    def on_the_way_to(self, url: str) -> str:
        """The address of one of the server's databases, through here."""
        return url.replace(f":{self._server_port}/", f":{self.port}/")

    def swallow(self) -> None:
        """From now on nothing gets through, either way."""
        self._swallow(requests=True, replies=True)

    def swallow_replies(self) -> None:
        """From now on the server hears everything, and is not heard."""
        self._swallow(requests=False, replies=True)

    def let_through(self) -> None:
        """Links that are made from now on work."""
        self._swallow(requests=False, replies=False)

    def _swallow(self, *, requests: bool, replies: bool) -> None:
        with self._lock:
            self._swallows = (requests, replies)
            for pair in self._pairs.values():
                self._doom(pair)

    def _doom(self, pair: _Pair) -> None:
        for end, swallows in zip(pair.ends, self._swallows, strict=True):
            pair.swallows[end] = pair.swallows[end] or swallows

    def _pass_on(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._listening, selectors.EVENT_READ, self._accept(selector))
            selector.register(self._wake_in, selectors.EVENT_READ, None)
            while True:
                for key, _events in selector.select():
                    if key.fileobj is self._wake_in:
                        return
                    key.data()

    def _accept(self, selector: selectors.BaseSelector) -> Callable[[], None]:
        def accept() -> None:
            station, _address = self._listening.accept()
            server = socket.create_connection(("127.0.0.1", self._server_port))
            pair = _Pair(station, server)
            with self._lock:
                self._doom(pair)
                self._pairs |= {station: pair, server: pair}
            for end in pair.ends:
                selector.register(end, selectors.EVENT_READ, self._read(selector, pair, end))

        return accept

    def _read(
        self, selector: selectors.BaseSelector, pair: _Pair, end: socket.socket
    ) -> Callable[[], None]:
        def read() -> None:
            try:
                got = end.recv(_MOST)
            except ConnectionError:
                got = b""
            with self._lock:
                swallowed = pair.swallows[end]
            if not got:
                selector.unregister(end)
            if not swallowed:
                _give(pair.other(end), got)

        return read


def _give(end: socket.socket, got: bytes) -> None:
    """Pass on what came, or that it is over."""
    try:
        if got:
            end.sendall(got)
        else:
            end.shutdown(socket.SHUT_WR)
    except OSError:
        return  # the other side has hung up: its own end says so next
