"""A real mail server on this machine, for tests."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Postmaster:
    """A server that answers as it is told and keeps what it took."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.to_recipient = "250 OK"
        self.to_data = "250 OK"
        self.hangs_up = False

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd calls it so
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: object
    ) -> str:
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(  # noqa: N802 -- aiosmtpd calls it so
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.to_data.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.taken.append(envelope.content)
        if self.hangs_up:
            assert server.transport is not None
            server.transport.close()
        return self.to_data


@contextmanager
def mail_server() -> Iterator[tuple[Postmaster, int]]:
    """A server and its port."""
    postmaster = Postmaster()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(postmaster, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield postmaster, port
    finally:
        controller.stop()
