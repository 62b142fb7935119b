"""A letter, what a mailer promises, and how a sending can end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import Enum
from typing import Protocol

from app.errors import BadValue


class MailOutcome(Enum):
    """How a sending ended.

    SENT     the receiving side has it
    LATER    not now; the same letter may be sent again under its Message-ID
    REFUSED  never
    UNKNOWN  it was handed over and nobody said whether it was taken: a person is asked
    """

    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class MailResult:
    """The outcome with the receiving side's words."""

    outcome: MailOutcome
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: the shop's name and address."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What stands right of the @; Message-IDs end so."""
        return self.address.rpartition("@")[2] or "localhost"


@dataclass(frozen=True, slots=True)
class Letter:
    """One e-mail.  ``message_id`` is its local part: the same at every attempt."""

    message_id: str
    to_name: str
    to_address: str
    subject: str
    text: str
    html: str
    written_at: datetime


class Mailer(Protocol):
    """Delivers letters.  Never raises for the other side's trouble: that is an outcome."""

    sender: Sender

    def send(self, letter: Letter) -> MailResult:
        """Send once; the letter's Message-ID lets the receiver know a repetition."""


def to_message(letter: Letter, sender: Sender) -> EmailMessage:
    """Make the message of RFC 5322, plain text and HTML.

    Raises:
        BadValue: the address cannot be written to.
    """
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = Address(sender.name, addr_spec=sender.address)
        message["To"] = Address(_one_line(letter.to_name), addr_spec=letter.to_address)
    except (ValueError, IndexError, MessageError) as error:
        address = letter.to_address[:80]
        raise BadValue(kind="e-mail address", value=address, reason=str(error)) from error
    message["Subject"] = _one_line(letter.subject)
    message["Date"] = format_datetime(letter.written_at)
    message["Message-ID"] = f"<{letter.message_id}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message


def _one_line(text: str) -> str:
    """No line break or control character gets into a header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
