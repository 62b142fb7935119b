"""E-mails by SMTP, to a real server on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from app.gateways.mail.letter import Mailer, MailOutcome
from app.gateways.mail.smtp import SmtpMailer, SmtpServer
from tests.app.gateways.mail.letters import SHOP, letter


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


@pytest.fixture
def postmaster() -> Postmaster:
    return Postmaster()


@pytest.fixture
def server(postmaster: Postmaster) -> Iterator[SmtpServer]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(postmaster, hostname="127.0.0.1", port=port)
    controller.start()
    yield SmtpServer("127.0.0.1", port, starttls=False, timeout_s=10)
    controller.stop()


def test_a_letter_that_was_handed_over_into_silence_is_not_known_to_be_sent(
    server: SmtpServer, postmaster: Postmaster
) -> None:
    postmaster.hangs_up = True

    result = SmtpMailer(server, SHOP).send(letter())

    assert result.outcome is MailOutcome.UNKNOWN
    assert len(postmaster.taken) == 1, "it did arrive: sent again, it would be there twice"


def test_a_letter_arrives_with_its_message_id(server: SmtpServer, postmaster: Postmaster) -> None:
    mailer: Mailer = SmtpMailer(server, SHOP)

    result = mailer.send(letter())

    assert result.outcome is MailOutcome.SENT
    read = message_from_bytes(postmaster.taken[0], policy=policy.default)
    assert read["Message-ID"] == "<abc123@mugs.example>"
    assert read["To"].addresses[0].addr_spec == "ada@example.com"


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("450 mailbox busy", MailOutcome.LATER),
        ("452 too many", MailOutcome.LATER),
        ("550 no such user", MailOutcome.REFUSED),
        ("553 not allowed", MailOutcome.REFUSED),
    ],
)
@pytest.mark.parametrize("stage", ["to_recipient", "to_data"])
def test_4xx_means_later_and_5xx_means_never(
    server: SmtpServer, postmaster: Postmaster, stage: str, answer: str, outcome: MailOutcome
) -> None:
    setattr(postmaster, stage, answer)

    result = SmtpMailer(server, SHOP).send(letter())

    assert (result.outcome, result.detail) == (outcome, answer)
    assert postmaster.taken == []


def test_a_server_that_is_off_means_later() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        off = SmtpServer("127.0.0.1", nobody.getsockname()[1], starttls=False, timeout_s=2)

        result = SmtpMailer(off, SHOP).send(letter())

    assert result.outcome is MailOutcome.LATER
    assert "127.0.0.1" in result.detail


def test_a_server_that_hangs_up_in_mid_letter_means_later(
    server: SmtpServer, postmaster: Postmaster
) -> None:
    postmaster.to_data = "421 shutting down"

    assert SmtpMailer(server, SHOP).send(letter()).outcome is MailOutcome.LATER


@pytest.mark.parametrize(
    "asked",
    [
        {"starttls": True},
        {"starttls": False, "username": "shop", "password": "wrong"},
    ],
)
def test_settings_that_do_not_fit_the_server_lose_no_letter(
    server: SmtpServer, asked: dict[str, bool | str]
) -> None:
    unfit = SmtpServer(server.host, server.port, timeout_s=5, **asked)  # type: ignore[arg-type]  # as parametrised

    assert SmtpMailer(unfit, SHOP).send(letter()).outcome is MailOutcome.LATER


def test_a_letter_to_nobody_is_refused_without_asking_the_server() -> None:
    silent = SmtpServer("127.0.0.1", 1, starttls=False)

    assert SmtpMailer(silent, SHOP).send(letter(to="nobody")).outcome is MailOutcome.REFUSED


def test_the_password_is_not_in_the_servers_repr() -> None:
    assert "hunter2" not in repr(SmtpServer("h", 25, password="hunter2"))
