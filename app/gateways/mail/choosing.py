"""Which mailer the settings choose: files in a folder, or SMTP."""

from __future__ import annotations

from app.gateways.mail.eml_folder import EmlFolder
from app.gateways.mail.letter import Mailer, Sender
from app.gateways.mail.smtp import SmtpMailer, SmtpServer
from app.secrets import open_secrets
from app.settings import MailTransport, Settings


def mailer_of(settings: Settings) -> Mailer:
    """Make the mailer; nothing is sent and nothing is opened yet.

    Raises:
        SecretMissing: SMTP wants a password and none is kept.
    """
    mail = settings.mail
    sender = Sender(mail.from_name, mail.from_address)
    if mail.transport is MailTransport.EML:
        return EmlFolder(settings.folders.mail, sender)
    password = open_secrets(settings.secrets).read("mail") if mail.username else ""
    server = SmtpServer(mail.host, mail.port, mail.starttls, mail.username, password)
    return SmtpMailer(server, sender)
