"""E-mails by SMTP, to a real server on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy

import pytest

from app.gateways.mail.letter import Mailer, MailOutcome
from app.gateways.mail.smtp import SmtpMailer, SmtpServer
from tests.app.gateways.mail.letters import SHOP, letter
from tests.app.gateways.mail.postmaster import Postmaster, mail_server


@pytest.fixture
def at_work() -> Iterator[tuple[Postmaster, int]]:
    with mail_server() as working:
        yield working


@pytest.fixture
def postmaster(at_work: tuple[Postmaster, int]) -> Postmaster:
    return at_work[0]


@pytest.fixture
def server(at_work: tuple[Postmaster, int]) -> SmtpServer:
    return SmtpServer("127.0.0.1", at_work[1], starttls=False, timeout_s=10)


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
