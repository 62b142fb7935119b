"""E-mails by SMTP: 4xx means later, 5xx means never, silence means later.

Silence after the letter was handed over means that nobody knows: SMTP cannot be asked about it.
Source: RFC 5321, sections 4.2.1, 4.5.3.2.6 and 4.5.4.
"""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import BadValue
from app.gateways.mail.letter import Letter, MailOutcome, MailResult, Sender, to_message

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

_TIMEOUT_S = 20.0
_FOR_GOOD = 500


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where the shop's mail goes out.  ``password`` is "" where none is needed."""

    host: str
    port: int
    starttls: bool = True
    username: str = ""
    password: str = field(default="", repr=False)
    timeout_s: float = _TIMEOUT_S


class _Line(smtplib.SMTP):
    """A connection that knows whether it has handed a letter over."""

    handed_over = False

    def data(self, msg: Buffer | str) -> tuple[int, bytes]:
        """Hand the letter over: from here on silence is no refusal."""
        self.handed_over = True
        return super().data(msg)


class SmtpMailer:
    """One connection a letter.  Not thread-safe: give it to one worker."""

    def __init__(self, server: SmtpServer, sender: Sender) -> None:
        self.sender = sender
        self._server = server

    def send(self, letter: Letter) -> MailResult:
        """Send by SMTP.

        A wrong password or a server without TLS is LATER: the letter is good, and somebody will
        put the settings right.
        """
        try:
            message = to_message(letter, self.sender)
        except BadValue as error:
            return MailResult(MailOutcome.REFUSED, str(error))
        line: _Line | None = None
        try:
            with self._connected() as line:
                line.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            return _judged(*next(iter(error.recipients.values())))
        except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError) as error:
            return MailResult(MailOutcome.LATER, str(error))
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            return _judged(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            handed_over = line is not None and line.handed_over
            outcome = MailOutcome.UNKNOWN if handed_over else MailOutcome.LATER
            return MailResult(outcome, f"{self._server.host}: {error}")
        return MailResult(MailOutcome.SENT, self._server.host)

    def _connected(self) -> _Line:
        server = self._server
        connection = _Line(server.host, server.port, timeout=server.timeout_s)
        try:
            if server.starttls:
                connection.starttls(context=ssl.create_default_context())
            if server.username:
                connection.login(server.username, server.password)
        except BaseException:
            connection.close()
            raise
        return connection


def _judged(code: int, words: bytes | str) -> MailResult:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    outcome = MailOutcome.REFUSED if code >= _FOR_GOOD else MailOutcome.LATER
    return MailResult(outcome, f"{code} {said}")
